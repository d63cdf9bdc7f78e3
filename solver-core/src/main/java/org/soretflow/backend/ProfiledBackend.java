package org.soretflow.backend;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /// @param kernel its name in the interfaces of [Kernels], with `single` in front where it works on single precision
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
    private final Map<String, KernelTime> times;
    private final String prefix;
    private final int numberBytes;
    private final SinglePrecision single;

    /// @param inner closed with this one
    public ProfiledBackend(Backend inner) {
        this(inner, new TreeMap<>(), "", Double.BYTES);
    }

    /// @param prefix before the names of kernels
    /// @param numberBytes bytes of a number on the backend
    private ProfiledBackend(Backend inner, Map<String, KernelTime> times, String prefix, int numberBytes) {
        super(inner);
        this.times = times;
        this.prefix = prefix;
        this.numberBytes = numberBytes;
        single = inner.single().map(this::profiled).orElse(null);
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
        add(prefix + method.getName(), start, numberBytes * numbers(arguments));
        return null;
    }

    /// Waits, and adds one call to what is known of a kernel.
    private void add(String kernel, long start, long bytes) {
        inner.await();
        KernelTime time = new KernelTime(kernel, 1, (System.nanoTime() - start) * 1e-9, bytes);
        times.merge(kernel, time, (a, b) -> new KernelTime(
                a.kernel, a.calls + b.calls, a.seconds + b.seconds, a.bytes + b.bytes));
    }

    /// Single precision beside the backend, measured into the same table.
    private SinglePrecision profiled(SinglePrecision plain) {
        Backend backend = new ProfiledBackend(plain.backend(), times, "single ", Float.BYTES);
        return new SinglePrecision() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public void narrow(Buffer from, Parameter factor, Buffer to) {
                long start = System.nanoTime();
                plain.narrow(from, factor, to);
                converted("narrow", start, to);
            }

            @Override
            public void widen(Buffer from, Parameter factor, Buffer to) {
                long start = System.nanoTime();
                plain.widen(from, factor, to);
                converted("widen", start, to);
            }

            private void converted(String kernel, long start, Buffer to) {
                backend.await();
                add(kernel, start, (long) (Float.BYTES + Double.BYTES) * to.size());
            }
        };
    }

    private static long numbers(Object[] arguments) {
        Map<Buffer, Long> sizes = new IdentityHashMap<>();
        for (Object argument : arguments) {
            switch (argument) {
                case Buffer buffer -> sizes.put(buffer, (long) buffer.size());
                case Buffer[] buffers -> List.of(buffers).forEach(buffer -> sizes.put(buffer, (long) buffer.size()));
                case StencilData operator -> {
                    sizes.put(operator.mass(), (long) operator.mass().size());
                    for (int d = operator.grid().planar() ? 1 : 2; d >= 0 && operator.left()[d] != null; d--) {
                        sizes.put(operator.left()[d], (long) operator.left()[d].size());
                        sizes.put(operator.right()[d], (long) operator.right()[d].size());
                    }
                }
                case null, default -> { }
            }
        }
        return sizes.values().stream().mapToLong(Long::longValue).sum();
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
    public Optional<SinglePrecision> single() {
        return Optional.ofNullable(single);
    }

    @Override
    public Program record(Consumer<Kernels> sequence) {
        return () -> sequence.accept(kernels);
    }
}
