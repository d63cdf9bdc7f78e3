package org.soretflow.linear;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;

/// The dense inverse of a seven-point operator on the host.
///
/// Red cells do not touch each other: eliminating them leaves an M-matrix of the black ones, half as many, whose dense
/// inverse takes an eighth of the work. From that follow all columns by a few additions,
///
///     X_bb = S⁻¹,   X_rb = D⁻¹W X_bb,   X_·r = X_·b W D⁻¹ + D⁻¹,   S = A_bb − W D⁻¹ W.
///
/// A steady region that is closed all round has a free level: elimination meets a zero pivot there. Of all solutions
/// the one is taken that adds no amount to the region (zero mean by mass), so that a null vector which spans many
/// powers of ten, as `exp(−Φ)` does, never blows up. Cells without any weight are such regions of one cell.
/// Source: Golub and Van Loan, Matrix Computations (2013), ch. 4.5 (reduced systems of red-black orders).
final class RedBlackInverse {

    /// A pivot below this share of its row's diagonal counts as zero.
    private static final double SINGULAR = 1e-11;
    /// Where a null vector is so many times as large as in the free cell, the free level belongs there.
    private static final double LARGER = 1e3;
    private static final int SIDES = 6;
    private static final int NONE = -1;

    private final Grid grid;
    private final int size;
    /// By cell and side, the cell there or −1.
    private final int[] neighbours;
    /// Black cells as they are counted, and as they are eliminated.
    private final int[] counted;
    private final int[] blacks;
    /// Place of every black cell in the order of elimination, −1 for red ones.
    private final int[] place;
    private final double[] mass;
    /// What leaves a cell through all its faces, and by side what goes there and what comes from there.
    private final double[] outflow;
    private final double[] leaving;
    private final double[] entering;
    private final double[] diagonal;

    RedBlackInverse(Grid grid) {
        this.grid = grid;
        size = grid.cells();
        neighbours = new int[SIDES * size];
        place = new int[size];
        mass = new double[size];
        outflow = new double[size];
        leaving = new double[SIDES * size];
        entering = new double[SIDES * size];
        diagonal = new double[size];
        int[] found = new int[size];
        int count = 0;
        for (int n = 0; n < size; n++) {
            boolean red = true;
            for (int side = 0; side < SIDES; side++) {
                int neighbour = neighbour(n, side);
                neighbours[SIDES * n + side] = neighbour;
                // red, unless a cell that comes before is
                red &= neighbour < 0 || neighbour >= n || place[neighbour] >= 0;
            }
            place[n] = red ? NONE : count;
            if (!red) {
                found[count++] = n;
            }
        }
        counted = Arrays.copyOf(found, count);
        blacks = counted.clone();
    }

    /// The cell beyond a side (2d below along d, 2d + 1 above); none beyond the end, nor where a cell touches itself.
    private int neighbour(int n, int side) {
        Direction d = Direction.values()[side / 2];
        int last = grid.count(d) - 1;
        int at = n / grid.stride(d) % grid.count(d);
        int end = side % 2 == 0 ? 0 : last;
        int step = side % 2 == 0 ? -1 : 1;
        if (at == end) {
            return grid.periodic(d) && last > 0 ? n - step * last * grid.stride(d) : NONE;
        }
        return n + step * grid.stride(d);
    }

    /// Takes over masses and weights of the faces.
    ///
    /// @param left by direction and face, as in the operator
    /// @param right the same
    void take(double[] mass, double[][] left, double[][] right) {
        System.arraycopy(mass, 0, this.mass, 0, size);
        Arrays.fill(outflow, 0);
        for (Direction d : Direction.values()) {
            boolean toItself = grid.periodic(d) && grid.count(d) == 1;
            for (int n = 0; n < size && !toItself; n++) {
                int face = grid.face(d, n % grid.nx(), n / grid.nx() % grid.ny(), n / grid.nx() / grid.ny());
                int up = face + grid.stride(d);
                int below = SIDES * n + 2 * d.ordinal();
                leaving[below] = right[d.ordinal()][face];
                entering[below] = left[d.ordinal()][face];
                leaving[below + 1] = left[d.ordinal()][up];
                entering[below + 1] = right[d.ordinal()][up];
                outflow[n] += leaving[below] + leaving[below + 1];
            }
        }
    }

    /// The inverse, column by column.
    ///
    /// @param massFactor factor of the masses in the diagonal
    double[] with(double massFactor) {
        for (int n = 0; n < size; n++) {
            diagonal[n] = massFactor * mass[n] + outflow[n];
        }
        for (int p = 0; p < blacks.length; p++) {
            put(counted[p], p);
        }
        double[][] swept = reduced();
        boolean[] free = GaussJordan.invert(swept, least());
        if (freesTheLargest(swept, free)) {
            swept = reduced();
            free = GaussJordan.invert(swept, least());
        }
        double[][] columns = expanded(swept, free);
        for (int p = 0; p < blacks.length; p++) {
            if (free[p]) {
                removeAmount(columns, nullVector(swept, free, p));
            }
        }
        double[] inverse = new double[size * size];
        for (int n = 0; n < size; n++) {
            System.arraycopy(columns[n], 0, inverse, size * n, size);
        }
        return inverse;
    }

