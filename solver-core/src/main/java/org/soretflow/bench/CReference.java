package org.soretflow.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The same loops in C, compiled with `gcc -O3 -march=native` where gcc is present, on one core.
public final class CReference {

    private static final String SOURCE = "kernels.c";

    private CReference() {}

    /// Cells per second of each loop by the names of [KernelTiming]; empty without a working gcc.
    ///
    /// @param cells cells along each edge of the cube
    /// @param runs timed runs
    public static Optional<Map<String, Double>> run(int cells, int runs) {
        try {
            Path folder = Files.createTempDirectory("soretflow-bench");
            try {
                return run(folder, cells, runs);
            } finally {
                Files.deleteIfExists(folder.resolve(SOURCE));
                Files.deleteIfExists(folder.resolve("kernels"));
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot build the C reference: " + e.getMessage(), e);
        }
    }

    private static Optional<Map<String, Double>> run(Path folder, int cells, int runs) throws IOException {
        Path program = folder.resolve("kernels");
        try (InputStream source = CReference.class.getResourceAsStream(SOURCE)) {
            Files.copy(source, folder.resolve(SOURCE));
        }
        List<String> compiler = List.of(
                "gcc", "-O3", "-march=native", "-o", program.toString(), folder.resolve(SOURCE).toString());
        if (output(compiler).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = output(List.of(program.toString(), Integer.toString(cells), Integer.toString(runs)));
        return text.map(lines -> {
            Map<String, Double> speeds = new LinkedHashMap<>();
            lines.lines().forEach(line -> {
                int at = line.lastIndexOf('=');
                speeds.put(line.substring(0, at), Double.parseDouble(line.substring(at + 1)));
            });
            return speeds;
        });
    }

    /// What a command prints; empty if it is absent or fails.
    private static Optional<String> output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean finished = process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
            return finished ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
