package org.soretflow.cases.file;

import java.nio.file.Path;
import java.util.List;

/// Reads case files.
public final class CaseReader {

    private CaseReader() {}

    /// Reads a case from a file; other files it names are looked for beside it.
    ///
    /// @param overrides `a.b.c=value` each, in order; a list element is named by its index, from 0
    /// @throws CaseFileException with one line per fault
    public static LoadedCase read(Path file, List<String> overrides) {
        throw new CaseFileException("not read: " + file + overrides);
    }

    /// Reads a case from a text.
    ///
    /// @param yaml the text of the case file
    /// @param name what messages call it
    /// @param folder where files that it names are looked for
    /// @throws CaseFileException with one line per fault
    public static LoadedCase read(String yaml, String name, Path folder, List<String> overrides) {
        throw new CaseFileException("not read: " + yaml + name + folder + overrides);
    }

    /// The JSON Schema (draft 2020-12) of the case file.
    public static String schema() {
        return "{}";
    }
}
