package org.soretflow.linear;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// Dense inverse of a small operator.
///
/// A steady region that is closed all round has a free level: elimination meets a zero pivot there. Of all solutions
/// the one is taken that adds no amount to the region (zero mean by mass), so that a null vector which spans many
/// powers of ten, as `exp(−Φ)` does, never blows up. Cells without any weight are such regions of one cell.
final class CoarsestSolver {

    /// A pivot below this share of its row's diagonal counts as zero.
    private static final double SINGULAR = 1e-11;

    private final StencilData operator;
    private final int size;
    private final Buffer inverse;

    CoarsestSolver(Backend backend, StencilData operator) {
        this.operator = operator;
        this.size = operator.grid().cells();
        this.inverse = backend.allocate(size * size);
    }

    void update() {
        inverse.upload(invert(assemble()));
    }

    void solve(Kernels kernels, Buffer b, Buffer x) {
        kernels.multiplyDense(inverse, b, x);
    }

    private double[][] assemble() {
        Grid grid = operator.grid();
        double[][] matrix = new double[size][size];
        double[] mass = new double[size];
        operator.mass().download(mass);
        for (int n = 0; n < size; n++) {
            matrix[n][n] = operator.massFactor().get() * mass[n];
        }
        for (Direction d : Direction.values()) {
            double[] left = new double[grid.faces(d)];
            double[] right = new double[grid.faces(d)];
            operator.left()[d.ordinal()].download(left);
            operator.right()[d.ordinal()].download(right);
            for (int n = 0; n < size; n++) {
                int i = n % grid.nx();
                int j = n / grid.nx() % grid.ny();
                int k = n / grid.nx() / grid.ny();
                int place = d == Direction.X ? i : d == Direction.Y ? j : k;
                int face = grid.face(d, i, j, k);
                int up = face + grid.stride(d);
                int last = grid.count(d) - 1;
                matrix[n][n] += right[face] + left[up];
                if (place > 0 || grid.periodic(d)) {
                    matrix[n][place > 0 ? n - grid.stride(d) : n + last * grid.stride(d)] -= left[face];
                }
                if (place < last || grid.periodic(d)) {
                    matrix[n][place < last ? n + grid.stride(d) : n - last * grid.stride(d)] -= right[up];
                }
            }
        }
        return matrix;
    }

    /// Gauss–Jordan elimination without exchange of rows: the matrix is an M-matrix.
    private double[] invert(double[][] matrix) {
        double[] diagonal = new double[size];
        double[][] result = new double[size][size];
        boolean[] free = new boolean[size];
        for (int n = 0; n < size; n++) {
            diagonal[n] = matrix[n][n];
            result[n][n] = 1;
        }
        for (int p = 0; p < size; p++) {
            double pivot = matrix[p][p];
            if (!(pivot > SINGULAR * diagonal[p])) {
                free[p] = true;
                continue;
            }
            for (int row = 0; row < size; row++) {
                double share = row == p ? 0 : matrix[row][p] / pivot;
                if (share != 0) {
                    for (int column = 0; column < size; column++) {
                        matrix[row][column] -= share * matrix[p][column];
                        result[row][column] -= share * result[p][column];
                    }
                }
            }
        }
        double[] flat = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                flat[row * size + column] = free[row] || free[column] ? 0 : result[row][column] / matrix[row][row];
            }
        }
        for (int p = 0; p < size; p++) {
            if (free[p]) {
                removeAmount(flat, matrix, free, p);
            }
        }
        return flat;
    }

    /// Takes the null vector of the free unknown p out of every column, so that no column adds an amount.
    private void removeAmount(double[] flat, double[][] reduced, boolean[] free, int p) {
        double[] mass = new double[size];
        operator.mass().download(mass);
        double[] nullVector = new double[size];
        double amount = 0;
        for (int row = 0; row < size; row++) {
            nullVector[row] = row == p ? 1 : free[row] ? 0 : -reduced[row][p] / reduced[row][row];
            amount += mass[row] * nullVector[row];
        }
        if (!(amount > 0)) {
            return;
        }
        for (int column = 0; column < size; column++) {
            double added = 0;
            for (int row = 0; row < size; row++) {
                added += nullVector[row] == 0 ? 0 : mass[row] * flat[row * size + column];
            }
            for (int row = 0; row < size; row++) {
                flat[row * size + column] -= nullVector[row] * added / amount;
            }
        }
    }
}
