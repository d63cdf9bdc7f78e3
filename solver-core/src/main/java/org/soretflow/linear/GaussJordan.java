package org.soretflow.linear;

/// Gauss–Jordan elimination in place, without exchange of rows, four pivots at a time.
///
/// Matrices are arrays of rows: loops over rows that begin at their index zero are those that the JIT makes vectors of.
final class GaussJordan {

    private static final int PANEL = 4;

    private GaussJordan() {}

    /// Replaces the rows and columns that have a pivot, P, by `A_PP⁻¹`. Of the others, F, the columns hold `A_PP⁻¹A_PF`
    /// afterwards.
    ///
    /// @param a modified
    /// @param least by row, what a pivot must be larger than
    /// @return by row, whether it has no pivot
    static boolean[] invert(double[][] a, double[] least) {
        boolean[] free = new boolean[a.length];
        double[] zeros = new double[a.length];
        for (int first = 0; first < a.length; first += PANEL) {
            int end = Math.min(first + PANEL, a.length);
            for (int p = first; p < end; p++) {
                free[p] = !(a[p][p] > least[p]);
                if (!free[p]) {
                    sweep(a, p, first, end);
                }
            }
            bringIntoOthers(a, first, end, free, zeros);
        }
        return free;
    }

    /// Exchanges an unknown with the right-hand side of its pivot's row, in some rows only.
    private static void sweep(double[][] a, int at, int first, int end) {
        double[] pivot = a[at];
        double inverse = 1 / pivot[at];
        pivot[at] = 1;
        for (int column = 0; column < pivot.length; column++) {
            pivot[column] *= inverse;
        }
        for (int row = first; row < end; row++) {
            double factor = a[row][at];
            if (row != at && factor != 0) {
                a[row][at] = 0;
                add(a[row], -factor, pivot);
            }
        }
    }

    /// Takes pivots whose own rows are swept already out of all other rows at once.
    ///
    /// @param zeros a row that stands for those that the last panel lacks
    private static void bringIntoOthers(double[][] a, int first, int end, boolean[] free, double[] zeros) {
        double[] factors = new double[PANEL];
        double[][] rows = new double[PANEL][];
        for (int m = 0; m < PANEL; m++) {
            rows[m] = first + m < end ? a[first + m] : zeros;
        }
        for (int row = 0; row < a.length; row++) {
            if (row >= first && row < end) {
                continue;
            }
            boolean any = false;
            for (int p = first; p < end; p++) {
                factors[p - first] = free[p] ? 0 : a[row][p];
                any |= factors[p - first] != 0;
                a[row][p] = free[p] ? a[row][p] : 0;
            }
            if (any) {
                subtract(a[row], factors, rows);
            }
        }
    }

    private static void subtract(double[] y, double[] factors, double[][] x) {
        double f0 = factors[0];
        double f1 = factors[1];
        double f2 = factors[2];
        double f3 = factors[3];
        double[] x0 = x[0];
        double[] x1 = x[1];
        double[] x2 = x[2];
        double[] x3 = x[3];
        for (int n = 0; n < y.length; n++) {
            y[n] -= (f0 * x0[n] + f1 * x1[n]) + (f2 * x2[n] + f3 * x3[n]);
        }
    }

    /// `y ← y + factor·x`.
    ///
    /// @param y modified
    static void add(double[] y, double factor, double[] x) {
        for (int n = 0; n < y.length; n++) {
            y[n] += factor * x[n];
        }
    }
}
