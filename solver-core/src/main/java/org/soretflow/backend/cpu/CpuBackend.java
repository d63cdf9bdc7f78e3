package org.soretflow.backend.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.Program;
import org.soretflow.backend.SinglePrecision;
import org.soretflow.backend.SinglePrecisionProvider;
import org.soretflow.backend.UnusableBackendException;

/// The CPU as a backend. Its memory is the Java heap; a program is the list of its calls.
public final class CpuBackend implements Backend {

    /// Not private: what stands beside the twin in single precision hands out by it, too.
    final Threads threads;
    private final Kernels kernels;
    private final SinglePrecision single;
    private final Map<Integer, List<CpuBuffer>> free = new HashMap<>();

    /// @throws UnusableBackendException if single precision is asked for and nothing brings it
    public CpuBackend(BackendOptions options) {
        this(options, Threads.SMALL);
    }

    /// A backend that also hands out loops that do not pay for it, to try threads on small meshes.
    ///
    /// @param fewestCells loops over fewer cells stay with the thread that calls
    /// @throws UnusableBackendException if single precision is asked for and nothing brings it
    public CpuBackend(BackendOptions options, long fewestCells) {
        threads = new Threads(options.threads(), fewestCells);
        kernels = new CpuKernels(threads);
        single = options.mixed() ? loadSingle(options) : null;
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
    public long memory() {
        return Runtime.getRuntime().maxMemory();
    }

    /// Kernels are done when they return.
    @Override
    public void await() {}

    @Override
    public synchronized Buffer allocate(int size) {
        List<CpuBuffer> unused = free.get(size);
        if (unused == null || unused.isEmpty()) {
            return new CpuBuffer(size);
        }
        CpuBuffer buffer = unused.removeLast();
        CpuBuffer.clear(buffer.data);
        return buffer;
    }

    /// Large arrays are kept rather than left to the collector, which grows the heap before it looks for garbage.
    @Override
    public synchronized void free(Buffer buffer) {
        free.computeIfAbsent(buffer.size(), size -> new ArrayList<>()).add((CpuBuffer) buffer);
    }

    /// The collector is asked by name: left alone it would grow the heap first.
    @Override
    public synchronized void trim() {
        free.clear();
        System.gc();
    }

    @Override
    public Parameter parameter(double value) {
        return new CpuParameter(value);
    }

    @Override
    public Optional<SinglePrecision> single() {
        return Optional.ofNullable(single);
    }

    private static SinglePrecision loadSingle(BackendOptions options) {
        return ServiceLoader.load(SinglePrecisionProvider.class)
                .findFirst()
                .orElseThrow(() -> new UnusableBackendException(
                        "mixed precision on the CPU needs the module gpu-kernels, which is not there"))
                .create(options, CpuBuffer::numbers);
    }

    @Override
    public Parameter[] parameters(int count) {
        Parameter[] parameters = new Parameter[count];
        Arrays.setAll(parameters, n -> new CpuParameter(0));
        return parameters;
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
        if (single != null) {
            single.backend().close();
        }
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
