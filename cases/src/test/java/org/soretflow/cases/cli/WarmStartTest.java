package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs of a study that start from the final states of others: cheaper, the same answers, and the same bytes however the
/// study is done.
class WarmStartTest {

    private static final int RUNS = 12;
    private static final String GRID = """
            parameters:
              gap: { from: 40 µm, to: 60 µm, count: 3 }
              speed: { values: [1 mm/s, 1.1 mm/s, 1.2 mm/s, 1.3 mm/s] }
            """;

    @TempDir
    static Path temporary;

    private static Path study;

    @BeforeAll
    static void sweepOnce() throws IOException {
        study = ChannelCase.study(temporary, GRID);
        assertThat(sweep(study, "straight", "-j", "2").exit()).isZero();
    }

    private static Captured sweep(Path file, String out, String... more) {
        return Captured.run(Stream.concat(Stream.of("sweep", file.toString(), "--out", out(out).toString()),
                Stream.of(more)).toArray(String[]::new));
    }

    private static Path out(String name) {
        return temporary.resolve(name);
    }

    private static void assertSameTable(String out) {
        assertThat(out(out).resolve("results.csv")).hasSameBinaryContentAs(out("straight").resolve("results.csv"));
    }

    private static String log(String out, String run) throws IOException {
        return Files.readString(out(out).resolve("runs").resolve(run).resolve("run.log"));
    }

    private static List<String> warmRuns(String out) throws IOException {
        List<String> warm = new ArrayList<>();
        for (String run : RunFolders.names(out(out).resolve("runs"))) {
            if (log(out, run).contains("starting from the final state of run")) {
                warm.add(run);
            }
        }
        return warm;
    }

    /// Sum over all runs and equations.
    private static int iterations(String out) throws IOException {
        int sum = 0;
        for (int run = 1; run <= RUNS; run++) {
            List<String> lines = Files.readAllLines(out(out).resolve("runs/%04d/residuals.csv".formatted(run)));
            String[] names = lines.getFirst().split(",");
            String[] values = lines.getLast().split(",");
            for (int m = 0; m < names.length; m++) {
                sum += names[m].endsWith("iterations [1]") ? Integer.parseInt(values[m]) : 0;
            }
        }
        return sum;
    }

    /// The solver's tolerance is 1e-10 of what drives the fields.
    private static void assertAgrees(String out) throws IOException {
        List<String> straight = Files.readAllLines(out("straight").resolve("results.csv"));
        List<String> other = Files.readAllLines(out(out).resolve("results.csv"));
        assertThat(other).hasSize(RUNS + 1);
        for (int row = 1; row <= RUNS; row++) {
            String[] a = straight.get(row).split(",");
            String[] b = other.get(row).split(",");
            for (int m = 3; m < 6; m++) {
                double value = Double.parseDouble(a[m]);
                assertThat(Double.parseDouble(b[m])).as("row %d, column %d", row, m)
                        .isCloseTo(value, within(1e-8 * value));
            }
        }
    }

    @Test
    void neighboursSaveIterationsAndChangeNothing() throws IOException {
        Path cold = ChannelCase.study(Files.createDirectories(out("cold-study")), GRID + "warm_start: false\n");
        assertThat(sweep(cold, "cold", "-q").exit()).isZero();
        assertThat(warmRuns("cold")).isEmpty();
        assertThat(warmRuns("straight")).hasSize(RUNS - 1);
        assertAgrees("cold");
        // 34 to 44 iterations of a cold run, 28 to 34 of a warm one
        assertThat(iterations("straight")).isLessThan((int) (0.85 * iterations("cold")));
    }

    @Test
    void theTableDoesNotDependOnTheJobsNorOnWhatIsThere() throws IOException {
        sweep(study, "one", "-j", "1", "-q");
        assertSameTable("one");
        for (String run : new String[] {"0001", "0012", "0006"}) {
            Files.delete(out("one").resolve("runs").resolve(run).resolve("result.json"));
        }
        assertThat(sweep(study, "one", "-j", "3").out().lines().filter(line -> line.startsWith("run "))).hasSize(3);
        assertSameTable("one");
    }

