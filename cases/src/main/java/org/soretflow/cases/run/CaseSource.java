package org.soretflow.cases.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.file.Suggestion;
import org.soretflow.viz.table.TemporaryFolder;

/// Where a case comes from: a file, a folder with a `case.yaml`, or the gallery.
///
/// @param file the case file; empty for a case of the gallery
/// @param name what the user called it
public record CaseSource(Optional<Path> file, String name) {

    /// Looks for a case.
    ///
    /// @param folder where files are looked for
    /// @throws IllegalArgumentException if there is none
    public static CaseSource named(String name, Path folder) {
        Path path = folder.resolve(name);
        if (Files.isDirectory(path) && Files.isRegularFile(path.resolve("case.yaml"))) {
            return new CaseSource(Optional.of(path.resolve("case.yaml")), name);
        }
        if (Files.exists(path)) {
            return new CaseSource(Optional.of(path), name);
        }
        if (Gallery.caseFile(name).isEmpty()) {
            throw new IllegalArgumentException("there is no file and no gallery case " + name + "; "
                    + Suggestion.of(name, Gallery.names()));
        }
        return new CaseSource(Optional.empty(), name);
    }

    /// Reads the case.
    ///
    /// @param overrides `a.b.c=value` each
    /// @throws org.soretflow.cases.file.CaseFileException if it is not well stated
    public LoadedCase read(List<String> overrides) throws IOException {
        return read(overrides, CaseReader.Glance.NONE);
    }

    /// Reads the case.
    ///
    /// @param overrides `a.b.c=value` each
    /// @param glance is told its size before the rest is read; of a case of the gallery with files when those are gone again
    /// @throws org.soretflow.cases.file.CaseFileException if it is not well stated
    public LoadedCase read(List<String> overrides, CaseReader.Glance glance) throws IOException {
        if (file.isPresent()) {
            return CaseReader.read(file.get(), overrides, glance);
        }
        if (!Gallery.needsFiles(name)) {
            return CaseReader.read(Gallery.caseFile(name).orElseThrow(), name, Path.of(""), overrides, glance);
        }
        LoadedCase loaded = readWithFiles(overrides);
        glance.at(loaded.problem().mesh().cells(), loaded.time().isSteady());
        return loaded;
    }

    /// The text of the case file.
    public String text() throws IOException {
        return file.isPresent() ? Files.readString(file.get()) : Gallery.caseFile(name).orElseThrow();
    }

    /// The case file names other files: they are put on disk while it is read.
    private LoadedCase readWithFiles(List<String> overrides) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Gallery.copyTo(name, folder.path());
            return CaseReader.read(folder.path().resolve("case.yaml"), overrides);
        }
    }
}
