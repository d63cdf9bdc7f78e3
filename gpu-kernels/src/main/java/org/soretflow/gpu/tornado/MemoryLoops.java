package org.soretflow.gpu.tornado;

import org.soretflow.gpu.loops.Parallel;

/// What a device does with its memory beyond the loops, in the same form as `TornadoLoops`.
public final class MemoryLoops {

    private MemoryLoops() {}

    /// Writes the same number everywhere.
    public static void fillRow(int[] sizes, double[] scalars, double[] x) {
        int size = sizes[0];
        double value = scalars[0];
        for (@Parallel int n = 0; n < size; n++) {
            x[n] = value;
        }
    }

    public static void copyRow(int[] sizes, double[] scalars, double[] x, double[] y) {
        int size = sizes[0];
        for (@Parallel int n = 0; n < size; n++) {
            y[n] = x[n];
        }
    }

    /// Counts how often a place is visited: once, unless every processor runs the whole loop.
    public static void countVisits(int[] sizes, double[] scalars, double[] x) {
        int size = sizes[0];
        double step = scalars[0];
        for (@Parallel int n = 0; n < size; n++) {
            x[n] = x[n] + step;
        }
    }

    public static void fillSingles(int[] sizes, float[] scalars, float[] x) {
        int size = sizes[0];
        float value = scalars[0];
        for (@Parallel int n = 0; n < size; n++) {
            x[n] = value;
        }
    }

    public static void copySingles(int[] sizes, float[] scalars, float[] x, float[] y) {
        int size = sizes[0];
        for (@Parallel int n = 0; n < size; n++) {
            y[n] = x[n];
        }
    }

    /// `to = factor · from`, rounded.
    public static void narrow(int[] sizes, double[] scalars, double[] from, double[] factor, float[] to) {
        int size = sizes[0];
        int at = sizes[1];
        for (@Parallel int n = 0; n < size; n++) {
            to[n] = (float) (factor[at] * from[n]);
        }
    }

    /// `to = factor · from`.
    public static void widen(int[] sizes, double[] scalars, float[] from, double[] factor, double[] to) {
        int size = sizes[0];
        int at = sizes[1];
        for (@Parallel int n = 0; n < size; n++) {
            to[n] = factor[at] * from[n];
        }
    }
}
