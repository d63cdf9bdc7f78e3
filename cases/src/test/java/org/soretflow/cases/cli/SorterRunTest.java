package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.run.Json;

/// What a run tells of a sorter, on a small mesh.
class SorterRunTest {

    @TempDir
    Path temporary;

    private Captured run(String... more) {
        List<String> words = new ArrayList<>(List.of("run", "sorter-2d", "--out",
                temporary.resolve("run").toString(), "--set", "parameters.cells=5"));
        words.addAll(List.of(more));
        return Captured.run(words.toArray(String[]::new));
    }

    @Test
    void aRunTellsWhatTheOutletsDeliver() throws IOException {
        Captured done = run("--set", "output.report=true");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out() + done.err()).contains("sorter: from x-min", "separation factor large to small",
                "what enters less what leaves").doesNotContain("differs from what leaves");
        List<String> table = Files.readAllLines(temporary.resolve("run/sorter.csv"));
        assertThat(table).hasSize(1 + 3 * 2);
        assertThat(table.getFirst()).startsWith("species,outlet,flux,unit,recovery [1],");
        assertThat(table.get(1)).startsWith("large,cold-outlet,");
        // 2 outlets of 5 cells, 2 species, a header
        assertThat(Files.readAllLines(temporary.resolve("run/sorter-profiles.csv"))).hasSize(1 + 2 * 2 * 5);
        Map<?, ?> summary = (Map<?, ?>) Json.parse(Files.readString(temporary.resolve("run/summary.json")));
        Map<?, ?> quantities = (Map<?, ?>) summary.get("quantities");
        assertThat(value(quantities, "recovery_large_cold-outlet") + value(quantities, "recovery_large_hot-outlet"))
                .isBetween(1 - 1e-10, 1 + 1e-10);
        assertThat(value(quantities, "residence_time_small_hot-outlet")).isBetween(90.0, 120.0);
        assertThat(value(quantities, "closure_small")).isLessThan(1e-10);
        String page = Files.readString(temporary.resolve("run/report.html"));
        assertThat(page).contains("What leaves through each outlet", "What leaves through hot-outlet", "K·min");
    }

    @Test
    void whatIsNoOutletIsRefused() {
        Captured done = run("--set", "output.sorter.outlets=[cold-outlet, hot-outlat]");
        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).contains("output.sorter", "there is no patch hot-outlat");
    }

    private static double value(Map<?, ?> quantities, String name) {
        return ((Number) ((Map<?, ?>) quantities.get(name)).get("value")).doubleValue();
    }
}