    @Test
    void aStateThatIsLostCostsTimeOnly() throws IOException {
        sweep(study, "lost", "-q");
        for (String run : warmRuns("lost")) {
            Path folder = out("lost").resolve("runs").resolve(run);
            Files.delete(folder.resolve("result.json"));
            if (Files.exists(folder.resolve("final.state"))) {
                Files.write(folder.resolve("final.state"), new byte[] {1, 2, 3});
            }
        }
        Path root = Files.list(out("lost").resolve("runs")).filter(run -> Files.exists(run.resolve("result.json")))
                .findFirst().orElseThrow();
        Files.delete(root.resolve("final.state"));
        assertThat(sweep(study, "lost", "-q").exit()).isZero();
        assertAgrees("lost");
        long warned = 0;
        for (String run : RunFolders.names(out("lost").resolve("runs"))) {
            warned += log("lost", run).contains("there is no final state") ? 1 : 0;
        }
        assertThat(warned).isPositive();
    }

    private static Process start(String name, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "sweep"));
        command.addAll(Arrays.asList(words));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(temporary.resolve(name).toFile()).start();
    }

    @Test
    void aKilledSweepEndsWithTheSameTable() throws Exception {
        Process process = start("killed.txt", study.toString(), "--out", out("killed").toString());
        while (results("killed") < RUNS / 3) {
            assertThat(process.isAlive()).as(Files.readString(temporary.resolve("killed.txt"))).isTrue();
            Thread.sleep(2);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        long done = results("killed");
        assertThat(done).isLessThan(RUNS);
        Captured rest = sweep(study, "killed");
        assertThat(rest.exit()).isZero();
        assertThat(rest.out().lines().filter(line -> line.startsWith("run ")).count()).isEqualTo(RUNS - done);
        assertSameTable("killed");
    }

    private static long results(String out) throws IOException {
        try (Stream<Path> runs = Files.list(out(out).resolve("runs"))) {
            return runs.filter(run -> Files.exists(run.resolve("result.json"))).count();
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    @Test
    void processesShareASweep() throws Exception {
        String[] words = {study.toString(), "--out", out("shared").toString(), "--share", "-j", "1"};
        List<Process> processes = List.of(start("first.txt", words), start("second.txt", words));
        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        String first = Files.readString(temporary.resolve("first.txt"));
        String second = Files.readString(temporary.resolve("second.txt"));
        assertThat(processes).as(first + second).allMatch(process -> process.exitValue() == 0);
        assertThat(first + second).contains("run 0001", "run 0012");
        assertThat(Files.exists(out("shared").resolve(".lock"))).isFalse();
        assertSameTable("shared");
    }

    @Test
    void whoDoesNotShareIsKeptOut() throws Exception {
        Captured refused = sweep(study, "both", "--share", "--restart", "fresh");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("--share goes on with the runs in the folder");
    }

    @Test
    void sensitivitiesStartFromTheCentreAndSearchesFromTheNearestRun() throws IOException {
        Path one = ChannelCase.study(Files.createDirectories(out("one-study")), """
                parameters: { speed: { from: 1 mm/s, to: 2 mm/s, at: 1.2 mm/s } }
                optimise: { objectives: [ { quantity: mean_beads, goal: minimise } ], runs: 5 }
                """);
        assertThat(Captured.run("sensitivities", one.toString(), "--out", out("slopes").toString()).exit()).isZero();
        assertThat(warmRuns("slopes")).containsExactly("0002", "0003");
        assertThat(log("slopes", "0003")).contains("starting from the final state of run 0001");
        assertThat(Captured.run("optimise", one.toString(), "--out", out("best").toString()).exit()).isZero();
        assertThat(warmRuns("best")).containsExactly("0002", "0003", "0004", "0005");
    }
}
