package org.soretflow.backend;

/// What a user may choose about a backend.
///
/// @param threads threads of the CPU backend, at most [#MOST_THREADS]; 0 for one per core
/// @param device part of the name of the device that a GPU backend is to use, whatever its case; empty for the best one
/// @param mixed whether multigrid cycles run in single precision
public record BackendOptions(int threads, String device, boolean mixed) {

    /// More than any machine has that this is for.
    public static final int MOST_THREADS = 1024;

    public BackendOptions {
        if (threads < 0) {
            throw new IllegalArgumentException("the number of threads must not be negative, got " + threads);
        }
        if (threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "the number of threads must be at most " + MOST_THREADS + ", got " + threads);
        }
    }

    public BackendOptions(int threads) {
        this(threads, "", false);
    }

    public static BackendOptions standard() {
        return new BackendOptions(0);
    }
}
