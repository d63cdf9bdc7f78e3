package org.soretflow.backend;

import java.util.List;

/// Found by `ServiceLoader`; loads without its native library.
public interface BackendProvider {

    /// `cpu`, `opencl`, `tornado`.
    String name();

    /// Looks whether the backend can run; never throws.
    Probe probe(BackendOptions options);

    /// Whether its only accelerators are GPUs, of which a system without one need not ask: that loads the libraries of drivers,
    /// which takes as long as a small case.
    default boolean needsGpu() {
        return false;
    }

    /// All devices that it could use or that it sees and cannot use, the best first; never throws. The best one alone where
    /// a backend has no list.
    default List<DeviceInfo> devices() {
        return probe(BackendOptions.standard()) instanceof Probe.Usable(String device, boolean accelerator, boolean fp64, long memory)
                ? List.of(new DeviceInfo(device, "", accelerator, fp64, memory))
                : List.of();
    }

    /// @throws IllegalStateException if it cannot run after all
    Backend create(BackendOptions options);
}
