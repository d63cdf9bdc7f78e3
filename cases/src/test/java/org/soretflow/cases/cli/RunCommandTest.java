package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.SampleCase;

class RunCommandTest {

    @TempDir
    Path temporary;

    private String caseFile;
    private Path out;

    @BeforeEach
    void writeTheCase() throws IOException {
        caseFile = SampleCase.in(temporary).toString();
        out = temporary.resolve("results");
    }

    @Test
    void leavesAWholeRunFolder() throws IOException {
        Captured run = run("--set", "time.end=20 s");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("SoretFlow ").contains("case sample: A small cell", "y-min", "step ",
                "finished: the end time was reached", "separation_beads");
        assertThat(names(out)).containsExactly("balances.csv", "case.yaml", "checkpoints", "fields", "fields.pvd",
                "lines", "manifest.json", "probes", "reports.csv", "residuals.csv", "residuals.png", "run.log",
                "summary.json");
        assertThat(names(out.resolve("fields"))).hasSize(3);
        assertThat(names(out.resolve("lines"))).hasSize(2);
        assertThat(names(out.resolve("probes"))).containsExactly("centre.csv");
        assertThat(names(out.resolve("checkpoints"))).hasSize(2);
        assertThat(Files.readString(out.resolve("run.log"))).contains("SoretFlow ", "finished:");

        Map<?, ?> summary = tree("summary.json");
        assertThat(summary.get("status")).isEqualTo("finished");
        assertThat(summary.get("cells")).isEqualTo(96);
        assertThat(summary.get("time_seconds")).isEqualTo(20.0);
        List<String> rows = Files.readAllLines(out.resolve("residuals.csv"));
        assertThat(rows.getLast()).startsWith(summary.get("steps") + ",20.0,");
        assertThat(summary.get("backend")).isEqualTo("cpu");
        assertThat(summary.get("quantities").toString()).startsWith("{separation_beads={value=");
        List<?> sessions = (List<?>) tree("manifest.json").get("sessions");
        assertThat(((Map<?, ?>) sessions.getFirst()).keySet().stream().map(Object::toString)).contains("version",
                "commit", "jdk", "backend", "device", "start", "end", "wall_seconds", "exit_reason", "status");
    }

    @Test
    void writesTheFormatUnitAndCompressionAskedFor() throws IOException {
        run("--set", "time.end=1 s", "--set", "output.fields.format=vtr", "--set", "output.fields.scale=µm");
        VtkCells plain = VtkCells.read(out.resolve("fields/sample_000000.vtr"));
        double[] faces = plain.doubles("x");
        // the sample is 1 mm long; a face is a sum of 8 widths, each rounded
        assertThat(faces).hasSize(9).satisfies(x -> assertThat(x[8]).isCloseTo(1000, within(8 * Math.ulp(1000.0))));
        assertThat(plain.head()).contains("RectilinearGrid").doesNotContain("compressor");

        run("--set", "time.end=1 s", "--set", "output.fields.compressed=true");
        Path packed = out.resolve("fields/sample_000000.vti");
        assertThat(Files.readString(packed, StandardCharsets.ISO_8859_1))
                .contains("compressor=\"vtkZLibDataCompressor\"");
    }

    @Test
    void theResolvedCaseGivesTheSameRun() throws IOException {
        run("--set", "time.end=1 s");
        Path again = temporary.resolve("again");
        Captured second =
                Captured.run("run", out.resolve("case.yaml").toString(), "--out", again.toString(), "--quiet");
        assertThat(second.exit()).isZero();
        assertThat(second.out() + second.err()).isEmpty();
        assertThat(again.resolve("probes/centre.csv")).hasSameBinaryContentAs(out.resolve("probes/centre.csv"));
        assertThat(again.resolve("case.yaml")).hasSameTextualContentAs(out.resolve("case.yaml"));
    }

