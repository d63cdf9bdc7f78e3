package org.soretflow.linear;

import java.util.Arrays;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;

/// The inverse of a sparse matrix as a short sequence of sparse products, for devices that must not wait for the host.
///
/// The fronts of a nested dissection are swept by Gauss–Jordan elimination with exchange of rows. With pivots first that
/// leaves `A₁₁⁻¹`, `A₁₁⁻¹A₁₂`, `−A₂₁A₁₁⁻¹` and what goes on to the next front, so that a front needs products only:
///
///     b₂ ← b₂ − A₂₁A₁₁⁻¹ b₁   up the tree,   x₁ = A₁₁⁻¹ b₁ − A₁₁⁻¹A₁₂ x₂   down the tree.
///
/// Fronts of the same height know nothing of each other and make one step. An unknown whose column has no good pivot inside
/// moves on to the next front. Rows and columns are scaled to a largest entry of one first. Unknowns without a pivot even at
/// the end, or without an entry (nothing determines them), get zero.
/// Sources: Duff and Reid, SIAM J. Sci. Stat. Comput. 5 (1984) 633; Alvarado and Schreiber, SIAM J. Sci. Comput. 14 (1993)
/// 446 (inverses of factors for parallel processors).
final class FrontalInverse {

    /// What a front leaves behind: the swept matrix, its unknowns with the pivots first.
    private record Front(int pivots, int candidates, int[] rows, int[] columns, double[] swept) {

        int size() {
            return rows.length;
        }
    }

    private final List<Dissection.Part> parts;
    private final int size;
    /// Unknowns in the order in which neighbours in the mesh are neighbours in the vector.
    private final int[] order;
    private final int[] partOf;
    private final int[] height;
    private final Front[] fronts;
    private final int[] rowPlace;
    private final int[] columnPlace;
    private final int[] seen;
    private final int[] rowsOfFront;
    private final int[] columnsOfFront;
    private final double[] rowScale;
    private final double[] columnScale;
    private final SparseSteps steps;
    private final Buffer vector;

    /// @param order of every unknown in the mesh: neighbours should follow each other
    FrontalInverse(Backend backend, List<Dissection.Part> parts, int[] order) {
        this.parts = parts;
        this.order = order.clone();
        size = order.length;
        partOf = new int[size];
        height = new int[parts.size()];
        fronts = new Front[parts.size()];
        for (int p = 0; p < parts.size(); p++) {
            for (int n : parts.get(p).own()) {
                partOf[n] = p;
            }
            for (int child : parts.get(p).children()) {
                height[p] = Math.max(height[p], height[child] + 1);
            }
        }
        rowPlace = new int[size];
        columnPlace = new int[size];
        seen = new int[size];
        rowsOfFront = new int[size];
        columnsOfFront = new int[size];
        rowScale = new double[size];
        columnScale = new double[size];
        steps = new SparseSteps(backend);
        vector = backend.allocate(3 * size);
    }

    /// The vector whose first values are right-hand side and solution by turns.
    Buffer vector() {
        return vector;
    }

    /// Replaces the right-hand side by the solution; the host does not wait.
    void solve() {
        steps.apply(vector);
    }

    /// Takes over a matrix.
    ///
    /// @param entries scaled in place
    void update(Triplets entries) {
        entries.scale(rowScale, columnScale);
        int[][] byPart = entries.byPart(partOf, parts.size());
        Arrays.fill(seen, -1);
        for (int p = 0; p < fronts.length; p++) {
            fronts[p] = front(p, entries, byPart[p]);
        }
        place();
        write();
        Arrays.fill(fronts, null);
        steps.upload();
    }

    /// Gives back what the host holds of the present matrix, where another is not to be expected soon.
    void settle() {
        steps.settle();
    }

    private boolean present(int unknown) {
        return rowScale[unknown] > 0 && columnScale[unknown] > 0;
    }

