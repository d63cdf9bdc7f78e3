package org.soretflow.linear;

/// What eliminations within a dense front have in common: pivots and exchanges. Fronts are m × m, row by row.
final class DenseFront {

    /// A pivot this small beside entries scaled to one determines nothing.
    static final double SINGULAR = 1e-13;
    /// A pivot must not be smaller than this share of its column; iterations mend what smaller ones than usual lose.
    private static final double SHARE = 1e-3;

    private DenseFront() {}

    /// Brings the largest entry of a column to the diagonal.
    ///
    /// @param a the front; modified
    /// @param candidates rows that may be exchanged
    /// @param any whether every pivot will do
    /// @param rows unknowns of the rows; exchanged along with them
    /// @return false if it is too small, or too small beside those of rows that must not be exchanged
    static boolean pivot(double[] a, int m, int at, int candidates, boolean any, int[] rows) {
        int best = at;
        double largest = 0;
        for (int row = at; row < candidates; row++) {
            double value = Math.abs(a[row * m + at]);
            if (value > largest) {
                largest = value;
                best = row;
            }
        }
        double others = 0;
        for (int row = candidates; row < m; row++) {
            others = Math.max(others, Math.abs(a[row * m + at]));
        }
        if (!any && (largest < SHARE * others || largest < SINGULAR)) {
            return false;
        }
        exchange(a, m, at * m, best * m, 1);
        exchange(rows, at, best);
        return true;
    }

    /// Exchanges two columns and their unknowns.
    ///
    /// @param a the front; modified
    /// @param columns unknowns of the columns; modified
    static void exchangeColumns(double[] a, int m, int first, int second, int[] columns) {
        exchange(a, m, first, second, m);
        exchange(columns, first, second);
    }

    /// Exchanges `count` values that begin at two places, `stride` apart from each other.
    private static void exchange(double[] a, int count, int first, int second, int stride) {
        for (int n = 0; n < count && first != second; n++) {
            double value = a[first + n * stride];
            a[first + n * stride] = a[second + n * stride];
            a[second + n * stride] = value;
        }
    }

    private static void exchange(int[] unknowns, int first, int second) {
        int unknown = unknowns[first];
        unknowns[first] = unknowns[second];
        unknowns[second] = unknown;
    }

    /// `y ← y − factor·x` for `count` values, from `to` and `from` on.
    static void subtract(double[] y, int to, double factor, double[] x, int from, int count) {
        for (int n = 0; n < count; n++) {
            y[to + n] -= factor * x[from + n];
        }
    }
}
