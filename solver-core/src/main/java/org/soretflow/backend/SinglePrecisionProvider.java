package org.soretflow.backend;

/// Brings single precision to the CPU backend; found by `ServiceLoader`.
public interface SinglePrecisionProvider {

    /// Single precision beside the CPU backend.
    SinglePrecision create();
}
