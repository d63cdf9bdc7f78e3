package org.soretflow.viz.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for what is needed for a while. It goes with all that is in it when it is closed, or when a signal such as
/// that of Ctrl-C ends the process.
public final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final Thread hook;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.hook = new Thread(() -> {
            try {
                delete(path);
            } catch (IOException | UncheckedIOException _) {
                // somebody writes into it still; the system removes it in time
            }
        });
    }

    /// Makes a folder in that of the system for temporary files.
    public static TemporaryFolder create() throws IOException {
        TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory("soretflow-"));
        Runtime.getRuntime().addShutdownHook(folder.hook);
        return folder;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the process is ending: whoever is first removes the files
        }
        delete(path);
    }

    /// Removes a folder with all that is in it, if it is there.
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // gone already
        }
    }
}
