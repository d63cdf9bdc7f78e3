package org.soretflow.gpu.single;

import java.util.Arrays;
import org.soretflow.gpu.device.Device;

/// The CPU as a device with memory in single precision.
abstract class FloatDevice implements Device {

    private record Row(float[] values) implements Memory {
        @Override
        public int size() {
            return values.length;
        }
    }

    static float[] values(Memory memory) {
        return ((Row) memory).values;
    }

    @Override
    public long memory() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public Memory allocate(int size) {
        return new Row(new float[size]);
    }

    /// The collector takes it.
    @Override
    public void release(Memory memory) {}

    @Override
    public void fill(Memory memory, double value) {
        Arrays.fill(values(memory), (float) value);
    }

    @Override
    public void copy(Memory from, Memory to) {
        System.arraycopy(values(from), 0, values(to), 0, from.size());
    }

    @Override
    public void write(double[] source, Memory to) {
        float[] target = values(to);
        for (int n = 0; n < target.length; n++) {
            target[n] = (float) source[n];
        }
    }

    @Override
    public void read(Memory from, double[] target) {
        float[] source = values(from);
        for (int n = 0; n < source.length; n++) {
            target[n] = source[n];
        }
    }

    @Override
    public void await() {}

    @Override
    public void close() {}
}
