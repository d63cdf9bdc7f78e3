package org.soretflow.gpu.device;

import java.util.function.Supplier;
import org.soretflow.backend.Buffer;

/// Memory of a device as the solver sees it.
final class DeviceBuffer implements Buffer {

    private Device.Memory memory;
    private final Device device;

    DeviceBuffer(Device device, Device.Memory memory) {
        this.device = device;
        this.memory = memory;
    }

    /// The memory behind a buffer of this backend.
    static Device.Memory of(Buffer buffer) {
        return ((DeviceBuffer) buffer).memory;
    }

    /// Lets a buffer have other memory of the same size.
    ///
    /// @return what it had
    static Device.Memory replace(Buffer buffer, Device.Memory by) {
        DeviceBuffer own = (DeviceBuffer) buffer;
        Device.Memory before = own.memory;
        own.memory = by;
        return before;
    }

    @Override
    public int size() {
        return memory.size();
    }

    @Override
    public void upload(double[] source) {
        device.write(source, memory);
    }

    @Override
    public void download(double[] target) {
        device.read(memory, target);
    }

    @Override
    public Supplier<double[]> downloadLater() {
        return device.readLater(memory);
    }
}
