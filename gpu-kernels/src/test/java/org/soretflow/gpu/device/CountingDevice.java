package org.soretflow.gpu.device;

/// Counts what another device is asked for.
public final class CountingDevice implements Device {

    private final Device inner;
    /// Launches of loops, fills and copies.
    public int launches;
    /// Times that the host waited.
    public int reads;

    public CountingDevice(Device inner) {
        this.inner = inner;
    }

    /// Counts from zero again.
    public void restart() {
        launches = 0;
        reads = 0;
    }

    @Override
    public String description() {
        return inner.description();
    }

    @Override
    public long memory() {
        return inner.memory();
    }

    @Override
    public Memory allocate(int size) {
        return inner.allocate(size);
    }

    @Override
    public void release(Memory memory) {
        inner.release(memory);
    }

    @Override
    public void fill(Memory memory, double value) {
        launches++;
        inner.fill(memory, value);
    }

    @Override
    public void copy(Memory from, Memory to) {
        launches++;
        inner.copy(from, to);
    }

    @Override
    public void write(double[] source, Memory to) {
        inner.write(source, to);
    }

    @Override
    public void read(Memory from, double[] target) {
        reads++;
        inner.read(from, target);
    }

    @Override
    public void launch(Loop loop, int x, int y, int z, Object... arguments) {
        launches++;
        inner.launch(loop, x, y, z, arguments);
    }

    @Override
    public int cellsOfOneSweep() {
        return inner.cellsOfOneSweep();
    }

    @Override
    public void await() {
        inner.await();
    }

    @Override
    public void close() {
        inner.close();
    }
}