    /// Puts a front together and eliminates what it can.
    ///
    /// @param own numbers of the entries that come in here
    private Front front(int p, Triplets entries, int[] own) {
        Dissection.Part part = parts.get(p);
        int[] rows = rowsOfFront;
        int[] columns = columnsOfFront;
        int count = 0;
        for (int n : part.own()) {
            if (present(n)) {
                rows[count] = n;
                columns[count++] = n;
            }
        }
        for (int child : part.children()) {
            Front front = fronts[child];
            for (int n = front.pivots; n < front.candidates; n++) {
                rows[count] = front.rows[n];
                columns[count++] = front.columns[n];
            }
        }
        int candidates = count;
        for (int n : own) {
            int row = entries.rows()[n];
            int column = entries.columns()[n];
            if (present(row) && present(column)) {
                count = withLater(p, row, rows, columns, count);
                count = withLater(p, column, rows, columns, count);
            }
        }
        for (int child : part.children()) {
            Front front = fronts[child];
            for (int n = front.candidates; n < front.size(); n++) {
                count = withLater(p, front.rows[n], rows, columns, count);
            }
        }
        rows = Arrays.copyOf(rows, count);
        columns = Arrays.copyOf(columns, count);
        double[] a = assembled(part, entries, own, rows, columns);
        int pivots = eliminate(a, count, candidates, rows, columns);
        return new Front(pivots, candidates, rows, columns, a);
    }

    /// Adds an unknown of a later part, once.
    private int withLater(int p, int unknown, int[] rows, int[] columns, int count) {
        if (partOf[unknown] <= p || seen[unknown] == p) {
            return count;
        }
        seen[unknown] = p;
        rows[count] = unknown;
        columns[count] = unknown;
        return count + 1;
    }

    private double[] assembled(Dissection.Part part, Triplets entries, int[] own, int[] rows, int[] columns) {
        int m = rows.length;
        for (int n = 0; n < m; n++) {
            rowPlace[rows[n]] = n;
            columnPlace[columns[n]] = n;
        }
        double[] a = new double[m * m];
        for (int n : own) {
            int row = entries.rows()[n];
            int column = entries.columns()[n];
            if (present(row) && present(column)) {
                a[rowPlace[row] * m + columnPlace[column]] += entries.values()[n];
            }
        }
        for (int child : part.children()) {
            Front front = fronts[child];
            int width = front.size();
            for (int row = front.pivots; row < width; row++) {
                int to = rowPlace[front.rows[row]] * m;
                for (int column = front.pivots; column < width; column++) {
                    a[to + columnPlace[front.columns[column]]] += front.swept[row * width + column];
                }
            }
        }
        return a;
    }

    /// Sweeps candidates as far as pivots are good enough.
    ///
    /// @param a the front, m × m; modified
    /// @param rows unknowns of the rows; exchanged along with them, like `columns`
    /// @return how many were eliminated
    private static int eliminate(double[] a, int m, int candidates, int[] rows, int[] columns) {
        int done = 0;
        int end = candidates;
        while (done < end) {
            if (DenseFront.pivot(a, m, done, candidates, false, rows)) {
                sweep(a, m, done);
                done++;
            } else {
                end--;
                DenseFront.exchangeColumns(a, m, done, end, columns);
            }
        }
        return done;
    }

    /// Exchanges an unknown with the right-hand side of its pivot's row.
    private static void sweep(double[] a, int m, int at) {
        double inverse = 1 / a[at * m + at];
        a[at * m + at] = 1;
        int from = at * m;
        for (int column = 0; column < m; column++) {
            a[from + column] *= inverse;
        }
        for (int row = 0; row < m; row++) {
            double factor = a[row * m + at];
            if (row != at && factor != 0) {
                a[row * m + at] = 0;
                DenseFront.subtract(a, row * m, factor, a, from, m);
            }
        }
    }

