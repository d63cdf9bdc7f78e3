package org.soretflow.gpu.device;

import java.lang.ref.Cleaner;

/// Numbers side by side in the memory of a device, and what the host knows of them.
final class ParameterRow {

    private static final Cleaner CLEANER = Cleaner.create();

    final Device.Memory memory;
    /// Whether a loop has written a number since the host has read them.
    boolean stale;
    private final Device device;
    private final double[] known;

    /// @param pool where the memory comes from, and where it goes when nobody holds a parameter any more
    ParameterRow(Device device, MemoryPool pool, int count) {
        this.device = device;
        memory = pool.take(count);
        known = new double[count];
        device.fill(memory, 0);
        Device.Memory held = memory;
        CLEANER.register(this, () -> pool.give(held));
    }

    double get(int at) {
        if (stale) {
            device.read(memory, known);
            stale = false;
        }
        return known[at];
    }

    void set(int at, double value) {
        if (stale || Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(known[at])) {
            known[at] = value;
            if (known.length == 1) {
                stale = false;
                device.fill(memory, value);
            } else {
                device.launch(Loop.SET_NUMBER, 1, 1, 1, at, 1, value, memory);
            }
        }
    }
}
