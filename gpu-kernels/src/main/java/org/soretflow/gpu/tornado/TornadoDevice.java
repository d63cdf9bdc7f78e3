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
class TornadoDevice implements Device {

    /// Rows up to this length are filled from the host.
    private static final int SHORT = 64;

    final TornadoQueue queue;
    private final TornadoNumbers numbers;
    private final int cellsOfOneSweep;
    /// In the order of allocation, in which TornadoVM finds them fastest when they are freed.
    private final Set<Row> held = new LinkedHashSet<>();

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
    }

    TornadoDevice(TornadoQueue queue) {
        this(queue, TornadoNumbers.DOUBLE);
    }

    TornadoDevice(TornadoQueue queue, TornadoNumbers numbers) {
        this.queue = queue;
        this.numbers = numbers;
        cellsOfOneSweep = Device.cellsOfOneSweepOn(queue.found.gpu());
    }

    static XPUBuffer buffer(Memory memory) {
        return ((Row) memory).buffer;
    }

    private long bytes(int size) {
        return (long) numbers.bytes * Math.max(1, size);
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
        long bytes = bytes(size);
        long available = queue.available();
        if (bytes > available) {
            throw new DeviceMemoryException(queue.found.words(), bytes, available);
        }
        try {
            Row row = new Row(queue.allocate(numbers.type, bytes), size);
            held.add(row);
            return row;
        } catch (TornadoOutOfMemoryException _) {
            throw new DeviceMemoryException(queue.found.words(), bytes, available);
        }
    }

    @Override
    public void release(Memory memory) {
        Row row = (Row) memory;
        if (held.remove(row)) {
            queue.free(row.state, numbers.type, bytes(row.size));
        }
    }

    @Override
    public void fill(Memory memory, double value) {
        int size = memory.size();
        if (size > SHORT) {
            queue.launch(numbers.fill, 1, size, 1, 1, new int[] {size}, numbers.filled(value, 1), buffer(memory));
        } else if (size > 0) {
            queue.write(numbers.filled(value, size), buffer(memory));
        }
    }

    @Override
    public void copy(Memory from, Memory to) {
        int size = from.size();
        if (size > 0) {
            queue.launch(numbers.copy, 1, size, 1, 1, new int[] {size}, numbers.filled(0, 0), buffer(from), buffer(to));
        }
    }

    @Override
    public void write(double[] source, Memory to) {
        if (to.size() > 0) {
            queue.write(numbers.of(source, to.size()), buffer(to));
        }
    }

    @Override
    public void read(Memory from, double[] target) {
        if (from.size() > 0) {
            Object room = numbers.room(target, from.size());
            queue.read(buffer(from), room);
            numbers.take(room, target, from.size());
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
                numbers.prefix + loop.symbol(), TornadoLoops.counters(loop.symbol()), x, y, z,
                Arrays.copyOf(sizes, integers), numbers.of(Arrays.copyOf(scalars, decimals), decimals),
                Arrays.copyOf(fields, rows));
    }

    @Override
    public int cellsOfOneSweep() {
        return cellsOfOneSweep;
    }

    @Override
    public void await() {
        queue.finish();
    }

    @Override
    public void close() {
        queue.finish();
        held.forEach(row -> queue.free(row.state, numbers.type, bytes(row.size)));
        held.clear();
    }
}
