package org.soretflow.backend.cpu;

import org.soretflow.backend.Buffer;

/// Memory of the CPU backend.
final class CpuBuffer implements Buffer {

    private static final double[] ZEROS = new double[1024];

    final double[] data;

    CpuBuffer(int size) {
        data = new double[size];
    }

    /// The array behind a buffer of this backend.
    static double[] of(Buffer buffer) {
        return ((CpuBuffer) buffer).data;
    }

    /// The numbers in double precision, which is what they are here and not in the backend's twin in single precision.
    static double[] numbers(Buffer buffer) {
        return of(buffer);
    }

    /// Sets all numbers to zero, by copies, as the quick compiler fills one by one.
    static void clear(double[] numbers) {
        for (int at = 0; at < numbers.length; at += ZEROS.length) {
            System.arraycopy(ZEROS, 0, numbers, at, Math.min(ZEROS.length, numbers.length - at));
        }
    }

    @Override
    public int size() {
        return data.length;
    }

    @Override
    public void upload(double[] source) {
        System.arraycopy(source, 0, data, 0, data.length);
    }

    @Override
    public void download(double[] target) {
        System.arraycopy(data, 0, target, 0, data.length);
    }
}
