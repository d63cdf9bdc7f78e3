package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.run.Json;

class SensitivitiesCommandTest {

    @TempDir
    Path temporary;

    private Captured run(String text, String... more) throws IOException {
        Path study = BowlCase.study(temporary, text);
        return Captured.run("sensitivities", study.toString(), "--out", temporary.resolve("out").toString(),
                more.length == 0 ? "-q" : more[0]);
    }

    /// Central differences of a parabola are exact: what is left is the solver's residual over the step.
    @Test
    void derivativesAreThoseOfThePolynomial() throws IOException {
        Captured done = run("""
                parameters: { a: { at: 1 }, b: { at: 3, step: 0.5 } }
                quantities: [mean_one]
                """, "--json");
        assertThat(done.exit()).as(done.err()).isZero();
        List<?> list = (List<?>) ((Map<?, ?>) Json.parse(done.out())).get("sensitivities");
        assertThat(list).hasSize(2);
        assertThat(number(list.get(0), "derivative")).isCloseTo(-0.02, within(1e-8));
        assertThat(number(list.get(0), "relative")).isCloseTo(-0.02 * 1 / BowlCase.one(1, 3), within(1e-6));
        assertThat(number(list.get(1), "derivative")).isCloseTo(0.08, within(1e-8));
        // forward 0.02·(2.5² − 2²)/0.5 = 0.09, backward 0.07
        assertThat(number(list.get(1), "unevenness")).isCloseTo(0.125, within(1e-6));
        assertThat(Files.readAllLines(temporary.resolve("out/sensitivities.csv"))).hasSize(3);
    }

    @Test
    void theCasesOwnValueIsTheCentre() throws IOException {
        assertThat(run("parameters: { b: { step: 0.1 }, width: { step: 0.1 mm } }\n").exit()).isZero();
        List<String> rows = Files.readAllLines(temporary.resolve("out/results.csv"));
        assertThat(rows.get(1)).startsWith("0001,2.0,1.0,");
        assertThat(Files.readString(temporary.resolve("out/sensitivities.csv"))).contains(",width,1.0,mm,", ",1/mm,");
    }

    private static double number(Object entry, String key) {
        return ((Number) ((Map<?, ?>) entry).get(key)).doubleValue();
    }
}
