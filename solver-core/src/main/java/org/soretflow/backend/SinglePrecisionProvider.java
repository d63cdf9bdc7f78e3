package org.soretflow.backend;

import java.util.function.Function;

/// Brings single precision to the CPU backend; found by `ServiceLoader`.
public interface SinglePrecisionProvider {

    /// Single precision beside the CPU backend.
    ///
    /// @param options those of the backend
    /// @param numbers the array behind a buffer of the backend
    SinglePrecision create(BackendOptions options, Function<Buffer, double[]> numbers);
}
