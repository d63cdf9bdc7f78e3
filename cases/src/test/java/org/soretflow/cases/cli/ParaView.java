package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs scripts with ParaView's own Python.
final class ParaView {

    private static final String REQUIRED = "SORETFLOW_REQUIRE_PARAVIEW";

    private ParaView() {}

    /// Skips the test where ParaView is not installed, unless it is required.
    static void assumePresent() {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "pvpython")));
        if (!found && "1".equals(System.getProperty(REQUIRED, System.getenv(REQUIRED)))) {
            fail("pvpython is not on the PATH, but " + REQUIRED + "=1 asks for it (Debian package python3-paraview)");
        }
        if (!found) {
            abort("pvpython is not on the PATH (Debian package python3-paraview)");
        }
    }

    /// Lines that a script prints about a file; whatever it says on its error stream is a failure.
    static List<String> run(URL script, Path file, Path temporary) throws IOException, InterruptedException {
        return run(script, List.of(file.toString()), Map.of(), temporary);
    }

    /// The same with several arguments and variables of the environment.
    static List<String> run(URL script, List<String> arguments, Map<String, String> variables, Path temporary)
            throws IOException, InterruptedException {
        Path copy = temporary.resolve("script.py");
        try (var in = script.openStream()) {
            Files.write(copy, in.readAllBytes());
        }
        Path out = Files.createTempFile(temporary, "out", ".txt");
        Path err = Files.createTempFile(temporary, "err", ".txt");
        List<String> command = new ArrayList<>(List.of("pvpython", copy.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.environment().put("LC_ALL", "C.UTF-8");
        // nothing is drawn, and a screen that is just going away would be complained of
        builder.environment().remove("DISPLAY");
        builder.environment().putAll(variables);
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            fail("pvpython did not end within two minutes");
        }
        assertThat(Files.readString(err, StandardCharsets.UTF_8)).as("complaints of pvpython").isEmpty();
        assertThat(process.exitValue()).as(Files.readString(out, StandardCharsets.UTF_8)).isZero();
        return Files.readAllLines(out, StandardCharsets.UTF_8);
    }
}
