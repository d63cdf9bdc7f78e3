package org.soretflow.cases.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.run.CaseSource;
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
    /// @throws IllegalArgumentException if there is no such case
    LoadedCase read() throws IOException {
        return read(CaseReader.Glance.NONE);
    }

    /// The same, with somebody who wants to know its size first.
    LoadedCase read(CaseReader.Glance glance) throws IOException {
        if (name.isEmpty()) {
            throw CommandException.usage("the name of the case is empty");
        }
        return CaseSource.named(name, Path.of("")).read(overrides, glance);
    }

    /// Whether the case is still there after it has been read: not one that came through a pipe.
    boolean canBeReadAgain() {
        Path path = Path.of(name);
        return !Files.exists(path) || Files.isRegularFile(path) || Files.isDirectory(path);
    }
}
