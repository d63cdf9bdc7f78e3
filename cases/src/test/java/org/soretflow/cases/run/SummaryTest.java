package org.soretflow.cases.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void hasExactlyTheKeysThatScriptsRelyOn() {
        var quantities = new LinkedHashMap<String, Summary.Value>();
        quantities.put("separation", new Summary.Value(0.25, "1"));
        quantities.put("broken", new Summary.Value(Double.NaN, "W"));
        var reached = new Summary.Reached(21_600, 431);
        String json = new Summary("cell", RunStatus.NOT_CONVERGED, reached, 1.5, 2.5, 100, "cpu",
                List.of(), quantities).toJson();
        Map<?, ?> tree = (Map<?, ?>) Json.parse(json);
        assertThat(tree.keySet().stream().map(Object::toString))
                .containsExactly("case", "status", "time_seconds", "steps", "wall_seconds", "cpu_seconds", "cells",
                        "backend", "beyond_validity", "quantities");
        assertThat(tree.get("time_seconds")).isEqualTo(21_600.0);
        assertThat(tree.get("steps")).isEqualTo(431);
        assertThat(tree.get("status")).isEqualTo("not-converged");
        assertThat(tree.get("cells")).isEqualTo(100);
        assertThat(tree.get("quantities").toString())
                .isEqualTo("{separation={value=0.25, unit=1}, broken={value=null, unit=W}}");
    }
}
