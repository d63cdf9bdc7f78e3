package org.soretflow.cases.file;

/// Where something was said: `case.yaml:12:5`, or `--set mesh.x.cells`.
record Mark(String text) {

    static Mark of(String file, int line, int column) {
        return new Mark(file + ":" + line + ":" + column);
    }

    static Mark override(String path) {
        return new Mark("--set " + path);
    }

    /// One line for people.
    CaseFileException fault(String path, String message) {
        return new CaseFileException(line(path, message));
    }

    String line(String path, String message) {
        return text + ": " + (path.isEmpty() || text.endsWith(" " + path) ? "" : path + ": ") + message;
    }
}
