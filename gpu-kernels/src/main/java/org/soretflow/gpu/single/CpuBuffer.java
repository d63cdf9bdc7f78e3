package org.soretflow.gpu.single;

import java.util.Arrays;
import org.soretflow.backend.Buffer;

/// Memory of the CPU in single precision.
final class CpuBuffer implements Buffer {

    final float[] data;

    CpuBuffer(int size) {
        data = new float[size];
    }

    /// The array behind a buffer of this backend.
    static float[] of(Buffer buffer) {
        return ((CpuBuffer) buffer).data;
    }

    /// The numbers of a short buffer in double precision.
    static double[] numbers(Buffer buffer) {
        return buffer.values();
    }

    /// Sets all numbers to zero.
    static void clear(float[] numbers) {
        Arrays.fill(numbers, 0);
    }

    @Override
    public int size() {
        return data.length;
    }

    @Override
    public void upload(double[] source) {
        for (int n = 0; n < data.length; n++) {
            data[n] = (float) source[n];
        }
    }

    @Override
    public void download(double[] target) {
        for (int n = 0; n < data.length; n++) {
            target[n] = data[n];
        }
    }
}
