package org.soretflow.gpu.device;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.Program;
import org.soretflow.backend.SinglePrecision;

/// A device as a backend.
public final class DeviceBackend implements Backend {

    private final String name;
    private final Device device;
    private final MemoryPool pool;
    private final Kernels kernels;
    private final SinglePrecision single;

    /// @param name `opencl`, `tornado`
    /// @param device closed with this backend
    public DeviceBackend(String name, Device device) {
        this(name, device, null);
    }

    /// @param single the same device in single precision, for multigrid cycles; closed with this backend
    public DeviceBackend(String name, Device device, SingleDevice single) {
        this.name = name;
        this.single = single == null ? null : new DeviceSingle(name, single);
        this.device = device;
        pool = new MemoryPool(device);
        kernels = new DeviceKernels(device, pool);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String device() {
        return device.description();
    }

    @Override
    public long memory() {
        return device.memory();
    }

    @Override
    public Optional<SinglePrecision> single() {
        return Optional.ofNullable(single);
    }

    @Override
    public void await() {
        device.await();
    }

    @Override
    public Buffer allocate(int size) {
        Device.Memory memory = pool.take(size);
        device.fill(memory, 0);
        return new DeviceBuffer(device, memory);
    }

    @Override
    public void free(Buffer buffer) {
        pool.give(DeviceBuffer.of(buffer));
    }

    @Override
    public void trim() {
        pool.trim();
    }

    @Override
    public Parameter parameter(double value) {
        Parameter parameter = parameters(1)[0];
        parameter.set(value);
        return parameter;
    }

    @Override
    public Parameter[] parameters(int count) {
        ParameterRow row = new ParameterRow(device, pool, count);
        Parameter[] parameters = new Parameter[count];
        Arrays.setAll(parameters, n -> new DeviceParameter(row, n));
        return parameters;
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }

    /// Launches return at once and their order is kept, so that a replay is the sequence itself: the device works on while
    /// the host asks for the next loop, and parameters are read where they are, on the device.
    @Override
    public Program record(Consumer<Kernels> sequence) {
        return () -> sequence.accept(kernels);
    }

    @Override
    public void close() {
        if (single != null) {
            single.backend().close();
        }
        device.close();
    }
}
