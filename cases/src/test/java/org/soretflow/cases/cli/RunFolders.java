package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Looks into run folders.
final class RunFolders {

    /// Files with dates and durations in them, and the plot, which the residuals decide.
    private static final List<String> DATED = List.of("manifest.json", "summary.json", "run.log", "residuals.png");

    private RunFolders() {}

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /// Every file of results, the newest checkpoint included, must have the same bytes.
    static void assertSameResults(Path found, Path expected) throws IOException {
        assertThat(results(found)).isEqualTo(results(expected));
        for (Path file : results(expected)) {
            assertThat(found.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
        }
    }

    /// All results; of the checkpoints only the newest, since a stopped run keeps one at the step of its stop.
    private static List<Path> results(Path root) throws IOException {
        Path checkpoints = root.resolve("checkpoints");
        // a steady solve has none
        String newest = Files.isDirectory(checkpoints) ? names(checkpoints).stream().reduce("", (_, last) -> last) : "";
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(file -> !DATED.contains(file.toString()))
                    .filter(file -> !file.startsWith("checkpoints") || file.getFileName().toString().equals(newest))
                    .sorted()
                    .toList();
        }
    }
}
