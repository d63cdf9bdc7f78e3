package org.soretflow.backend;

/// How samples of couplings become the statistics of [StencilKernels#couplings].
///
/// A sample is six numbers: the couplings of a cell along x, y, z, then for each direction 1 if a weight there is
/// one-sided, else 0. The samples are added on the host in the order of the cells: logarithms stay off the devices.
public final class CouplingSamples {

    /// Numbers of a sample.
    public static final int NUMBERS = 6;

    private static final int MOST = 200_000;
    /// Couplings below this share of the strongest count as this share.
    private static final double LEAST = 1e-12;
    private static final double LOG_LEAST = Math.log(LEAST);

    private CouplingSamples() {}

    /// Cells from one sample to the next.
    public static int stride(int cells) {
        return Math.max(1, cells / MOST);
    }

    /// Samples in so many cells.
    public static int count(int cells) {
        return (cells + stride(cells) - 1) / stride(cells);
    }

    /// Adds a sample.
    ///
    /// @param samples its numbers, from `at` on
    /// @param ratio what counts as stronger
    /// @param statistics modified
    public static void add(double[] samples, int at, double ratio, double[] statistics) {
        double most = Math.max(samples[at], Math.max(samples[at + 1], samples[at + 2]));
        if (!(most > 0)) {
            return;
        }
        statistics[0]++;
        for (int d = 0; d < 3; d++) {
            double coupling = samples[at + d];
            statistics[13 + d] += samples[at + 3 + d];
            statistics[1 + d] += logarithm(Math.max(coupling / most, LEAST));
            for (int e = 0; e < 3; e++) {
                statistics[4 + 3 * d + e] += coupling > ratio * samples[at + e] ? 1 : 0;
            }
        }
    }

    /// `ln s`, without work for what most shares are: those of the strongest couplings, and of a sheet's third direction.
    private static double logarithm(double share) {
        return share == 1 ? 0 : share == LEAST ? LOG_LEAST : Math.log(share);
    }
}
