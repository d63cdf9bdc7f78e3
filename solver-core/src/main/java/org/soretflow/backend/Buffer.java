package org.soretflow.backend;

import java.util.function.Supplier;

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

    /// Copies to the host what is here now, at once or when somebody asks for it: a device with a copy engine moves the
    /// numbers beside its computing.
    ///
    /// @return the numbers, also for another thread; whoever asks first may wait. Memory of the device is held until then.
    default Supplier<double[]> downloadLater() {
        double[] values = values();
        return () -> values;
    }

    /// A copy of all values on the host.
    default double[] values() {
        double[] values = new double[size()];
        download(values);
        return values;
    }
}
