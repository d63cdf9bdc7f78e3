package org.soretflow.cases.file;

/// A case file, or an override of it, that cannot be read.
///
/// The message is for people: one line per fault, each of the form `file:line:column: key: what was found, what is
/// allowed`.
public final class CaseFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CaseFileException(String message) {
        super(message);
    }

    public CaseFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
