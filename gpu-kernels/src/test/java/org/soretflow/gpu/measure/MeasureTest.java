package org.soretflow.gpu.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `measure-gpu` starts, on the CPU.
class MeasureTest {

    @TempDir
    Path temporary;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path results(String name, String backend, String residual) throws IOException {
        Path folder = temporary.resolve(name);
        Files.createDirectories(folder.resolve("fields"));
        Files.writeString(folder.resolve("fields/a.vti"), "field");
        Files.writeString(folder.resolve("residuals.csv"), residual);
        Files.writeString(folder.resolve("summary.json"), "{\"wall_seconds\" : 1.25, \"backend\" : \"" + backend + "\"}");
        return folder;
    }

    @Test
    void sameFilesAreTheSame() throws IOException {
        assertThat(ComparePart.run("x", results("a", "cpu", "1"), results("b", "opencl", "1"), "opencl", out)).isTrue();
        assertThat(said()).isEqualTo("| x | opencl | 2 | 1.25 | 1.25 | same bytes |\n");
    }

    @Test
    void anotherByteAMissingFileAndAnotherBackendAreTold() throws IOException {
        Path reference = results("a", "cpu", "1");
        assertThat(ComparePart.run("x", reference, results("b", "opencl", "2"), "opencl", out)).isFalse();
        assertThat(said()).contains("different: [residuals.csv]");
        Path less = results("c", "opencl", "1");
        Files.delete(less.resolve("fields/a.vti"));
        assertThat(ComparePart.run("x", reference, less, "opencl", out)).isFalse();
        assertThat(said()).contains("a.vti");
        assertThat(ComparePart.run("x", reference, results("d", "cpu", "1"), "opencl", out)).isFalse();
        assertThat(said()).contains("computed by cpu");
    }

    @Test
    void speedsStandBesideTheirGoals() {
        assertThat(new BenchPart("cpu", 1, out).run(new int[] {8}, 16)).isTrue();
        assertThat(said().lines().filter(line -> line.startsWith("| "))).hasSizeGreaterThan(6);
        assertThat(said()).contains("8³ cells: copy ", "| residual, conduction | ", "| cpu | 8³ | ", "| cpu | 16³ | ");
    }

    /// A mesh without cells stands for whatever breaks.
    @Test
    void whatFailsIsToldAndTheRestGoesOn() {
        assertThat(new BenchPart("cpu", 1, out).run(new int[] {-1, 8}, 0)).isFalse();
        assertThat(said()).contains("**cpu, -1³: failed (", "8³ cells: copy ");
    }
}