    private void put(int cell, int p) {
        blacks[p] = cell;
        place[cell] = p;
    }

    private double[] least() {
        return Arrays.stream(blacks).mapToDouble(n -> SINGULAR * diagonal[n]).toArray();
    }

    /// Brings the cells in which null vectors are largest to where free cells were met. Where drift makes these vectors
    /// span powers of ten, what all other cells hold would else be the difference of much larger numbers.
    ///
    /// @return true if the order has changed
    private boolean freesTheLargest(double[][] swept, boolean[] free) {
        boolean changed = false;
        for (int p = 0; p < blacks.length; p++) {
            int largest = p;
            double value = LARGER;
            for (int q = 0; q < blacks.length && free[p]; q++) {
                if (!free[q] && -swept[q][p] > value) {
                    value = -swept[q][p];
                    largest = q;
                }
            }
            if (largest != p) {
                int cell = blacks[p];
                put(blacks[largest], p);
                put(cell, largest);
                changed = true;
            }
        }
        return changed;
    }

    /// The matrix of the black cells, by rows, after elimination of the red ones.
    private double[][] reduced() {
        double[][] a = new double[blacks.length][blacks.length];
        for (int p = 0; p < blacks.length; p++) {
            double[] row = a[p];
            row[p] = diagonal[blacks[p]];
            for (int side = SIDES * blacks[p]; side < SIDES * (blacks[p] + 1); side++) {
                int n = neighbours[side];
                if (n >= 0 && place[n] >= 0) {
                    row[place[n]] -= entering[side];
                } else if (n >= 0 && diagonal[n] > 0) {
                    double share = entering[side] / diagonal[n];
                    for (int next = SIDES * n; next < SIDES * (n + 1); next++) {
                        if (neighbours[next] >= 0) {
                            row[place[neighbours[next]]] -= share * entering[next];
                        }
                    }
                }
            }
        }
        return a;
    }

    /// All columns, zero in the rows and columns of free cells.
    private double[][] expanded(double[][] swept, boolean[] free) {
        int count = blacks.length;
        double[][] rows = new double[size][count];
        for (int p = 0; p < count; p++) {
            for (int q = 0; q < count && !free[p]; q++) {
                rows[blacks[p]][q] = free[q] ? 0 : swept[p][q];
            }
        }
        for (int n = 0; n < size; n++) {
            if (isEliminated(n)) {
                addNeighbours(rows, n, entering);
            }
        }
        double[][] columns = new double[size][size];
        for (int q = 0; q < count; q++) {
            double[] column = columns[blacks[q]];
            for (int n = 0; n < size; n++) {
                column[n] = rows[n][q];
            }
        }
        for (int n = 0; n < size; n++) {
            if (isEliminated(n)) {
                addNeighbours(columns, n, leaving);
                columns[n][n] += 1 / diagonal[n];
            }
        }
        return columns;
    }

    /// Adds the lines of the cells around a red cell to its own line.
    ///
    /// @param lines rows or columns, by cell; modified
    /// @param weights by cell and side
    private void addNeighbours(double[][] lines, int n, double[] weights) {
        for (int side = SIDES * n; side < SIDES * (n + 1); side++) {
            if (neighbours[side] >= 0 && weights[side] != 0) {
                GaussJordan.add(lines[n], weights[side] / diagonal[n], lines[neighbours[side]]);
            }
        }
    }

    private boolean isEliminated(int n) {
        return place[n] < 0 && diagonal[n] > 0;
    }

    /// What a region with a free level may have added, by cell.
    private double[] nullVector(double[][] swept, boolean[] free, int p) {
        double[] vector = new double[size];
        for (int q = 0; q < blacks.length; q++) {
            vector[blacks[q]] = q == p ? 1 : free[q] ? 0 : -swept[q][p];
        }
        for (int n = 0; n < size; n++) {
            for (int side = SIDES * n; side < SIDES * (n + 1) && isEliminated(n); side++) {
                vector[n] += neighbours[side] < 0 ? 0 : entering[side] / diagonal[n] * vector[neighbours[side]];
            }
        }
        return vector;
    }

    /// Takes a null vector out of every column, so that no column adds an amount.
    private void removeAmount(double[][] columns, double[] vector) {
        int[] cells = IntStream.range(0, size).filter(n -> vector[n] != 0).toArray();
        double amount = 0;
        for (int n : cells) {
            amount += mass[n] * vector[n];
        }
        // a free cell alone has nothing in its row
        if (cells.length == 1 || !(amount > 0)) {
            return;
        }
        for (double[] column : columns) {
            double added = 0;
            for (int n : cells) {
                added += mass[n] * column[n];
            }
            for (int n : cells) {
                column[n] -= vector[n] * added / amount;
            }
        }
    }
}
