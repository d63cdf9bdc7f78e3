package org.soretflow.cases.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.file.Suggestion;
import org.soretflow.cases.run.Gallery;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which case a command is about: a file, a folder with a `case.yaml`, or a name of the gallery, and what to change in
/// it.
final class CaseArguments {

    @Parameters(paramLabel = "CASE", completionCandidates = GalleryNames.class,
            description =
                    "A case file, a folder with a case.yaml, or the name of a gallery case ('soretflow gallery').")
    private String name;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Change a value of the case, such as mesh.x.cells=320; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    /// @throws org.soretflow.cases.file.CaseFileException if the case is not well stated
    LoadedCase read() throws IOException {
        Path path = Path.of(name);
        if (Files.isDirectory(path) && Files.isRegularFile(path.resolve("case.yaml"))) {
            return CaseReader.read(path.resolve("case.yaml"), overrides);
        }
        if (Files.exists(path)) {
            return CaseReader.read(path, overrides);
        }
        Optional<String> text = Gallery.caseFile(name);
        if (text.isEmpty()) {
            throw CommandException.usage(notFound());
        }
        return Gallery.needsFiles(name) ? readWithFiles() : CaseReader.read(text.get(), name, Path.of(""), overrides);
    }

    /// The case file names other files: they are put on disk while it is read.
    private LoadedCase readWithFiles() throws IOException {
        Path folder = Files.createTempDirectory("soretflow-");
        try {
            Gallery.copyTo(name, folder);
            return CaseReader.read(folder.resolve("case.yaml"), overrides);
        } finally {
            delete(folder);
        }
    }

    private String notFound() {
        return "there is no file and no gallery case " + name + "; " + Suggestion.of(name, Gallery.names());
    }

    /// Removes a folder with all that is in it.
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
