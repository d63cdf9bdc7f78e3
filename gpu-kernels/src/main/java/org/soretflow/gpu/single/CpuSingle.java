package org.soretflow.gpu.single;

import java.util.function.Function;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.SinglePrecision;

/// Single precision beside the CPU backend: its twin, whose sources the build makes from those in double precision.
final class CpuSingle implements SinglePrecision {

    private final CpuBackend backend;
    private final Function<Buffer, double[]> numbers;

    /// @param options those of the backend in double precision
    /// @param numbers the array behind a buffer of that
    CpuSingle(BackendOptions options, Function<Buffer, double[]> numbers) {
        this.numbers = numbers;
        backend = new CpuBackend(new BackendOptions(options.threads()));
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public void narrow(Buffer from, Parameter factor, Buffer to) {
        double[] source = numbers.apply(from);
        float[] target = CpuBuffer.of(to);
        double by = factor.get();
        backend.threads.run(target.length, target.length, (first, end) -> {
            for (int n = first; n < end; n++) {
                target[n] = (float) (by * source[n]);
            }
        });
    }

    @Override
    public void widen(Buffer from, Parameter factor, Buffer to) {
        float[] source = CpuBuffer.of(from);
        double[] target = numbers.apply(to);
        double by = factor.get();
        backend.threads.run(source.length, source.length, (first, end) -> {
            for (int n = first; n < end; n++) {
                target[n] = by * source[n];
            }
        });
    }
}
