package org.soretflow.verification;

/// A run within a gate ended without a solution.
final class UnsolvedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsolvedException(String message) {
        super(message);
    }
}
