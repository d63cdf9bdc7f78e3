package org.soretflow.gpu.device;

import org.soretflow.backend.Parameter;

/// A number in the memory of a device; the host waits for it only when it asks.
final class DeviceParameter implements Parameter {

    final Device.Memory memory;
    private final Device device;
    private final double[] known = new double[1];
    private boolean stale = true;

    DeviceParameter(Device device, double value) {
        this.device = device;
        memory = device.allocate(1);
        set(value);
    }

    static Device.Memory of(Parameter parameter) {
        return ((DeviceParameter) parameter).memory;
    }

    /// Says that a loop writes the number.
    Device.Memory written() {
        stale = true;
        return memory;
    }

    @Override
    public double get() {
        if (stale) {
            device.read(memory, known);
            stale = false;
        }
        return known[0];
    }

    @Override
    public void set(double value) {
        if (stale || Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(known[0])) {
            known[0] = value;
            stale = false;
            device.fill(memory, value);
        }
    }
}
