package org.soretflow.gpu.tornado;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.soretflow.gpu.loops.TornadoLoops;
import org.soretflow.gpu.single.TornadoSingleLoops;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.common.Access;
import uk.ac.manchester.tornado.api.exceptions.TornadoDeviceFP64NotSupported;
import uk.ac.manchester.tornado.api.memory.XPUBuffer;
import uk.ac.manchester.tornado.runtime.common.TornadoXPUDevice;
import uk.ac.manchester.tornado.runtime.common.XPUDeviceBufferState;

/// One device of TornadoVM with one queue and the loops that were compiled for it; the whole program shares it, as compiling
/// takes long. Only one thread at a time may use a queue.
final class TornadoQueue {

    private static final Map<TornadoXPUDevice, TornadoQueue> QUEUES = new HashMap<>();
    /// Turns of the self-test: not a multiple of a group, so that some places have nothing to do.
    private static final int TEST_SIZE = 1000;
    /// Bytes up to which a buffer is kept for the next who asks: TornadoVM looks for what it frees among all that it has.
    private static final long KEPT = 1 << 16;

    final TornadoDevices.Found found;
    private final TornadoXPUDevice device;
    /// TornadoVM keeps a queue for each plan; the plan has nothing else to do.
    private final TornadoExecutionPlan plan = new TornadoExecutionPlan();
    private final long number = plan.getId();
    private final NumberRows numbers = new NumberRows(this);
    private final Map<String, CompiledLoop> compiled = new HashMap<>();
    private final Map<String, Method> methods = new HashMap<>();
    private final Map<Piece, Deque<XPUDeviceBufferState>> unused = new HashMap<>();
    private String fault;
    private long launches;
    private long allocated;

    /// A kind of buffers that can stand in for each other.
    private record Piece(Class<?> type, long bytes) {}

    private TornadoQueue(TornadoDevices.Found found) {
        this.found = found;
        device = found.device();
        Stream.of(TornadoLoops.class, TornadoSingleLoops.class, MemoryLoops.class)
                .flatMap(home -> Arrays.stream(home.getDeclaredMethods()))
                .forEach(method -> methods.put(method.getName(), method));
    }

    /// The queue of a device.
    static synchronized TornadoQueue of(TornadoDevices.Found found) {
        return QUEUES.computeIfAbsent(found.device(), _ -> new TornadoQueue(found));
    }

    /// Memory with arbitrary content.
    ///
    /// @param type of the values
    synchronized XPUDeviceBufferState allocate(Class<?> type, long bytes) {
        Deque<XPUDeviceBufferState> waiting = unused.get(new Piece(type, bytes));
        if (waiting != null && !waiting.isEmpty()) {
            return waiting.pop();
        }
        XPUDeviceBufferState state = new XPUDeviceBufferState();
        device.allocate(Array.newInstance(type, 0), bytes, state, Access.READ_WRITE);
        state.setLockBuffer(true);
        allocated += bytes;
        return state;
    }

    /// Gives back what [#allocate] gave.
    synchronized void free(XPUDeviceBufferState state, Class<?> type, long bytes) {
        if (bytes <= KEPT) {
            unused.computeIfAbsent(new Piece(type, bytes), _ -> new ArrayDeque<>()).push(state);
        } else {
            state.setLockBuffer(false);
            device.deallocate(state);
            allocated -= bytes;
        }
    }

    /// Bytes of the largest piece that the device may still have.
    synchronized long available() {
        return Math.min(found.memory() - allocated, found.largest());
    }

    /// Copies from the host; the source may be changed after the call.
    ///
    /// @param source an array at least as long as the buffer, all of which is written
    synchronized void write(Object source, XPUBuffer to) {
        to.enqueueWrite(number, source, 0, 0, null, false);
    }

    /// Copies to the host, when all that was asked for before is done.
    ///
    /// @param target an array at least as long as the buffer
    synchronized void read(XPUBuffer from, Object target) {
        from.read(number, target, 0, 0, null, false);
    }

    /// Puts a loop into the queue.
    ///
    /// @param name of the loop's method
    /// @param counters its parallel counters
    /// @param x turns of the innermost one
    /// @param scalars decimal numbers of the loop's precision
    synchronized void launch(
            String name, int counters, int x, int y, int z, int[] sizes, Object scalars, XPUBuffer... fields) {
        CompiledLoop loop = compiled.computeIfAbsent(name, this::compile);
        XPUBuffer[] arguments = new XPUBuffer[fields.length + 2];
        arguments[0] = numbers.of(sizes);
        arguments[1] = numbers.of(scalars);
        System.arraycopy(fields, 0, arguments, 2, fields.length);
        loop.launch(number, WorkShape.of(found.gpu(), counters, x, y, z), arguments);
        launches++;
    }

    /// @throws IllegalStateException if the loop cannot be compiled, which is no fault of the device
    private CompiledLoop compile(String name) {
        try {
            return new CompiledLoop(device, number, methods.get(name));
        } catch (TornadoDeviceFP64NotSupported | OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException(
                    "TornadoVM cannot compile the loop " + name + " for " + found.words() + " ("
                            + TornadoProvider.firstLine(e) + ")", e);
        }
    }

    /// Loops that the device was given so far.
    synchronized long launches() {
        return launches;
    }

    synchronized void finish() {
        device.sync(number);
    }

    /// What is wrong with the device, an empty text if nothing is.
    ///
    /// A loop whose annotation TornadoVM does not see runs as a whole in every place; that would only be slow for most
    /// loops, and wrong for some.
    synchronized String fault() {
        if (fault == null) {
            fault = test();
        }
        return fault;
    }

    private String test() {
        XPUDeviceBufferState state = null;
        try {
            state = allocate(double.class, (long) TEST_SIZE * Double.BYTES);
            XPUBuffer buffer = state.getXPUBuffer();
            double[] visits = new double[TEST_SIZE];
            write(visits, buffer);
            launch("countVisits", 1, TEST_SIZE, 1, 1, new int[] {TEST_SIZE}, new double[] {1}, buffer);
            read(buffer, visits);
            long wrong = IntStream.range(0, TEST_SIZE).filter(n -> visits[n] != 1.0).count();
            return wrong == 0 ? "" : "a loop over " + TEST_SIZE + " places went wrong at " + wrong + " of them";
        } catch (TornadoDeviceFP64NotSupported _) {
            return "it has no double precision";
        } catch (RuntimeException | Error e) {
            // TornadoVM's own faults are errors
            return "a loop could not be run (" + TornadoProvider.firstLine(e) + ")";
        } finally {
            if (state != null) {
                free(state, double.class, (long) TEST_SIZE * Double.BYTES);
            }
        }
    }
}
