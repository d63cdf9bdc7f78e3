package org.soretflow.linear;

import java.util.Arrays;
import java.util.List;

/// A sparse matrix factorised part by part, each part as a dense front with exchange of rows.
///
/// A front holds the unknowns of a [Dissection.Part], what is left of the parts before it, and what it is coupled with later
/// on. An unknown whose column has no good pivot inside (a pressure level, before the velocities around it are there)
/// moves on to the next front. Rows and columns are scaled to a largest entry of one first. Unknowns without a pivot
/// even at the end (nothing determines them) get zero.
/// Source: Duff and Reid, ACM Trans. Math. Softw. 9 (1983) 302; SIAM J. Sci. Stat. Comput. 5 (1984) 633.
final class FrontalLu {

    /// Columns that are eliminated before the rest of a front follows.
    private static final int PANEL = 32;

    /// What a front leaves behind: `rows` and `columns` with the pivots first, the rows of U, the columns of L.
    private record Front(int pivots, int[] rows, int[] columns, double[] upper, double[] lower) {}

    private final List<Dissection.Part> parts;
    private final int size;
    private final int[] partOf;
    private final Front[] fronts;
    private final int[] rowPlace;
    private final int[] columnPlace;
    private final double[] rowScale;
    private final double[] columnScale;

    FrontalLu(List<Dissection.Part> parts, int size) {
        this.parts = parts;
        this.size = size;
        partOf = new int[size];
        fronts = new Front[parts.size()];
        for (int p = 0; p < parts.size(); p++) {
            for (int n : parts.get(p).own()) {
                partOf[n] = p;
            }
        }
        rowPlace = new int[size];
        columnPlace = new int[size];
        rowScale = new double[size];
        columnScale = new double[size];
    }

    /// Factorises.
    ///
    /// @param entries the matrix; scaled in place
    void factorise(Triplets entries) {
        entries.scale(rowScale, columnScale);
        int[][] byPart = entries.byPart(partOf, parts.size());
        double[][] left = new double[parts.size()][];
        for (int p = 0; p < parts.size(); p++) {
            assemble(p, entries, byPart[p], left);
        }
    }

    /// Puts a front together, eliminates what it can, and leaves the rest to the part above.
    ///
    /// @param left by part the matrix that was left, given up once it is taken over
    private void assemble(int p, Triplets entries, int[] own, double[][] left) {
        Dissection.Part part = parts.get(p);
        int delayed = 0;
        for (int child : part.children()) {
            delayed += waiting(child);
        }
        int candidates = part.own().length + delayed;
        int m = candidates + part.around().length;
        int[] rows = new int[m];
        int[] columns = new int[m];
        int count = part.own().length;
        System.arraycopy(part.own(), 0, rows, 0, count);
        System.arraycopy(part.own(), 0, columns, 0, count);
        for (int child : part.children()) {
            Front front = fronts[child];
            for (int n = 0; n < waiting(child); n++) {
                rows[count] = front.rows[front.pivots + n];
                columns[count++] = front.columns[front.pivots + n];
            }
        }
        System.arraycopy(part.around(), 0, rows, count, part.around().length);
        System.arraycopy(part.around(), 0, columns, count, part.around().length);
        for (int n = 0; n < m; n++) {
            rowPlace[rows[n]] = n;
            columnPlace[columns[n]] = n;
        }
        double[] a = new double[m * m];
        for (int n : own) {
            a[rowPlace[entries.rows()[n]] * m + columnPlace[entries.columns()[n]]] += entries.values()[n];
        }
        for (int child : part.children()) {
            Front front = fronts[child];
            int rest = front.rows.length - front.pivots;
            for (int row = 0; row < rest; row++) {
                int to = rowPlace[front.rows[front.pivots + row]] * m;
                for (int column = 0; column < rest; column++) {
                    a[to + columnPlace[front.columns[front.pivots + column]]] += left[child][row * rest + column];
                }
            }
            left[child] = null;
        }
        int pivots = eliminate(a, m, candidates, rows, columns);
        keep(p, a, m, pivots, rows, columns, left);
    }

    /// Unknowns of a part that have moved on.
    private int waiting(int p) {
        return fronts[p].rows.length - fronts[p].pivots - parts.get(p).around().length;
    }

    private void keep(int p, double[] a, int m, int pivots, int[] rows, int[] columns, double[][] left) {
        int rest = m - pivots;
        double[] lower = new double[rest * pivots];
        left[p] = new double[rest * rest];
        for (int row = 0; row < rest; row++) {
            System.arraycopy(a, (pivots + row) * m, lower, row * pivots, pivots);
            System.arraycopy(a, (pivots + row) * m + pivots, left[p], row * rest, rest);
        }
        fronts[p] = new Front(pivots, rows, columns, Arrays.copyOf(a, pivots * m), lower);
    }

