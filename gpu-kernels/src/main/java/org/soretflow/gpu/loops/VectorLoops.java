package org.soretflow.gpu.loops;

import org.soretflow.cell.Scalars;

/// Vectors, their sums and the numbers between them; see [org.soretflow.backend.VectorKernels]. Loops over single numbers
/// have one turn.
public final class VectorLoops {

    /// Values in a block of a sum.
    public static final int BLOCK = 1024;
    /// Interleaved lanes of a block.
    public static final int LANES = 8;
    /// Partial sums that one turn of [#addPairwise] takes in; a power of two.
    public static final int FAN = 32;

    private VectorLoops() {}

    /// Writes one number.
    public static void setNumber(int at, int count, double value, double[] target) {
        for (@Parallel int n = 0; n < count; n++) {
            target[at + n] = value;
        }
    }

    public static void copyPart(int count, int from, int to, double[] x, double[] y) {
        for (@Parallel int n = 0; n < count; n++) {
            y[to + n] = x[from + n];
        }
    }

    public static void quotient(
            int count, double factor, int aAt, double[] a, int bAt, double[] b, double least, int at, double[] result) {
        for (@Parallel int n = 0; n < count; n++) {
            result[at + n] = Scalars.quotient(factor, a[aAt], b[bAt], least);
        }
    }

    public static void product(
            int count, double factor, int aAt, double[] a, int bAt, double[] b, int at, double[] result) {
        for (@Parallel int n = 0; n < count; n++) {
            result[at + n] = Scalars.product(factor, a[aAt], b[bAt]);
        }
    }

    public static void weightedSum(
            int count, double alpha, int xAt, double[] x, double beta, int yAt, double[] y, int at, double[] result) {
        for (@Parallel int n = 0; n < count; n++) {
            result[at + n] = Scalars.weightedSum(alpha, x[xAt], beta, y[yAt]);
        }
    }

    public static void root(int count, int xAt, double[] x, int at, double[] result) {
        for (@Parallel int n = 0; n < count; n++) {
            result[at + n] = Math.sqrt(x[xAt]);
        }
    }

    public static void combine(
            int size, int alphaAt, double[] alpha, double[] x, int betaAt, double[] beta, double[] y) {
        for (@Parallel int n = 0; n < size; n++) {
            y[n] = alpha[alphaAt] * x[n] + beta[betaAt] * y[n];
        }
    }

    public static void triad(int size, double[] x, int alphaAt, double[] alpha, double[] y, double[] target) {
        for (@Parallel int n = 0; n < size; n++) {
            target[n] = x[n] + alpha[alphaAt] * y[n];
        }
    }

    public static void multiply(int size, double[] x, double[] y, double[] z) {
        for (@Parallel int n = 0; n < size; n++) {
            z[n] = x[n] * y[n];
        }
    }

    public static void clamp(int size, double low, double high, double[] x) {
        for (@Parallel int n = 0; n < size; n++) {
            x[n] = Math.min(Math.max(x[n], low), high);
        }
    }

    /// Sum of one lane of one block.
    ///
    /// @param sums eight numbers for each block; modified
    public static void dotLanes(int size, int lanes, double[] x, double[] y, double[] sums) {
        for (@Parallel int lane = 0; lane < lanes; lane++) {
            int start = lane / LANES * BLOCK;
            int full = Index.least(size - start, BLOCK) / LANES;
            double sum = 0.0;
            for (int m = 0; m < full; m++) {
                int n = start + lane % LANES + LANES * m;
                sum += x[n] * y[n];
            }
            sums[lane] = sum;
        }
    }

    /// Sum of one block: its lanes pairwise, then what fills no lane.
    ///
    /// @param target one number for each block; modified
    public static void dotBlocks(int size, int blocks, double[] x, double[] y, double[] sums, double[] target) {
        for (@Parallel int block = 0; block < blocks; block++) {
            int s = LANES * block;
            int end = Index.least(size, (block + 1) * BLOCK);
            double rest = 0.0;
            for (int n = end - (end - block * BLOCK) % LANES; n < end; n++) {
                rest += x[n] * y[n];
            }
            target[block] = ((sums[s] + sums[s + 1]) + (sums[s + 2] + sums[s + 3]))
                    + ((sums[s + 4] + sums[s + 5]) + (sums[s + 6] + sums[s + 7])) + rest;
        }
    }

    /// Adds up to 32 neighbouring numbers pairwise, neighbours first; one that is left over goes up unchanged.
    ///
    /// @param groups numbers of sums, `count` divided by 32 and rounded up
    /// @param at where the first sum goes
    public static void addPairwise(int count, int groups, double[] values, int at, double[] target) {
        for (@Parallel int group = 0; group < groups; group++) {
            double[] v = new double[32];
            int many = Index.least(count - FAN * group, FAN);
            for (int n = 0; n < many; n++) {
                v[n] = values[FAN * group + n];
            }
            for (int left = many; left > 1; left = (left + 1) / 2) {
                for (int n = 0; n < left / 2; n++) {
                    v[n] = v[2 * n] + v[2 * n + 1];
                }
                if (left % 2 == 1) {
                    v[left / 2] = v[left - 1];
                }
            }
            target[at + group] = v[0];
        }
    }

    /// Largest size of every 32nd value from one on.
    ///
    /// @param lanes number of results, a multiple of 32
    public static void maximumLanes(int size, int lanes, double[] x, double[] target) {
        for (@Parallel int lane = 0; lane < lanes; lane++) {
            double most = 0.0;
            for (int n = lane; n < size; n += lanes) {
                most = Math.max(most, Math.abs(x[n]));
            }
            target[lane] = most;
        }
    }

    /// Least of every so many values from one on, or `start`.
    public static void minimumLanes(int size, int lanes, double start, double[] x, double[] target) {
        for (@Parallel int lane = 0; lane < lanes; lane++) {
            double least = start;
            for (int n = lane; n < size; n += lanes) {
                least = Math.min(least, x[n]);
            }
            target[lane] = least;
        }
    }
}
