package org.soretflow.cases.cli;

import java.util.List;
import org.soretflow.viz.live.LiveRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.cases.report.Runs;

class WatchCommandTest {

    @TempDir
    Path folder;

    @Test
    void tellsOfARunThatHasEnded() throws IOException {
        Path run = Runs.run(Runs.HOSTILE, folder);
        Captured watched = Captured.run("watch", run.toString());
        assertThat(watched.exit()).isZero();
        assertThat(watched.out()).contains("small  finished  step ").contains("temperature").contains("→")
                .contains("centre.salt").contains("separation_salt").endsWith("finished: the end time was reached\n");
    }

    /// The files of a run come one after the other, as a run writes them; the watch ends with it.
    @Test
    void followsARunUntilItsEnd() throws Exception {
        Path run = Runs.run(Runs.HOSTILE, folder);
        String manifest = Files.readString(run.resolve("manifest.json"));
        Files.writeString(run.resolve("manifest.json"), manifest.replace("\"finished\"", "\"running\""));
        Files.writeString(run.resolve(".lock"), ProcessHandle.current().pid() + " test");
        String residuals = Files.readString(run.resolve("residuals.csv"));
        Files.writeString(run.resolve("residuals.csv"),
                residuals.lines().limit(2).collect(Collectors.joining("\n", "", "\n")));
        CompletableFuture<Captured> watch = CompletableFuture.supplyAsync(() ->
                Captured.run("watch", run.toString(), "--interval", "0.05"));
        Thread.sleep(300);
        assertThat(watch).isNotDone();
        Files.writeString(run.resolve("residuals.csv"), residuals);
        Thread.sleep(300);
        assertThat(watch).isNotDone();
        Files.writeString(run.resolve("manifest.json"), manifest.replace("\"finished\"", "\"diverged\""));
        Captured watched = watch.get(20, TimeUnit.SECONDS);
        assertThat(watched.exit()).isEqualTo(1);
        assertThat(watched.out().lines()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(watched.out()).contains("small  running  step 1 ").endsWith("diverged: the end time was reached\n");
    }

    @Test
    void aRunThatWasKilledIsSaid() throws IOException {
        Path run = Runs.run(Runs.HOSTILE, folder);
        Files.writeString(run.resolve("manifest.json"),
                Files.readString(run.resolve("manifest.json")).replace("\"finished\"", "\"running\""));
        Captured watched = Captured.run("watch", run.toString());
        assertThat(watched.exit()).isEqualTo(3);
        assertThat(watched.err()).contains("it was killed").contains("--restart latest");
    }

    /// Whoever looks at a folder whose manifest is none is told the same, with the same exit code.
    @ParameterizedTest
    @ValueSource(strings = {"{\"case\":", "[]", "{\"case\": 3}", "\u0000"})
    void aManifestThatIsNoneIsAMistake(String text) throws IOException {
        Path manifest = Files.writeString(folder.resolve("manifest.json"), text);
        for (String command : List.of("watch", "report")) {
            Captured captured = Captured.run(command, folder.toString());
            assertThat(captured.exit()).isEqualTo(2);
            assertThat(captured.err()).startsWith("soretflow: " + manifest + ": this is no").hasLineCount(1);
        }
    }

    @Test
    void iterationsOfASteadySolveAreTold() throws IOException {
        Path run = Runs.run(Runs.HOSTILE, folder);
        Files.delete(run.resolve("residuals.csv"));
        LiveRun live = new LiveRun(run);
        live.update();
        assertThat(WatchText.line(live)).contains("small  finished  no step yet");
        Files.writeString(run.resolve("iterations.csv"), "step,residual [1]\n1,0.5\n2,0.01\n");
        assertThat(live.update()).isTrue();
        assertThat(WatchText.line(live)).contains("small  finished  iteration 2  residual 1.0e-02");
    }

    /// What is written over has to fit into a terminal of 24 lines.
    @Test
    void manyNumbersFitIntoASmallTerminal() throws IOException {
        Path run = Runs.run(Runs.HOSTILE, folder);
        Path reports = run.resolve("reports.csv");
        LiveRun live = new LiveRun(run);
        live.update();
        assertThat(WatchText.block(live)).hasSizeLessThan(23).noneMatch(line -> line.contains(" more"));
        Files.delete(reports);
        Files.writeString(reports, "step,time [s]" + ",a [1]".repeat(60) + "\n1,0.5" + ",7".repeat(60) + "\n");
        live.update();
        List<String> lines = WatchText.block(live);
        assertThat(lines).hasSize(23);
        // a head, two equations, the fields at a probe and the first reports are there, and how many are not
        assertThat(lines.getLast()).isEqualTo("  … and " + (60 + 2 - 19) + " more");
    }

    @Test
    void barsShowDecades() {
        assertThat(WatchText.bars(new double[] {1, 1e-7, 0, 1e-3})).isEqualTo("█▁ ▅");
        assertThat(WatchText.bars(new double[] {1, 1})).isEqualTo("▅▅");
        assertThat(WatchText.bars(new double[0])).isEmpty();
    }

    @Test
    void faultsOfTheCommandLineAreSaid() {
        assertThat(Captured.run("watch", folder.toString(), "--interval", "0").err()).contains("from 0.05 to 3600 s");
        assertThat(Captured.run("run", "soret-cell", "--serve-host", "0.0.0.0").err())
                .contains("--serve-host belongs to --serve PORT");
        assertThat(Captured.run("run", "soret-cell", "--serve", "70000").err()).contains("a port from 1 to 65535");
        assertThat(Captured.run("run", "soret-cell", "--serve", "0", "--serve-linger", "long").err())
                .contains("a time in s, min or h is expected");
    }
}
