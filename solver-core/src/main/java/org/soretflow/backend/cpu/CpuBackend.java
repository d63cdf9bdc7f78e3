package org.soretflow.backend.cpu;

import java.util.function.Consumer;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.Program;

/// The CPU as a backend. Its memory is the Java heap; a program is the list of its calls.
public final class CpuBackend implements Backend {

    private final Threads threads;
    private final Kernels kernels;

    public CpuBackend(BackendOptions options) {
        threads = new Threads(options.threads());
        kernels = new CpuKernels(threads);
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public String device() {
        return threads.count() + (threads.count() == 1 ? " thread of " : " threads of ") + System.getProperty("os.arch");
    }

    @Override
    public Buffer allocate(int size) {
        return new CpuBuffer(size);
    }

    @Override
    public Parameter parameter(double value) {
        return new CpuParameter(value);
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }

    /// On the CPU a recorded sequence is the code itself: parameters and buffers are read when it runs.
    @Override
    public Program record(Consumer<Kernels> sequence) {
        return () -> sequence.accept(kernels);
    }

    @Override
    public void close() {
        threads.close();
    }

    private static final class CpuParameter implements Parameter {
        private double value;

        CpuParameter(double value) {
            this.value = value;
        }

        @Override
        public double get() {
            return value;
        }

        @Override
        public void set(double newValue) {
            value = newValue;
        }
    }
}
