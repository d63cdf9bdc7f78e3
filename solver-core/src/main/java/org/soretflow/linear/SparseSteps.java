package org.soretflow.linear;

import java.util.Arrays;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;

/// A sequence of sparse products in place, made on the host, kept and applied on the device: one launch a step, no wait.
///
/// A row says `y[target] = Σ value · y[place]`; see [Kernels#multiplyRuns].
final class SparseSteps {

    private static final int ROW = 3;
    private static final int RUN = 2;
    /// Length of the arrays at first.
    private static final int SHORT = 1024;

    private final Backend backend;
    private double[] rows = new double[SHORT];
    private double[] runs = new double[SHORT];
    private double[] values = new double[SHORT];
    private int rowCount;
    private int runCount;
    private int valueCount;
    /// First row of every step, and the end.
    private int[] starts = new int[16];
    private int steps;
    private Buffer rowsThere;
    private Buffer runsThere;
    private Buffer valuesThere;

    SparseSteps(Backend backend) {
        this.backend = backend;
    }

    /// Forgets all steps.
    void clear() {
        rowCount = 0;
        runCount = 0;
        valueCount = 0;
        steps = 0;
    }

    /// Begins a step, whose rows must not read what another of them writes.
    void step() {
        if (steps + 1 == starts.length) {
            starts = Arrays.copyOf(starts, 2 * steps);
        }
        starts[steps++] = rowCount;
    }

    /// Begins a row.
    void row(int target) {
        rows = room(rows, ROW * (rowCount + 2));
        rows[ROW * rowCount] = target;
        rows[ROW * rowCount + 1] = runCount;
        rows[ROW * rowCount + 2] = valueCount;
        rowCount++;
    }

    /// Adds a term to the present row; neighbouring places make runs.
    void term(int place, double value) {
        int last = RUN * (runCount - 1);
        if (runCount > rows[ROW * rowCount - 2] && runs[last] + runs[last + 1] == place) {
            runs[last + 1]++;
        } else {
            runs = room(runs, RUN * (runCount + 1));
            runs[RUN * runCount] = place;
            runs[RUN * runCount + 1] = 1;
            runCount++;
        }
        values = room(values, valueCount + 1);
        values[valueCount++] = value;
    }

    private static double[] room(double[] array, int size) {
        return size <= array.length ? array : Arrays.copyOf(array, Math.max(size, 2 * array.length));
    }

    /// Brings all to the device.
    void upload() {
        starts[steps] = rowCount;
        rows = room(rows, ROW * (rowCount + 1));
        rows[ROW * rowCount + 1] = runCount;
        rowsThere = brought(rowsThere, rows, ROW * (rowCount + 1));
        runsThere = brought(runsThere, runs, RUN * runCount);
        valuesThere = brought(valuesThere, values, valueCount);
    }

    /// Gives back what the host holds of steps that are on the device.
    void settle() {
        rows = new double[SHORT];
        runs = new double[SHORT];
        values = new double[SHORT];
    }

    private Buffer brought(Buffer present, double[] numbers, int size) {
        Buffer target = present;
        if (target == null || target.size() < size) {
            if (target != null) {
                backend.free(target);
            }
            // pivots may move, and with them the shape: some room saves another allocation
            target = backend.allocate(size + size / 8);
        }
        target.upload(Arrays.copyOf(numbers, target.size()));
        return target;
    }

    /// Applies the steps one after the other.
    ///
    /// @param y modified
    void apply(Buffer y) {
        Kernels kernels = backend.kernels();
        for (int step = 0; step < steps; step++) {
            kernels.multiplyRuns(rowsThere, runsThere, valuesThere, starts[step], starts[step + 1] - starts[step], y);
        }
    }
}
