package org.soretflow.gpu.device;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.SinglePrecision;

/// Single precision on a device that has both.
final class DeviceSingle implements SinglePrecision {

    private final SingleDevice device;
    private final Backend backend;

    DeviceSingle(String name, SingleDevice device) {
        this.device = device;
        backend = new DeviceBackend(name + " in single precision", device);
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public void narrow(Buffer from, Parameter factor, Buffer to) {
        DeviceParameter by = DeviceParameter.of(factor);
        device.narrow(DeviceBuffer.of(from), by.memory(), by.at, DeviceBuffer.of(to));
    }

    @Override
    public void widen(Buffer from, Parameter factor, Buffer to) {
        DeviceParameter by = DeviceParameter.of(factor);
        device.widen(DeviceBuffer.of(from), by.memory(), by.at, DeviceBuffer.of(to));
    }
}
