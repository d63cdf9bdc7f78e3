package org.soretflow.gpu.device;

import java.util.function.Supplier;

/// A processor with memory of its own that runs loops one after the other, in the order in which they are asked for.
///
/// Only [#read] waits; everything else may return before it is done.
public interface Device extends AutoCloseable {

    /// A row of numbers on the device.
    interface Memory {

        /// Number of values.
        int size();
    }

    /// The device in words.
    String description();

    /// Memory of the device in all [bytes].
    long memory();

    /// Memory with arbitrary content.
    ///
    /// @throws org.soretflow.backend.DeviceMemoryException if there is not enough
    Memory allocate(int size);

    /// Gives memory back.
    void release(Memory memory);

    /// Writes the same number everywhere.
    void fill(Memory memory, double value);

    /// Copies `from.size()` values.
    void copy(Memory from, Memory to);

    /// Copies from the host.
    ///
    /// @param source at least as many values as the memory holds; may be changed after the call
    void write(double[] source, Memory to);

    /// Copies to the host, when all that was asked for before is done.
    void read(Memory from, double[] target);

    /// Copies to the host beside what is asked for afterwards.
    ///
    /// @return the numbers as they are now; may be asked from another thread, once
    default Supplier<double[]> readLater(Memory from) {
        double[] values = new double[from.size()];
        read(from, values);
        return () -> values;
    }

    /// Runs a loop.
    ///
    /// @param x turns of the innermost parallel counter
    /// @param y turns of the next one, or 1
    /// @param z turns of the outermost one, or 1
    /// @param arguments [Memory], `Integer` and `Double`, in the order of the loop's parameters
    void launch(Loop loop, int x, int y, int z, Object... arguments);

    /// Cells up to which one launch for both colours of a sweep takes less time than two, although cells of the second colour
    /// must then relax their neighbours once more by themselves; 0 for never.
    default int cellsOfOneSweep() {
        return 0;
    }

    /// [#cellsOfOneSweep] where launches cost time: as measured on a processor (8 × 8 × 8 cells gain a fourth, 12 × 12 × 12
    /// lose), estimated for a GPU, which relaxes 32³ cells four times while the host prepares a launch. The system property
    /// `soretflow.cells-of-one-sweep` says otherwise; the bits are the same.
    static int cellsOfOneSweepOn(boolean gpu) {
        return Integer.getInteger("soretflow.cells-of-one-sweep", gpu ? 32768 : 512);
    }

    /// Waits until all that was asked for is done.
    void await();

    @Override
    void close();
}
