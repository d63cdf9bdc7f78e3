package org.soretflow.backend.cpu;

/// Rows of a sparse matrix whose terms are runs of neighbouring places; see
/// [org.soretflow.backend.StencilKernels#multiplyRuns].
final class SparseRuns {

    private static final int LANES = 4;

    private SparseRuns() {}

    /// @param y modified
    static void multiply(double[] rows, double[] runs, double[] values, int first, int count, double[] y) {
        for (int row = first; row < first + count; row++) {
            int end = (int) rows[3 * row + 4];
            int at = (int) rows[3 * row + 2];
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            for (int run = (int) rows[3 * row + 1]; run < end; run++) {
                int place = (int) runs[2 * run];
                int length = (int) runs[2 * run + 1];
                int n = 0;
                for (; n + LANES <= length; n += LANES) {
                    sum0 += values[at + n] * y[place + n];
                    sum1 += values[at + n + 1] * y[place + n + 1];
                    sum2 += values[at + n + 2] * y[place + n + 2];
                    sum3 += values[at + n + 3] * y[place + n + 3];
                }
                for (; n < length; n++) {
                    sum0 += values[at + n] * y[place + n];
                }
                at += length;
            }
            y[(int) rows[3 * row]] = (sum0 + sum1) + (sum2 + sum3);
        }
    }
}