    /// Gives pivots their places in the vector, those of a front one after the other: rows behind what comes in, then
    /// columns.
    private void place() {
        Arrays.fill(rowPlace, -1);
        Arrays.fill(columnPlace, -1);
        int next = size;
        for (boolean ofRows : new boolean[] {true, false}) {
            for (Front front : fronts) {
                for (int m : sorted(ofRows ? front.rows : front.columns, 0, front.pivots, order)) {
                    (ofRows ? rowPlace : columnPlace)[(ofRows ? front.rows : front.columns)[m]] = next++;
                }
            }
        }
    }

    /// Indices from `start` to below `end`, by a key of the unknowns there; those with negative keys are left out.
    private static int[] sorted(int[] unknowns, int start, int end, int[] key) {
        long[] keys = new long[end - start];
        int count = 0;
        for (int m = start; m < end; m++) {
            if (key[unknowns[m]] >= 0) {
                keys[count++] = ((long) key[unknowns[m]] << Integer.SIZE) + m;
            }
        }
        Arrays.sort(keys, 0, count);
        int[] result = new int[count];
        Arrays.setAll(result, n -> (int) keys[n]);
        return result;
    }

    private void write() {
        steps.clear();
        int top = height[height.length - 1];
        int[][] pivotRows = new int[fronts.length][];
        for (int p = 0; p < fronts.length; p++) {
            pivotRows[p] = sorted(fronts[p].rows, 0, fronts[p].pivots, rowPlace);
        }
        upwards(top, pivotRows);
        downwards(top, pivotRows);
        steps.step();
        for (int n = 0; n < size; n++) {
            steps.row(n);
            if (columnPlace[n] >= 0) {
                steps.term(columnPlace[n], 1 / columnScale[n]);
            }
        }
    }

    /// Right-hand sides, less what earlier fronts take out of them.
    private void upwards(int top, int[][] pivotRows) {
        // by unknown, the fronts below whose rest it is in, in ascending order, as a chain
        int total = 0;
        for (Front front : fronts) {
            total += front.size() - front.pivots;
        }
        int[] first = new int[size];
        Arrays.fill(first, -1);
        int[] next = new int[total];
        int[] part = new int[total];
        int[] index = new int[total];
        int link = 0;
        for (int p = fronts.length - 1; p >= 0; p--) {
            for (int m = fronts[p].pivots; m < fronts[p].size(); m++) {
                int row = fronts[p].rows[m];
                next[link] = first[row];
                part[link] = p;
                index[link] = m;
                first[row] = link++;
            }
        }
        for (int level = 0; level <= top; level++) {
            steps.step();
            for (int p = 0; p < fronts.length; p++) {
                for (int m = 0; height[p] == level && m < fronts[p].pivots; m++) {
                    int row = fronts[p].rows[pivotRows[p][m]];
                    steps.row(rowPlace[row]);
                    steps.term(row, 1 / rowScale[row]);
                    for (int l = first[row]; l >= 0; l = next[l]) {
                        terms(fronts[part[l]], index[l], pivotRows[part[l]], fronts[part[l]].rows, rowPlace, 1);
                    }
                }
            }
        }
    }

    private void downwards(int top, int[][] pivotRows) {
        for (int level = top; level >= 0; level--) {
            steps.step();
            for (int p = 0; p < fronts.length; p++) {
                if (height[p] != level) {
                    continue;
                }
                Front front = fronts[p];
                int[] later = sorted(front.columns, front.pivots, front.size(), columnPlace);
                for (int m : sorted(front.columns, 0, front.pivots, columnPlace)) {
                    steps.row(columnPlace[front.columns[m]]);
                    terms(front, m, pivotRows[p], front.rows, rowPlace, 1);
                    terms(front, m, later, front.columns, columnPlace, -1);
                }
            }
        }
    }

    private void terms(Front front, int row, int[] indices, int[] unknowns, int[] place, int sign) {
        for (int m : indices) {
            steps.term(place[unknowns[m]], sign * front.swept[row * front.size() + m]);
        }
    }
}
