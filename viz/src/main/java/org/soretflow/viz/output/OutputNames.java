package org.soretflow.viz.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/// Names of the files of a run, and errors in writing them.
final class OutputNames {

    private OutputNames() {}

    /// A name with the number of a step, padded so that names sort like steps: `soret-cell_000060`.
    static String withStep(String name, long step) {
        return String.format(Locale.ROOT, "%s_%06d", asFileName(name), step);
    }

    /// The step in a name made by [#withStep] and followed by an ending; none if it is another name.
    static OptionalLong step(String fileName, String name) {
        String start = asFileName(name) + "_";
        int dot = fileName.lastIndexOf('.');
        if (dot < 0 || !fileName.startsWith(start)) {
            return OptionalLong.empty();
        }
        String digits = fileName.substring(start.length(), dot);
        return digits.matches("[0-9]{6,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    /// A user's name as every file system takes it.
    static String asFileName(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}._+-]", "-");
        return safe.isEmpty() || safe.startsWith(".") ? "_" + safe : safe;
    }

    /// What an observer throws when a file cannot be written: the file and the reason in one line.
    static UncheckedIOException failure(Path file, IOException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new UncheckedIOException("cannot write " + file + ": " + reason, cause);
    }
}
