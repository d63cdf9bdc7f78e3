package org.soretflow.backend;

/// What a user may choose about a backend.
///
/// @param threads threads of the CPU backend; 0 for one per core
public record BackendOptions(int threads) {

    public BackendOptions {
        if (threads < 0) {
            throw new IllegalArgumentException("the number of threads must not be negative, got " + threads);
        }
    }

    public static BackendOptions standard() {
        return new BackendOptions(0);
    }
}
