package org.soretflow.backend;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A backend that measures how long each kernel takes.
///
/// It waits after every kernel, so that the time is that kernel's; launches that would have been hidden behind the one
/// before count too. Bytes are those of all buffers that a kernel is given, each counted once: what must at least move
/// between memory and processor where a kernel passes over its arrays once.
public final class ProfiledBackend extends ForwardingBackend {

    /// What one kernel took.
    ///
    /// @param kernel its name in the interfaces of [Kernels]
    /// @param calls how often
    /// @param seconds in all
    /// @param bytes in all
    public record KernelTime(String kernel, long calls, double seconds, long bytes) {

        /// [B/s]
        public double bytesPerSecond() {
            return bytes / seconds;
        }
    }

    private final Kernels kernels;
    private final Map<String, KernelTime> times = new TreeMap<>();

    /// @param inner closed with this one
    public ProfiledBackend(Backend inner) {
        super(inner);
        kernels = (Kernels) Proxy.newProxyInstance(
                Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class},
                (proxy, method, arguments) -> measured(method, arguments));
    }

    private Object measured(Method method, Object[] arguments) throws Throwable {
        long start = System.nanoTime();
        try {
            method.invoke(inner.kernels(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        inner.await();
        double seconds = (System.nanoTime() - start) * 1e-9;
        KernelTime time = new KernelTime(method.getName(), 1, seconds, bytes(arguments));
        times.merge(method.getName(), time, (a, b) -> new KernelTime(
                a.kernel, a.calls + b.calls, a.seconds + b.seconds, a.bytes + b.bytes));
        return null;
    }

    private static long bytes(Object[] arguments) {
        Map<Buffer, Long> sizes = new IdentityHashMap<>();
        for (Object argument : arguments) {
            switch (argument) {
                case Buffer buffer -> sizes.put(buffer, (long) buffer.size());
                case Buffer[] buffers -> List.of(buffers).forEach(buffer -> sizes.put(buffer, (long) buffer.size()));
                case StencilData operator -> {
                    sizes.put(operator.mass(), (long) operator.mass().size());
                    for (int d = operator.grid().planar() ? 1 : 2; d >= 0; d--) {
                        sizes.put(operator.left()[d], (long) operator.left()[d].size());
                        sizes.put(operator.right()[d], (long) operator.right()[d].size());
                    }
                }
                case null, default -> { }
            }
        }
        return Double.BYTES * sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /// What all kernels took, the longest first.
    public List<KernelTime> times() {
        return times.values().stream().sorted(Comparator.comparing(KernelTime::seconds).reversed()).toList();
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }

    @Override
    public Program record(Consumer<Kernels> sequence) {
        return () -> sequence.accept(kernels);
    }
}
