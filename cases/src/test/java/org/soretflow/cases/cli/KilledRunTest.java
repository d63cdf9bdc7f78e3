package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.SampleCase;

/// Runs that are ended from outside, as processes of their own, and continued.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it sends signals, which Windows does not have")
class KilledRunTest {

    /// Steps of the sample case: 60 s in steps of 50 ms.
    private static final int STEPS = 1200;

    @TempDir
    Path temporary;

    private String caseFile;
    private Path out;
    private Path straight;

    @BeforeEach
    void runStraightThrough() throws IOException {
        caseFile = SampleCase.in(temporary).toString();
        out = temporary.resolve("killed");
        straight = temporary.resolve("straight");
        assertThat(Captured.run("run", caseFile, "--out", straight.toString(), "-q").exit()).isZero();
    }

    @Test
    void aTerminatedRunSavesItsStateAndGoesOnWithTheSameBits() throws Exception {
        Process process = start();
        waitForRows(300, process);
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        Map<?, ?> summary = (Map<?, ?>) Json.parse(Files.readString(out.resolve("summary.json")));
        assertThat(summary.get("status")).isEqualTo("stopped");
        assertThat(RunFolders.names(out)).doesNotContain(".lock");

        assertThat(Captured.run("run", caseFile, "--out", out.toString(), "--restart", "latest", "-q").exit()).isZero();
        RunFolders.assertSameResults(out, straight);
    }

    @Test
    void anInterruptedRunExitsWithTheCodeOfItsSignal() throws Exception {
        Process process = start();
        waitForRows(100, process);
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }

    @Test
    void aSteadySolveEndsAtOnce() throws Exception {
        // a mesh on which one solve takes longer than the test needs to interrupt it
        caseFile = SampleCase.steady(temporary, 2000, 1500).toString();
        Process process = start();
        while (!Files.exists(out.resolve("run.log"))
                || !Files.readString(out.resolve("run.log")).contains("memory: about")) {
            assertThat(process.isAlive()).as(Files.readString(temporary.resolve("output.txt"))).isTrue();
            Thread.sleep(2);
        }
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(out.resolve("summary.json")).as(Files.readString(temporary.resolve("output.txt"))).exists();
        Map<?, ?> summary = (Map<?, ?>) Json.parse(Files.readString(out.resolve("summary.json")));
        assertThat(summary.get("status")).isEqualTo("stopped");
        assertThat(RunFolders.names(out)).doesNotContain(".lock");
    }

    @Test
    void aRunKilledAtAnyMomentGoesOnWithTheSameBits() throws Exception {
        SplittableRandom random = new SplittableRandom(20261122);
        int row = 0;
        for (int kill = 0; kill < 3; kill++) {
            Process process = kill == 0 ? start() : start("--restart", "latest");
            row += 150 + random.nextInt(150);
            waitForRows(row, process);
            process.destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(out.resolve("summary.json")).doesNotExist();
        }
        Captured last = Captured.run("run", caseFile, "--out", out.toString(), "--restart", "latest");
        assertThat(last.exit()).isZero();
        assertThat(last.out()).contains("continuing from");
        RunFolders.assertSameResults(out, straight);
    }

    @Test
    void aRunKilledBeforeItsFirstCheckpointStartsAgain() throws Exception {
        Process process = start();
        waitForRows(1, process);
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        try (Stream<Path> checkpoints = Files.list(out.resolve("checkpoints"))) {
            for (Path checkpoint : checkpoints.toList()) {
                Files.delete(checkpoint);
            }
        } catch (NoSuchFileException _) {
            assertThat(out.resolve("checkpoints")).doesNotExist();
        }
        Captured again = Captured.run("run", caseFile, "--out", out.toString(), "--restart", "latest");
        assertThat(again.exit()).isZero();
        assertThat(again.out()).contains("starting from the beginning");
        RunFolders.assertSameResults(out, straight);
    }

    private Process start(String... more) throws IOException {
        List<String> command = Stream.of(
                        listeningToInterrupts().stream(),
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                                "run", caseFile, "--out", out.toString()),
                        Stream.of(more))
                .flatMap(words -> words)
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("output.txt").toFile())
                .start();
    }

    /// A build in the background of a shell ignores SIGINT, and so would every process it starts; GNU env undoes that.
    private static List<String> listeningToInterrupts() throws IOException {
        List<String> prefix = List.of("env", "--default-signal=INT");
        try {
            Process trial = new ProcessBuilder(
                            Stream.concat(prefix.stream(), Stream.of("true")).toList())
                    .start();
            return trial.waitFor() == 0 ? prefix : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// Waits until the table of residuals has so many rows; the run must not be over by then.
    private void waitForRows(int rows, Process process) throws Exception {
        assertThat(rows).isLessThan(STEPS);
        while (rows() < rows) {
            assertThat(process.isAlive()).as(Files.readString(temporary.resolve("output.txt"))).isTrue();
            Thread.sleep(2);
        }
    }

    private long rows() throws IOException {
        try (Stream<String> lines = Files.lines(out.resolve("residuals.csv"))) {
            return lines.count() - 1;
        } catch (NoSuchFileException _) {
            return 0;
        }
    }
}
