package org.soretflow.backend;

/// A row of doubles on a device. On the CPU it is a `double[]`.
public interface Buffer {

    /// Number of values.
    int size();

    /// Copies from the host.
    ///
    /// @param source at least [#size()] values; not modified
    void upload(double[] source);

    /// Copies to the host.
    ///
    /// @param target at least [#size()] places; modified
    void download(double[] target);
}
