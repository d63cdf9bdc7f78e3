package org.soretflow.backend.cpu;

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;

/// Sums in a fixed order: blocks of 1024 values in eight interleaved lanes, lanes and blocks added pairwise.
final class CpuVectors {

    private static final int BLOCK = 1024;

    private CpuVectors() {}

    static double dot(Threads threads, double[] x, double[] y, int size) {
        int blocks = (size + BLOCK - 1) / BLOCK;
        double[] partial = new double[blocks];
        threads.run(blocks, size, (from, to) -> {
            for (int block = from; block < to; block++) {
                partial[block] = blockDot(x, y, block * BLOCK, Math.min(size, (block + 1) * BLOCK));
            }
        });
        return pairwise(partial, 0, blocks);
    }

    private static double blockDot(double[] x, double[] y, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int n = from;
        for (; n + 7 < to; n += 8) {
            s0 += x[n] * y[n];
            s1 += x[n + 1] * y[n + 1];
            s2 += x[n + 2] * y[n + 2];
            s3 += x[n + 3] * y[n + 3];
            s4 += x[n + 4] * y[n + 4];
            s5 += x[n + 5] * y[n + 5];
            s6 += x[n + 6] * y[n + 6];
            s7 += x[n + 7] * y[n + 7];
        }
        double rest = 0;
        for (; n < to; n++) {
            rest += x[n] * y[n];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + rest;
    }

    /// Sum of a range by halves.
    private static double pairwise(double[] values, int from, int to) {
        int count = to - from;
        if (count <= 2) {
            return count == 0 ? 0 : count == 1 ? values[from] : values[from] + values[from + 1];
        }
        int middle = from + Integer.highestOneBit(count - 1);
        return pairwise(values, from, middle) + pairwise(values, middle, to);
    }

    static double maximum(Threads threads, double[] x, int size) {
        return extreme(threads, size, 0, block -> largest(x, block * BLOCK, Math.min(size, (block + 1) * BLOCK)), Math::max);
    }

    static double minimum(Threads threads, double[] x, int size) {
        return extreme(
                threads, size, Double.POSITIVE_INFINITY,
                block -> least(x, block * BLOCK, Math.min(size, (block + 1) * BLOCK)), Math::min);
    }

    /// Largest absolute value. Comparisons, as `Math.max` is a call where the quick compiler translates.
    private static double largest(double[] x, int from, int to) {
        double largest = 0;
        for (int n = from; n < to; n++) {
            double value = Math.abs(x[n]);
            if (!(value <= largest)) {
                if (Double.isNaN(value)) {
                    return value;
                }
                largest = value;
            }
        }
        return largest;
    }

    private static double least(double[] x, int from, int to) {
        double least = Double.POSITIVE_INFINITY;
        for (int n = from; n < to; n++) {
            double value = x[n];
            if (!(value >= least)) {
                if (Double.isNaN(value)) {
                    return value;
                }
                least = value;
            }
        }
        return least;
    }

    private static double extreme(
            Threads threads, int size, double start, IntToDoubleFunction ofBlock, DoubleBinaryOperator join) {
        int blocks = (size + BLOCK - 1) / BLOCK;
        double[] partial = new double[blocks];
        threads.run(blocks, size, (from, to) -> {
            for (int block = from; block < to; block++) {
                partial[block] = ofBlock.applyAsDouble(block);
            }
        });
        double extreme = start;
        for (double value : partial) {
            extreme = join.applyAsDouble(extreme, value);
        }
        return extreme;
    }
}