    /// Eliminates candidates as far as pivots are good enough.
    ///
    /// @param a the front, m × m; modified
    /// @param rows unknowns of the rows; exchanged along with them, like `columns`
    /// @return how many were eliminated
    private static int eliminate(double[] a, int m, int candidates, int[] rows, int[] columns) {
        boolean last = candidates == m;
        int done = 0;
        int end = candidates;
        double[] block = new double[PANEL * m];
        while (done < end) {
            int panel = Math.min(PANEL, end - done);
            int made = 0;
            while (made < panel && DenseFront.pivot(a, m, done + made, candidates, last, rows)) {
                eliminateColumn(a, m, done + made, done + panel);
                made++;
            }
            follow(a, m, done, made, done + panel, block);
            done += made;
            if (made < panel) {
                end--;
                DenseFront.exchangeColumns(a, m, done, end, columns);
            }
        }
        return done;
    }

    /// Divides a column by its pivot and takes it out of the columns up to `end`.
    private static void eliminateColumn(double[] a, int m, int at, int end) {
        double pivot = a[at * m + at];
        boolean singular = Math.abs(pivot) < DenseFront.SINGULAR;
        if (singular) {
            a[at * m + at] = 0;
        }
        for (int row = at + 1; row < m; row++) {
            double factor = singular ? 0 : a[row * m + at] / pivot;
            a[row * m + at] = factor;
            if (factor != 0) {
                for (int column = at + 1; column < end; column++) {
                    a[row * m + column] -= factor * a[at * m + column];
                }
            }
        }
    }

    /// Takes `made` pivots out of the columns from `end` on.
    private static void follow(double[] a, int m, int done, int made, int end, double[] block) {
        int width = m - end;
        if (made == 0 || width == 0) {
            return;
        }
        for (int k = 0; k < made; k++) {
            System.arraycopy(a, (done + k) * m + end, block, k * width, width);
            for (int before = 0; before < k; before++) {
                double factor = a[(done + k) * m + done + before];
                if (factor != 0) {
                    DenseFront.subtract(block, k * width, factor, block, before * width, width);
                }
            }
            System.arraycopy(block, k * width, a, (done + k) * m + end, width);
        }
        double[] one = new double[width];
        double[] two = new double[width];
        for (int row = done + made; row < m; row += 2) {
            int second = Math.min(row + 1, m - 1);
            System.arraycopy(a, row * m + end, one, 0, width);
            System.arraycopy(a, second * m + end, two, 0, width);
            int k = 0;
            for (; k + 3 < made; k += 4) {
                subtractFour(one, row * m + done + k, two, second * m + done + k, a, block, k * width, width);
            }
            for (; k < made; k++) {
                DenseFront.subtract(one, 0, a[row * m + done + k], block, k * width, width);
                DenseFront.subtract(two, 0, a[second * m + done + k], block, k * width, width);
            }
            System.arraycopy(one, 0, a, row * m + end, width);
            System.arraycopy(two, 0, a, second * m + end, width);
        }
    }

    /// Takes four rows out of two others, with factors that stand one after the other.
    private static void subtractFour(
            double[] y, int at, double[] z, int next, double[] factors, double[] x, int from, int count) {
        double f0 = factors[at];
        double f1 = factors[at + 1];
        double f2 = factors[at + 2];
        double f3 = factors[at + 3];
        double g0 = factors[next];
        double g1 = factors[next + 1];
        double g2 = factors[next + 2];
        double g3 = factors[next + 3];
        int second = from + count;
        int third = second + count;
        int fourth = third + count;
        for (int n = 0; n < count; n++) {
            double x0 = x[from + n];
            double x1 = x[second + n];
            double x2 = x[third + n];
            double x3 = x[fourth + n];
            y[n] -= f0 * x0 + f1 * x1 + f2 * x2 + f3 * x3;
            z[n] -= g0 * x0 + g1 * x1 + g2 * x2 + g3 * x3;
        }
    }

    /// Solves.
    ///
    /// @param b right-hand side; modified
    /// @param x solution; modified
    void solve(double[] b, double[] x) {
        for (int row = 0; row < size; row++) {
            b[row] *= rowScale[row] > 0 ? 1 / rowScale[row] : 0;
        }
        for (Front front : fronts) {
            forwards(front, b);
        }
        for (int p = fronts.length - 1; p >= 0; p--) {
            backwards(fronts[p], b, x);
        }
        for (int column = 0; column < size; column++) {
            x[column] *= columnScale[column] > 0 ? 1 / columnScale[column] : 0;
        }
    }

    private static void forwards(Front front, double[] b) {
        int m = front.rows.length;
        for (int k = 0; k < front.pivots; k++) {
            double sum = b[front.rows[k]];
            for (int l = 0; l < k; l++) {
                sum -= front.upper[k * m + l] * b[front.rows[l]];
            }
            b[front.rows[k]] = sum;
        }
        for (int row = front.pivots; row < m; row++) {
            double sum = b[front.rows[row]];
            for (int k = 0; k < front.pivots; k++) {
                sum -= front.lower[(row - front.pivots) * front.pivots + k] * b[front.rows[k]];
            }
            b[front.rows[row]] = sum;
        }
    }

    private static void backwards(Front front, double[] b, double[] x) {
        int m = front.rows.length;
        for (int k = front.pivots - 1; k >= 0; k--) {
            double sum = b[front.rows[k]];
            for (int column = k + 1; column < m; column++) {
                sum -= front.upper[k * m + column] * x[front.columns[column]];
            }
            double pivot = front.upper[k * m + k];
            x[front.columns[k]] = pivot == 0 ? 0 : sum / pivot;
        }
    }
}
