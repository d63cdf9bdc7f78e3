package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.cases.run.Json;

class SweepCommandTest {

    private static final String GRID = """
            parameters:
              a: { values: [0, 2, 3] }
              b: { from: 1, to: 2, count: 2 }
            """;

    @TempDir
    Path temporary;

    private Captured sweep(Path study, String out, String... more) {
        return Captured.run(Stream.concat(Stream.of("sweep", study.toString(), "--out", out(out).toString()),
                Stream.of(more)).toArray(String[]::new));
    }

    private Path out(String name) {
        return temporary.resolve(name);
    }

    private List<String> rows(String out) throws IOException {
        return Files.readAllLines(out(out).resolve("results.csv"));
    }

    @Test
    void aGridLeavesATableFiguresAndWholeRunFolders() throws IOException {
        Captured done = sweep(BowlCase.study(temporary, GRID), "grid", "-j", "2");
        assertThat(done.err()).isEmpty();
        assertThat(done.exit()).isZero();
        assertThat(done.out()).contains("6 runs of case bowl", "run 0006: a = 3, b = 2: finished", "results.csv");
        List<String> rows = rows("grid");
        assertThat(rows).hasSize(7);
        assertThat(rows.getFirst()).isEqualTo("run,a [1],b [1],mean_one [1],mean_two [1],status,message");
        for (String row : rows.subList(1, 7)) {
            String[] cells = row.split(",");
            double a = Double.parseDouble(cells[1]);
            double b = Double.parseDouble(cells[2]);
            // a mean of four equal numbers, after a solver that holds the amount to 1e-10
            assertThat(Double.parseDouble(cells[3])).isCloseTo(BowlCase.one(a, b), within(1e-9));
            assertThat(Double.parseDouble(cells[4])).isCloseTo(BowlCase.two(a, b), within(1e-9));
        }
        assertThat(rows.get(2)).startsWith("0002,0.0,2.0,");
        assertThat(RunFolders.names(out("grid"))).containsExactly("mean_one.png", "mean_two.png", "results.csv", "runs",
                "study.json", "study.yaml", "summary.json");
        assertThat(out("grid").resolve("runs/0003")).isDirectoryContaining("glob:**/summary.json")
                .isDirectoryContaining("glob:**/case.yaml").isDirectoryContaining("glob:**/run.log");
        assertThat(Files.readString(out("grid").resolve("runs/0003/run.log"))).contains("finished:")
                .containsOnlyOnce("case bowl");
    }

    @Test
    void theTableDoesNotDependOnTheJobs() throws IOException {
        Path study = BowlCase.study(temporary, GRID);
        sweep(study, "one", "-j", "1", "-q");
        sweep(study, "three", "-j", "3", "-q");
        assertThat(out("three").resolve("results.csv")).hasSameBinaryContentAs(out("one").resolve("results.csv"));
    }

    @Test
    void finishedRunsAreNotDoneAgain() throws IOException {
        Path study = BowlCase.study(temporary, GRID);
        sweep(study, "again", "-q");
        List<String> before = rows("again");
        Path kept = out("again").resolve("runs/0002/manifest.json");
        var written = Files.getLastModifiedTime(kept);
        Files.delete(out("again").resolve("runs/0005/result.json"));
        Captured second = sweep(study, "again");
        assertThat(second.out()).contains("run 0005").doesNotContain("run 0002");
        assertThat(rows("again")).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(written);
    }

    @Test
    void aChangedStudyIsRefusedUnlessItBeginsAfresh() throws IOException {
        sweep(BowlCase.study(temporary, GRID), "changed", "-q");
        Path study = BowlCase.study(temporary, GRID.replace("[0, 2, 3]", "[0, 2.5]"));
        Captured refused = sweep(study, "changed");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("another version of this study", "--restart fresh");
        assertThat(rows("changed")).hasSize(7);
        assertThat(sweep(study, "changed", "--restart", "fresh", "-q").exit()).isZero();
        assertThat(rows("changed")).hasSize(5);
        assertThat(RunFolders.names(out("changed").resolve("runs"))).hasSize(4);
    }

    @Test
    void aForeignFolderIsLeftAlone() throws IOException {
        Files.createDirectories(out("thesis"));
        Files.writeString(out("thesis").resolve("thesis.tex"), "x");
        Captured refused = sweep(BowlCase.study(temporary, GRID), "thesis", "--restart", "fresh");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("thesis.tex", "--out");
        assertThat(RunFolders.names(out("thesis"))).containsExactly("thesis.tex");
    }

    @Test
    void aRunThatFailsDoesNotEndTheStudy() throws IOException {
        Path study = BowlCase.study(temporary, "parameters:\n  width: { values: [1 mm, -1 mm, 2 mm] }\n");
        Captured done = sweep(study, "failing");
        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.out()).contains("1 of 3 runs have no result");
        List<String> rows = rows("failing");
        assertThat(rows.get(1)).endsWith(",finished,the steady state was found");
        assertThat(rows.get(2)).startsWith("0002,-1.0,,,refused,").contains("mesh.x");
        assertThat(rows.get(3)).startsWith("0003,2.0,").contains("finished");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latin_hypercube", "sobol"})
    void samplesFillTheRangesEvenly(String method) throws IOException {
        Path study = BowlCase.study(temporary, """
                parameters:
                  a: { from: 0, to: 4 }
                  b: { from: 0.01, to: 1, scale: log }
                quantities: [mean_two]
                sampling: { method: %s, runs: 8, seed: 3 }
                """.formatted(method));
        Captured done = sweep(study, method, "--json");
        assertThat(done.exit()).isZero();
        Map<?, ?> tree = (Map<?, ?>) Json.parse(done.out());
        assertThat(tree.get("finished")).isEqualTo(8);
        List<String> rows = rows(method);
        assertThat(rows.getFirst()).isEqualTo("run,a [1],b [1],mean_two [1],status,message");
        // one point in each of eight equal parts; Sobol's sequence without its first point has them in seven or eight
        assertThat(parts(rows, 1, 0, 4, false)).hasSizeGreaterThanOrEqualTo(method.equals("sobol") ? 7 : 8);
        assertThat(parts(rows, 2, 0.01, 1, true)).hasSizeGreaterThanOrEqualTo(method.equals("sobol") ? 7 : 8);
    }

    private static List<Integer> parts(List<String> rows, int column, double low, double high, boolean log) {
        return rows.stream().skip(1).map(row -> Double.parseDouble(row.split(",")[column]))
                .map(value -> log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low))
                // values have twelve digits, and the sequence of Sobol lies on the ends of parts
                .map(share -> (int) Math.min(7, 8 * share + 1e-9)).distinct().toList();
    }

    @Test
    void aListTakesValuesTogether() throws IOException {
        Path study = BowlCase.study(temporary, """
                parameters: { a: { values: [1, 2] }, width: { values: [1 mm, 3 mm] } }
                sampling: { method: list }
                set: { parameters.b: 1 }
                """);
        assertThat(sweep(study, "list", "-q").exit()).isZero();
        List<String> rows = rows("list");
        assertThat(rows.getFirst()).startsWith("run,a [1],width [mm],");
        assertThat(rows).hasSize(3);
        assertThat(Arrays.copyOf(rows.get(2).split(","), 3)).containsExactly("0002", "2.0", "3.0");
        assertThat(Double.parseDouble(rows.get(2).split(",")[3])).isCloseTo(BowlCase.one(2, 1), within(1e-9));
    }
}
