package org.soretflow.gpu.tornado;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.soretflow.backend.DeviceMemoryException;
import org.soretflow.gpu.device.Device;
import org.soretflow.gpu.device.Loop;
import org.soretflow.gpu.loops.TornadoLoops;
import uk.ac.manchester.tornado.api.exceptions.TornadoOutOfMemoryException;
import uk.ac.manchester.tornado.api.memory.XPUBuffer;
import uk.ac.manchester.tornado.runtime.common.XPUDeviceBufferState;

/// A device of TornadoVM.
final class TornadoDevice implements Device {

    /// Rows up to this length are filled from the host.
    private static final int SHORT = 64;
    private static final double[] NO_SCALARS = new double[0];

    private final TornadoQueue queue;
    /// In the order of allocation, in which TornadoVM finds them fastest when they are freed.
    private final Set<Row> held = new LinkedHashSet<>();
    private long allocated;

    /// A row of numbers on the device.
    private static final class Row implements Memory {
        final XPUDeviceBufferState state;
        final XPUBuffer buffer;
        final int size;

        Row(XPUDeviceBufferState state, int size) {
            this.state = state;
            this.size = size;
            buffer = state.getXPUBuffer();
        }

        @Override
        public int size() {
            return size;
        }

        long bytes() {
            return bytes(size);
        }

        static long bytes(int size) {
            return (long) Double.BYTES * Math.max(1, size);
        }
    }

    TornadoDevice(TornadoQueue queue) {
        this.queue = queue;
    }

    @Override
    public String description() {
        return queue.found.words();
    }

    @Override
    public long memory() {
        return queue.found.memory();
    }

    @Override
    public Memory allocate(int size) {
        long bytes = Row.bytes(size);
        TornadoDevices.Found found = queue.found;
        long available = Math.min(found.memory() - allocated, found.largest());
        if (bytes > available) {
            throw new DeviceMemoryException(found.words(), bytes, available);
        }
        try {
            Row row = new Row(queue.allocate(bytes), size);
            allocated += bytes;
            held.add(row);
            return row;
        } catch (TornadoOutOfMemoryException _) {
            throw new DeviceMemoryException(found.words(), bytes, available);
        }
    }

    @Override
    public void release(Memory memory) {
        Row row = (Row) memory;
        if (held.remove(row)) {
            allocated -= row.bytes();
            queue.free(row.state, row.bytes());
        }
    }

    @Override
    public void fill(Memory memory, double value) {
        Row row = (Row) memory;
        if (row.size > SHORT) {
            queue.launch(
                    "fillRow", 1, row.size, 1, 1, new int[] {row.size}, new double[] {value}, row.buffer);
        } else if (row.size > 0) {
            double[] values = new double[row.size];
            Arrays.fill(values, value);
            queue.write(values, row.buffer);
        }
    }

    @Override
    public void copy(Memory from, Memory to) {
        if (from.size() > 0) {
            queue.launch(
                    "copyRow", 1, from.size(), 1, 1, new int[] {from.size()}, NO_SCALARS, ((Row) from).buffer,
                    ((Row) to).buffer);
        }
    }

    @Override
    public void write(double[] source, Memory to) {
        if (to.size() > 0) {
            queue.write(source, ((Row) to).buffer);
        }
    }

    @Override
    public void read(Memory from, double[] target) {
        if (from.size() > 0) {
            queue.read(((Row) from).buffer, target);
        }
    }

    @Override
    public void launch(Loop loop, int x, int y, int z, Object... arguments) {
        if (x == 0 || y == 0 || z == 0) {
            return;
        }
        int[] sizes = new int[arguments.length];
        double[] scalars = new double[arguments.length];
        XPUBuffer[] fields = new XPUBuffer[arguments.length];
        int integers = 0;
        int decimals = 0;
        int rows = 0;
        for (Object argument : arguments) {
            switch (argument) {
                case Integer number -> sizes[integers++] = number;
                case Double number -> scalars[decimals++] = number;
                case Row row -> fields[rows++] = row.buffer;
                default -> throw new IllegalArgumentException(loop + " cannot be given " + argument);
            }
        }
        queue.launch(
                loop.symbol(), TornadoLoops.counters(loop.symbol()), x, y, z, Arrays.copyOf(sizes, integers),
                Arrays.copyOf(scalars, decimals), Arrays.copyOf(fields, rows));
    }

    @Override
    public void await() {
        queue.finish();
    }

    @Override
    public void close() {
        queue.finish();
        held.forEach(row -> queue.free(row.state, row.bytes()));
        held.clear();
    }
}
