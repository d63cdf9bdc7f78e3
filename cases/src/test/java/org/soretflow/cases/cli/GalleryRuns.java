package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Runs of the gallery, each made once, as a user makes them.
final class GalleryRuns {

    private final Path root;
    private final Map<String, Path> folders = new HashMap<>();

    GalleryRuns(Path root) {
        this.root = root;
    }

    /// The run folder of a case.
    synchronized Path of(String name) {
        return folders.computeIfAbsent(name, each -> {
            Path folder = root.resolve(each);
            Captured run = Captured.run("run", each, "--out", folder.toString(), "--quiet");
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).as("warnings").isEmpty();
            assertThat(run.exit()).isZero();
            return folder;
        });
    }

    /// The field file of the end of a run.
    Path lastFields(String name) throws IOException {
        Path folder = of(name);
        var entries = Pattern.compile("file=\"(fields/[^\"]+)\"")
                .matcher(Files.readString(folder.resolve("fields.pvd")));
        String last = "";
        while (entries.find()) {
            last = entries.group(1);
        }
        return folder.resolve(last);
    }
}
