package org.soretflow.gpu.device;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/// Runs the loops as plain Java, one turn after the other.
public class LoopDevice implements Device {

    /// Between the sizes that tests use.
    static final int CELLS_OF_ONE_SWEEP = 4096;

    private record Row(double[] values) implements Memory {
        @Override
        public int size() {
            return values.length;
        }
    }

    public static double[] values(Memory memory) {
        return ((Row) memory).values;
    }

    @Override
    public String description() {
        return "loops in sequence";
    }

    /// Filled with what nobody can take for a result.
    @Override
    public Memory allocate(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return new Row(values);
    }

    @Override
    public void release(Memory memory) {
        Arrays.fill(values(memory), Double.NaN);
    }

    @Override
    public void fill(Memory memory, double value) {
        Arrays.fill(values(memory), value);
    }

    @Override
    public void copy(Memory from, Memory to) {
        System.arraycopy(values(from), 0, values(to), 0, from.size());
    }

    @Override
    public void write(double[] source, Memory to) {
        System.arraycopy(source, 0, values(to), 0, to.size());
    }

    @Override
    public void read(Memory from, double[] target) {
        System.arraycopy(values(from), 0, target, 0, from.size());
    }

    @Override
    public void launch(Loop loop, int x, int y, int z, Object... arguments) {
        try {
            loop.method().invoke(null, Arrays.stream(arguments)
                    .map(argument -> argument instanceof Memory memory ? values(memory) : argument)
                    .toArray());
        } catch (InvocationTargetException e) {
            throw new AssertionError(loop + " failed", e.getCause());
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new AssertionError(loop + " was called with other arguments than it has", e);
        }
    }

    @Override
    public long memory() {
        return Runtime.getRuntime().maxMemory();
    }

    @Override
    public int cellsOfOneSweep() {
        return CELLS_OF_ONE_SWEEP;
    }

    @Override
    public void await() {}

    @Override
    public void close() {}
}
