package org.soretflow.viz.vtk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs scripts of the tests with a Python that reads files of VTK.
final class PythonScript {

    private PythonScript() {}

    /// Lines that a script prints; whatever it says on its error stream is a failure.
    ///
    /// @param interpreter a program that is on the `PATH`, or the path of one
    /// @param resource name of the script beside the tests
    /// @param folder where its copy and its output may stay
    static List<String> run(String interpreter, String resource, Path folder, List<Path> arguments)
            throws IOException, InterruptedException {
        Path script = folder.resolve(resource);
        try (var in = PythonScript.class.getResourceAsStream(resource)) {
            Files.write(script, in.readAllBytes());
        }
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(interpreter));
        Stream.concat(Stream.of(script), arguments.stream()).map(Path::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.environment().put("LC_ALL", "C.UTF-8");
        // nothing is drawn, and a screen that is just going away would be complained of
        builder.environment().remove("DISPLAY");
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            fail(interpreter + " did not end within two minutes");
        }
        assertThat(Files.readString(err, StandardCharsets.UTF_8)).as("complaints of " + interpreter).isEmpty();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }
}