    @Test
    void printsOnlyTheSummaryForMachines() throws IOException {
        Captured run = run("--json", "--set", "time.end=1 s");
        assertThat(run.out()).isEqualTo(Files.readString(out.resolve("summary.json")));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aBadCaseLeavesNothingBehind() throws IOException {
        Captured wrong = run("--set", "mesh.x.cells=-3");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("soretflow: ").contains("cells").doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void aBackendThatIsNotThereIsAnErrorOfTheMachine() {
        Captured wrong = run("--backend", "abacus");
        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.err()).contains("there is no backend abacus").doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void aForeignFolderIsLeftAlone() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("thesis.tex"), "x");
        Captured wrong = run();
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err().lines()).hasSize(1);
        assertThat(wrong.err()).contains("thesis.tex", "--out");
        assertThat(names(out)).containsExactly("thesis.tex");
    }

    @Test
    void theResultsOfAnotherCaseAreLeftAlone() throws IOException {
        run("--set", "time.end=1 s");
        String before = Files.readString(out.resolve("manifest.json"));
        Captured other = run("--set", "case=other", "--set", "time.end=1 s");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).isEqualTo("soretflow: " + out + ": the folder holds the results of the case sample,"
                + " this is other; choose another folder with --out, or remove this one\n");
        assertThat(out.resolve("manifest.json")).hasContent(before);
    }

    @Test
    void aFreshRunReplacesAnEarlierOne() throws IOException {
        run("--set", "time.end=20 s");
        Files.writeString(out.resolve("notes.txt"), "mine");
        assertThat(run("--set", "time.end=1 s").exit()).isZero();
        assertThat(names(out.resolve("fields"))).hasSize(2);
        assertThat(out.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aRestartNeedsARunOfTheSameCase() throws IOException {
        Captured none = run("--restart", "latest");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("there is no run in");
        assertThat(out).doesNotExist();
        assertThat(run("--restart", temporary.resolve("x.chk").toString()).exit()).isEqualTo(2);

        run("--set", "time.end=20 s");
        String before = Files.readString(out.resolve("case.yaml"));
        Captured other = run("--restart", "latest", "--set", "mesh.x.cells=9");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("cannot go on from", "another problem");
        assertThat(out.resolve("case.yaml")).hasContent(before);
        assertThat(tree("summary.json").get("status")).isEqualTo("finished");

        Path checkpoint = out.resolve("checkpoints").resolve(names(out.resolve("checkpoints")).getLast());
        byte[] damaged = Files.readAllBytes(checkpoint);
        damaged[damaged.length / 2] ^= 1;
        Files.write(checkpoint, damaged);
        Captured broken = run("--restart", "latest", "--set", "time.end=20 s");
        assertThat(broken.exit()).isEqualTo(2);
        assertThat(broken.err()).contains("damaged");
    }

    @Test
    void aStopFileEndsTheRunAndTheRestartGivesTheSameBits() throws Exception {
        Path straight = temporary.resolve("straight");
        Captured.run("run", caseFile, "--out", straight.toString(), "-q");
        // the run removes a stop file that lies there from before, so it must come while the run goes on
        Thread stopper = Thread.ofPlatform().start(() -> stopWhenStarted(out.resolve("probes/centre.csv")));
        Captured stopped = run();
        stopper.join();
        assertThat(stopped.exit()).isZero();
        assertThat(tree("summary.json").get("status")).isEqualTo("stopped");
        assertThat(out.resolve("stop")).doesNotExist();
        assertThat((Double) tree("summary.json").get("time_seconds")).isStrictlyBetween(0.0, 60.0);
        Captured resumed = run("--restart", "latest");
        assertThat(resumed.exit()).isZero();
        assertThat(resumed.out()).contains("continuing from");
        RunFolders.assertSameResults(out, straight);
        assertThat((List<?>) tree("manifest.json").get("sessions")).hasSize(2);
    }

    /// The end is one of the times at which fields are wanted, so the steps before it are those of the longer run.
    @Test
    void aFinishedRunCanBeGivenALaterEnd() throws IOException {
        Path straight = temporary.resolve("straight");
        Captured.run("run", caseFile, "--out", straight.toString(), "-q", "--set", "time.end=40 s");
        assertThat(run("--set", "time.end=20 s").exit()).isZero();
        Captured longer = run("--restart", "latest", "--set", "time.end=40 s");
        assertThat(longer.err()).isEmpty();
        assertThat(longer.exit()).isZero();
        RunFolders.assertSameResults(out, straight);
    }

    /// Steps were shortened to land on the old end: the local error of 1e-4 bounds what that changes.
    @Test
    void aLaterEndAfterAnyOldOneGivesTheSameSolution() throws IOException {
        assertThat(run("--set", "time.end=17.123 s").exit()).isZero();
        assertThat(run("--restart", "latest", "--set", "time.end=40 s").exit()).isZero();
        double extended = separation(out);
        Path straight = temporary.resolve("straight");
        Captured.run("run", caseFile, "--out", straight.toString(), "-q", "--set", "time.end=40 s");
        assertThat(extended).isCloseTo(separation(straight), within(1e-4));
    }

    private static double separation(Path folder) throws IOException {
        Map<?, ?> summary = (Map<?, ?>) Json.parse(Files.readString(folder.resolve("summary.json")));
        Map<?, ?> value = (Map<?, ?>) ((Map<?, ?>) summary.get("quantities")).get("separation_beads");
        return ((Number) value.get("value")).doubleValue();
    }

    private void stopWhenStarted(Path file) {
        try {
            while (!Files.exists(file)) {
                Thread.sleep(1);
            }
            Files.writeString(out.resolve("stop"), "");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Captured run(String... more) {
        return Captured.run(Stream.concat(Stream.of("run", caseFile, "--out", out.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Map<?, ?> tree(String name) throws IOException {
        return (Map<?, ?>) Json.parse(Files.readString(out.resolve(name)));
    }

    private static List<String> names(Path folder) throws IOException {
        return RunFolders.names(folder);
    }
}
