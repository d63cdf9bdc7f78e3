package org.soretflow.gpu.opencl;

import static org.jocl.CL.CL_TRUE;
import static org.jocl.CL.clEnqueueCopyBuffer;
import static org.jocl.CL.clEnqueueReadBuffer;
import static org.jocl.CL.clFinish;
import static org.jocl.CL.clFlush;
import static org.jocl.CL.clReleaseCommandQueue;
import static org.jocl.CL.clReleaseEvent;

import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jocl.cl_command_queue;
import org.jocl.cl_event;
import org.jocl.cl_mem;
import org.soretflow.backend.DeviceMemoryException;

/// Copies rows to the host beside the computing.
///
/// A row is copied on the device, which takes no time to speak of, and from there brought to the host by a second queue,
/// when somebody asks for it: the thread that writes files waits for the transfer, not the one that computes.
final class StagedReads implements AutoCloseable {

    private static final Cleaner CLEANER = Cleaner.create();

    private final OpenClSession session;
    private final cl_command_queue transfers;
    private final Map<Long, Deque<cl_mem>> unused = new HashMap<>();
    private final Set<Staged> pending = ConcurrentHashMap.newKeySet();

    StagedReads(OpenClSession session) {
        this.session = session;
        transfers = session.createQueue();
    }

    /// A copy on the device, and the news that it is made.
    private final class Staged implements Runnable {
        private final cl_mem memory;
        private final int size;
        private final OpenClDevice.Numbers numbers;
        private final cl_event made = new cl_event();
        private double[] values;

        private Staged(cl_mem from, int size, OpenClDevice.Numbers numbers) {
            this.size = size;
            this.numbers = numbers;
            memory = take(bytes());
            session.guarded(() -> {
                clEnqueueCopyBuffer(session.queue, from, memory, 0, 0, bytes(), 0, null, made);
                clFlush(session.queue);
            });
            pending.add(this);
        }

        private long bytes() {
            return (long) numbers.bytes() * size;
        }

        /// The numbers; made only once, and before the session ends.
        private synchronized double[] toHost() {
            if (values == null) {
                values = read();
                run();
            }
            return values;
        }

        private double[] read() {
            double[] values = new double[size];
            Object host = numbers.host(values, size);
            session.guarded(() -> clEnqueueReadBuffer(transfers, memory, CL_TRUE, 0, bytes(), numbers.to(host), 1,
                    new cl_event[] {made}, null));
            numbers.take(host, values, size);
            return values;
        }

        /// Gives the copy back, once.
        @Override
        public void run() {
            synchronized (StagedReads.this) {
                if (pending.remove(this)) {
                    clReleaseEvent(made);
                    unused.computeIfAbsent(bytes(), any -> new ArrayDeque<>()).push(memory);
                }
            }
        }
    }

    /// The numbers as they are when all that was asked for before is done.
    ///
    /// @return null if there is no memory on the device for a copy
    Supplier<double[]> of(cl_mem from, int size, OpenClDevice.Numbers numbers) {
        Staged staged;
        try {
            staged = new Staged(from, size, numbers);
        } catch (DeviceMemoryException _) {
            return null;
        }
        Supplier<double[]> later = new Supplier<>() {
            @Override
            public double[] get() {
                return staged.toHost();
            }
        };
        // copies that nobody asks for go back when nobody can ask any more
        CLEANER.register(later, staged);
        return later;
    }

    private synchronized cl_mem take(long bytes) {
        Deque<cl_mem> waiting = unused.get(bytes);
        return waiting == null || waiting.isEmpty() ? session.allocate(bytes) : waiting.pop();
    }

    /// Brings what nobody has asked for yet: who holds it may ask when the device is gone.
    @Override
    public void close() {
        pending.forEach(Staged::toHost);
        clFinish(transfers);
        unused.forEach((bytes, rows) -> rows.forEach(row -> session.release(row, bytes)));
        clReleaseCommandQueue(transfers);
    }
}
