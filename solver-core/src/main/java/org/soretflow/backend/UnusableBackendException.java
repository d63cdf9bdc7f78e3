package org.soretflow.backend;

/// A backend was asked for that cannot run here; the message says why.
public final class UnusableBackendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableBackendException(String message) {
        super(message);
    }
}
