package org.soretflow.cases.cli;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.BackendProvider;
import org.soretflow.backend.Backends;
import org.soretflow.backend.DeviceLostException;
import org.soretflow.backend.ForwardingBackend;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Probe;
import org.soretflow.backend.Program;

/// A GPU that computes on the processor and may be lost, or have little memory. Found only within [#during].
public final class FragileProvider implements BackendProvider {

    static final String DEVICE = "fragile card";
    private static final long LARGE = 1L << 40;

    private static BooleanSupplier lost = () -> false;
    private static long memory = LARGE;

    /// Does something while this backend is there.
    ///
    /// @param folder for the file that names it
    /// @param isLost whether the device is gone, asked before each kernel
    /// @param bytes memory of the device
    static Captured during(Path folder, BooleanSupplier isLost, long bytes, Callable<Captured> action) throws Exception {
        announce(folder);
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        URL place = URI.create(folder.toUri() + "/").toURL();
        lost = isLost;
        memory = bytes;
        try (URLClassLoader further = new URLClassLoader(new URL[] {place}, usual)) {
            thread.setContextClassLoader(further);
            return action.call();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    static Captured during(Path folder, BooleanSupplier isLost, Callable<Captured> action) throws Exception {
        return during(folder, isLost, LARGE, action);
    }

    private static void announce(Path folder) throws IOException {
        Path file = folder.resolve("META-INF/services/" + BackendProvider.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, FragileProvider.class.getName());
    }

    @Override
    public String name() {
        return "fragile";
    }

    @Override
    public Probe probe(BackendOptions options) {
        return new Probe.Usable(DEVICE, true, true, memory);
    }

    @Override
    public Backend create(BackendOptions options) {
        return new Fragile(Backends.named("cpu", options));
    }

    private static final class Fragile extends ForwardingBackend {

        private final Kernels kernels;

        Fragile(Backend processor) {
            super(processor);
            kernels = (Kernels) Proxy.newProxyInstance(
                    Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (proxy, method, arguments) -> {
                        requireDevice();
                        try {
                            return method.invoke(inner.kernels(), arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private static void requireDevice() {
            if (lost.getAsBoolean()) {
                throw new DeviceLostException(DEVICE, "the cable was pulled", null);
            }
        }

        @Override
        public String name() {
            return "fragile";
        }

        @Override
        public String device() {
            return DEVICE;
        }

        @Override
        public long memory() {
            return memory;
        }

        @Override
        public Kernels kernels() {
            return kernels;
        }

        @Override
        public Program record(Consumer<Kernels> sequence) {
            Program program = super.record(sequence);
            return () -> {
                requireDevice();
                program.run();
            };
        }
    }
}
