package org.soretflow.backend;

/// Found by `ServiceLoader`; loads without its native library.
public interface BackendProvider {

    /// `cpu`, `opencl`, `tornado`.
    String name();

    /// Looks whether the backend can run; never throws.
    Probe probe(BackendOptions options);

    /// @throws IllegalStateException if it cannot run after all
    Backend create(BackendOptions options);
}
