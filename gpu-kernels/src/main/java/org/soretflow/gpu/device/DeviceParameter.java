package org.soretflow.gpu.device;

import org.soretflow.backend.Parameter;

/// A number in the memory of a device; the host waits for it only when it asks.
final class DeviceParameter implements Parameter {

    private final ParameterRow row;
    final int at;

    DeviceParameter(ParameterRow row, int at) {
        this.row = row;
        this.at = at;
    }

    static DeviceParameter of(Parameter parameter) {
        return (DeviceParameter) parameter;
    }

    /// Where the number lies, with others.
    Device.Memory memory() {
        return row.memory;
    }

    /// The same for a loop that writes it.
    Device.Memory written() {
        row.stale = true;
        return row.memory;
    }

    @Override
    public double get() {
        return row.get(at);
    }

    @Override
    public void set(double value) {
        row.set(at, value);
    }
}
