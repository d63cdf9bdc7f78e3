package org.soretflow.viz.table;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of a run is missing or not what it should be. The message names the file.
public final class DamagedFileException extends IOException {

    private static final long serialVersionUID = 1;

    public DamagedFileException(String message) {
        super(message);
    }

    public DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Reads a text file.
    ///
    /// @throws DamagedFileException if it is no text in UTF-8
    public static String requireText(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new DamagedFileException(file + " is damaged: it is no text in UTF-8", e);
        }
    }
}
