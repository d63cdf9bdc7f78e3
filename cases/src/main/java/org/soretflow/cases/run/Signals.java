package org.soretflow.cases.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Turns Ctrl-C and SIGTERM into a request to stop; the second signal ends the process at once.
///
/// The JDK has one way to hear signals without ending, `sun.misc.Signal` of the module jdk.unsupported; it is called by
/// reflection because the compiler warns about it in a way that cannot be switched off. Where it is missing, signals
/// end the process at once, and the last periodic checkpoint continues the run.
final class Signals implements AutoCloseable {

    private static final int EXIT_BASE = 128;

    private record Replaced(Object signal, Object handler) {}

    private final AtomicInteger first = new AtomicInteger();
    private final List<Replaced> replaced = new ArrayList<>();
    private final IntConsumer requestStop;
    private final IntConsumer endAtOnce;

    Signals(IntConsumer requestStop, IntConsumer endAtOnce) {
        this.requestStop = requestStop;
        this.endAtOnce = endAtOnce;
    }

    /// Leaves the signals as they are.
    static Signals none() {
        return new Signals(_ -> { }, _ -> { });
    }

    /// Listens until closed.
    ///
    /// @param requestStop is told the number of the first signal, in a thread of its own
    static Signals listen(IntConsumer requestStop) {
        Signals signals = new Signals(requestStop, Runtime.getRuntime()::halt);
        for (String name : List.of("INT", "TERM", "HUP")) {
            signals.handle(name);
        }
        return signals;
    }

    /// Exit code for the first signal that came, 128 + its number; 0 if none came.
    int exitCode() {
        return first.get() == 0 ? 0 : exitCode(first.get());
    }

    /// Exit code of a process that a signal ended.
    static int exitCode(int number) {
        return EXIT_BASE + number;
    }

    void received(int number) {
        if (first.compareAndSet(0, number)) {
            requestStop.accept(number);
        } else {
            endAtOnce.accept(exitCode(number));
        }
    }

    private void handle(String name) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            int number = (int) signalType.getMethod("getNumber").invoke(signal);
            Object handler = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlerType},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            received(number);
                            yield null;
                        }
                        case "equals" -> proxy == arguments[0];
                        case "hashCode" -> number;
                        default -> "handler of SIG" + name;
                    });
            Object before = signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
            replaced.add(new Replaced(signal, before));
        } catch (InvocationTargetException _) {
            // the system or an option of the virtual machine (-Xrs) keeps this signal: it ends the process at once
            return;
        } catch (ReflectiveOperationException _) {
            return;
        }
    }

    /// Gives the signals back.
    @Override
    public void close() {
        for (Replaced entry : replaced) {
            try {
                Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
                entry.signal().getClass().getMethod("handle", entry.signal().getClass(), handlerType)
                        .invoke(null, entry.signal(), entry.handler());
            } catch (ReflectiveOperationException _) {
                return;
            }
        }
    }
}
