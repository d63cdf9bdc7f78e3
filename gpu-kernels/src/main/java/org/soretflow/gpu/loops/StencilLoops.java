package org.soretflow.gpu.loops;

import org.soretflow.cell.Stencil;

/// Products, residuals and smoothing by points; see [org.soretflow.backend.StencilKernels].
public final class StencilLoops {

    private StencilLoops() {}

    /// `(A x)` in one cell.
    static double product(
            int nx, int ny, int nz, int topology, int i, int j, int k, double[] factor, double[] mass,
            double[] xl, double[] xr, double[] yl, double[] yr, double[] zl, double[] zr, double[] x) {
        int row = j + ny * k;
        int c = i + nx * row;
        int f = i + (nx + 1) * row;
        int g = i + nx * (j + (ny + 1) * k);
        double own = x[c];
        double west = i > 0 ? x[c - 1] : Index.periodic(topology, 0) != 0 ? x[c + nx - 1] : 0.0;
        double east = i < nx - 1 ? x[c + 1] : Index.periodic(topology, 0) != 0 ? x[c - i] : 0.0;
        double xFlux = Stencil.flux(xl[f + 1], own, xr[f + 1], east) - Stencil.flux(xl[f], west, xr[f], own);
        int periodicY = Index.periodic(topology, 1);
        double south = Index.hasBelow(j, periodicY) * x[c + Index.below(j, ny, periodicY, nx)];
        double north = Index.hasAbove(j, ny, periodicY) * x[c + Index.above(j, ny, periodicY, nx)];
        double yFlux = Stencil.flux(yl[g + nx], own, yr[g + nx], north) - Stencil.flux(yl[g], south, yr[g], own);
        double sum = factor[0] * mass[c] * own + xFlux + yFlux;
        if (Index.planar(topology) != 0) {
            return sum;
        }
        int layer = nx * ny;
        int periodicZ = Index.periodic(topology, 2);
        double bottom = Index.hasBelow(k, periodicZ) * x[c + Index.below(k, nz, periodicZ, layer)];
        double top = Index.hasAbove(k, nz, periodicZ) * x[c + Index.above(k, nz, periodicZ, layer)];
        double zFlux = Stencil.flux(zl[c + layer], own, zr[c + layer], top) - Stencil.flux(zl[c], bottom, zr[c], own);
        return sum + zFlux;
    }

    /// Diagonal of A in one cell.
    static double diagonalOf(
            int nx, int ny, int topology, int i, int j, int k, double[] factor, double[] mass,
            double[] xl, double[] xr, double[] yl, double[] yr, double[] zl, double[] zr) {
        int row = j + ny * k;
        int c = i + nx * row;
        int f = i + (nx + 1) * row;
        int g = i + nx * (j + (ny + 1) * k);
        double sum = factor[0] * mass[c] + xr[f] + xl[f + 1] + yr[g] + yl[g + nx];
        return Index.planar(topology) != 0 ? sum : sum + zr[c] + zl[c + nx * ny];
    }

    /// What flows into a cell through its faces normal to x.
    static double xInflow(int nx, int ny, int topology, int i, int j, int k, double[] xl, double[] xr, double[] x) {
        int row = j + ny * k;
        int c = i + nx * row;
        int f = i + (nx + 1) * row;
        double west = i > 0 ? x[c - 1] : Index.periodic(topology, 0) != 0 ? x[c + nx - 1] : 0.0;
        double east = i < nx - 1 ? x[c + 1] : Index.periodic(topology, 0) != 0 ? x[c - i] : 0.0;
        return xl[f] * west + xr[f + 1] * east;
    }

    /// The same normal to y.
    static double yInflow(int nx, int ny, int topology, int i, int j, int k, double[] yl, double[] yr, double[] x) {
        int c = i + nx * (j + ny * k);
        int g = i + nx * (j + (ny + 1) * k);
        int periodic = Index.periodic(topology, 1);
        return yl[g] * (Index.hasBelow(j, periodic) * x[c + Index.below(j, ny, periodic, nx)])
                + yr[g + nx] * (Index.hasAbove(j, ny, periodic) * x[c + Index.above(j, ny, periodic, nx)]);
    }

    /// The same normal to z.
    static double zInflow(
            int nx, int ny, int nz, int topology, int i, int j, int k, double[] zl, double[] zr, double[] x) {
        if (Index.planar(topology) != 0) {
            return 0.0;
        }
        int layer = nx * ny;
        int c = i + nx * j + layer * k;
        int periodic = Index.periodic(topology, 2);
        return zl[c] * (Index.hasBelow(k, periodic) * x[c + Index.below(k, nz, periodic, layer)])
                + zr[c + layer] * (Index.hasAbove(k, nz, periodic) * x[c + Index.above(k, nz, periodic, layer)]);
    }

    /// Value of a cell after a relaxation.
    static double relaxed(
            int nx, int ny, int nz, int topology, int i, int j, int k, double relaxation, double[] factor, double[] mass,
            double[] xl, double[] xr, double[] yl, double[] yr, double[] zl, double[] zr, double[] b, double[] x) {
        int c = Index.cell(nx, ny, i, j, k);
        double inflow = xInflow(nx, ny, topology, i, j, k, xl, xr, x) + yInflow(nx, ny, topology, i, j, k, yl, yr, x)
                + zInflow(nx, ny, nz, topology, i, j, k, zl, zr, x);
        double diagonal = diagonalOf(nx, ny, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr);
        return Stencil.relaxed(b[c], inflow, diagonal, x[c], relaxation);
    }

    public static void apply(
            int nx, int ny, int nz, int topology, double[] factor, double[] mass, double[] xl, double[] xr,
            double[] yl, double[] yr, double[] zl, double[] zr, double[] x, double[] y) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    y[Index.cell(nx, ny, i, j, k)] =
                            product(nx, ny, nz, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr, x);
                }
            }
        }
    }

    public static void residual(
            int nx, int ny, int nz, int topology, double[] factor, double[] mass, double[] xl, double[] xr,
            double[] yl, double[] yr, double[] zl, double[] zr, double[] x, double[] b, double[] r) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int c = Index.cell(nx, ny, i, j, k);
                    r[c] = b[c] - product(nx, ny, nz, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr, x);
                }
            }
        }
    }

    public static void diagonal(
            int nx, int ny, int nz, int topology, double[] factor, double[] mass, double[] xl, double[] xr,
            double[] yl, double[] yr, double[] zl, double[] zr, double[] d) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    d[Index.cell(nx, ny, i, j, k)] =
                            diagonalOf(nx, ny, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr);
                }
            }
        }
    }

    /// Relaxes the cells of one colour within a box; x is read and written, but not at cells of the same colour.
    ///
    /// @param pairs half the box's length along x, rounded up, beginning at an even index
    public static void smoothPoints(
            int nx, int ny, int nz, int topology, int firstI, int endI, int pairs, int firstJ, int rows, int firstK,
            int layers, int colour, double relaxation, double[] factor, double[] mass, double[] xl, double[] xr,
            double[] yl, double[] yr, double[] zl, double[] zr, double[] b, double[] x) {
        for (@Parallel int plane = 0; plane < layers; plane++) {
            for (@Parallel int row = 0; row < rows; row++) {
                for (@Parallel int pair = 0; pair < pairs; pair++) {
                    int k = firstK + plane;
                    int j = firstJ + row;
                    int i = 2 * (firstI / 2 + pair) + ((colour + j + k) & 1);
                    if (i >= firstI && i < endI) {
                        x[Index.cell(nx, ny, i, j, k)] = relaxed(
                                nx, ny, nz, topology, i, j, k, relaxation, factor, mass, xl, xr, yl, yr, zl, zr, b, x);
                    }
                }
            }
        }
    }

    /// Relaxes the cells of one colour, then the others. A cell of the second colour relaxes its neighbours once more by
    /// itself, so that nobody need wait for them.
    ///
    /// @param x not modified
    /// @param target modified
    public static void sweepPoints(
            int nx, int ny, int nz, int topology, int colour, double relaxation, double[] factor, double[] mass,
            double[] xl, double[] xr, double[] yl, double[] yr, double[] zl, double[] zr, double[] b, double[] x,
            double[] target) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int c = Index.cell(nx, ny, i, j, k);
                    if (((i + j + k) & 1) == colour) {
                        target[c] = relaxed(
                                nx, ny, nz, topology, i, j, k, relaxation, factor, mass, xl, xr, yl, yr, zl, zr, b, x);
                    } else {
                        int f = i + (nx + 1) * (j + ny * k);
                        int g = i + nx * (j + (ny + 1) * k);
                        int px = Index.periodic(topology, 0);
                        int py = Index.periodic(topology, 1);
                        double west = Index.hasBelow(i, px) * relaxed(
                                nx, ny, nz, topology, i + Index.below(i, nx, px, 1), j, k, relaxation, factor, mass, xl, xr,
                                yl, yr, zl, zr, b, x);
                        double east = Index.hasAbove(i, nx, px) * relaxed(
                                nx, ny, nz, topology, i + Index.above(i, nx, px, 1), j, k, relaxation, factor, mass, xl, xr,
                                yl, yr, zl, zr, b, x);
                        double south = Index.hasBelow(j, py) * relaxed(
                                nx, ny, nz, topology, i, j + Index.below(j, ny, py, 1), k, relaxation, factor, mass, xl, xr,
                                yl, yr, zl, zr, b, x);
                        double north = Index.hasAbove(j, ny, py) * relaxed(
                                nx, ny, nz, topology, i, j + Index.above(j, ny, py, 1), k, relaxation, factor, mass, xl, xr,
                                yl, yr, zl, zr, b, x);
                        double inflow = (xl[f] * west + xr[f + 1] * east) + (yl[g] * south + yr[g + nx] * north);
                        if (Index.planar(topology) == 0) {
                            int pz = Index.periodic(topology, 2);
                            double bottom = Index.hasBelow(k, pz) * relaxed(
                                    nx, ny, nz, topology, i, j, k + Index.below(k, nz, pz, 1), relaxation, factor, mass, xl,
                                    xr, yl, yr, zl, zr, b, x);
                            double top = Index.hasAbove(k, nz, pz) * relaxed(
                                    nx, ny, nz, topology, i, j, k + Index.above(k, nz, pz, 1), relaxation, factor, mass, xl,
                                    xr, yl, yr, zl, zr, b, x);
                            inflow += zl[c] * bottom + zr[c + nx * ny] * top;
                        }
                        double diagonal = diagonalOf(nx, ny, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr);
                        target[c] = Stencil.relaxed(b[c], inflow, diagonal, x[c], relaxation);
                    }
                }
            }
        }
    }

    /// `x = M b`, M dense by columns, four of them at a time.
    public static void multiplyDense(int size, double[] matrix, double[] b, double[] x) {
        for (@Parallel int row = 0; row < size; row++) {
            double sum = 0.0;
            int full = size - size % 4;
            for (int column = 0; column < full; column += 4) {
                int at = row + column * size;
                sum += (matrix[at] * b[column] + matrix[at + size] * b[column + 1])
                        + (matrix[at + 2 * size] * b[column + 2] + matrix[at + 3 * size] * b[column + 3]);
            }
            for (int column = full; column < size; column++) {
                sum += matrix[row + column * size] * b[column];
            }
            x[row] = sum;
        }
    }

    /// Rows of a sparse matrix, whose terms are runs of neighbouring places; four sums a row.
    public static void multiplyRuns(int first, int count, double[] rows, double[] runs, double[] values, double[] y) {
        for (@Parallel int n = 0; n < count; n++) {
            int row = 3 * (first + n);
            int end = (int) rows[row + 4];
            int at = (int) rows[row + 2];
            double sum0 = 0.0;
            double sum1 = 0.0;
            double sum2 = 0.0;
            double sum3 = 0.0;
            for (int run = (int) rows[row + 1]; run < end; run++) {
                int place = (int) runs[2 * run];
                int length = (int) runs[2 * run + 1];
                int full = length - length % 4;
                for (int m = 0; m < full; m += 4) {
                    sum0 += values[at + m] * y[place + m];
                    sum1 += values[at + m + 1] * y[place + m + 1];
                    sum2 += values[at + m + 2] * y[place + m + 2];
                    sum3 += values[at + m + 3] * y[place + m + 3];
                }
                for (int m = full; m < length; m++) {
                    sum0 += values[at + m] * y[place + m];
                }
                at += length;
            }
            y[(int) rows[row]] = (sum0 + sum1) + (sum2 + sum3);
        }
    }

    /// Couplings of sampled cells along x, y, z and, three numbers on, whether a weight there is one-sided; zeros where
    /// nothing couples.
    ///
    /// @param samples six numbers for each sample; modified
    public static void sampleCouplings(
            int nx, int ny, int nz, int topology, int count, int stride, double ratio, double[] xl, double[] xr,
            double[] yl, double[] yr, double[] zl, double[] zr, double[] samples) {
        for (@Parallel int sample = 0; sample < count; sample++) {
            int n = sample * stride;
            int i = n % nx;
            int j = n / nx % ny;
            int k = n / (nx * ny);
            int f = Index.face(0, nx, ny, i, j, k);
            int g = Index.face(1, nx, ny, i, j, k);
            int periodicX = Index.periodic(topology, 0);
            int periodicY = Index.periodic(topology, 1);
            int periodicZ = Index.periodic(topology, 2);
            samples[6 * sample] = strongest(i, nx, periodicX, f, f + 1, xl, xr);
            samples[6 * sample + 1] = strongest(j, ny, periodicY, g, g + nx, yl, yr);
            samples[6 * sample + 2] = strongest(k, nz, periodicZ, n, n + nx * ny, zl, zr);
            samples[6 * sample + 3] = oneSided(i, nx, periodicX, f, f + 1, ratio, xl, xr);
            samples[6 * sample + 4] = oneSided(j, ny, periodicY, g, g + nx, ratio, yl, yr);
            samples[6 * sample + 5] = oneSided(k, nz, periodicZ, n, n + nx * ny, ratio, zl, zr);
        }
    }

    static double strongest(
            int place, int count, int periodic, int lower, int upper, double[] left, double[] right) {
        double below = place > 0 || periodic != 0 ? Math.max(left[lower], right[lower]) : 0.0;
        return place < count - 1 || periodic != 0 ? Math.max(below, Math.max(left[upper], right[upper])) : below;
    }

    static double oneSided(
            int place, int count, int periodic, int lower, int upper, double ratio, double[] left, double[] right) {
        double below = place > 0 || periodic != 0 ? oneSidedFace(left[lower], right[lower], ratio) : 0.0;
        return place < count - 1 || periodic != 0 ? Math.max(below, oneSidedFace(left[upper], right[upper], ratio)) : below;
    }

    static double oneSidedFace(double a, double b, double ratio) {
        return Math.max(a, b) > ratio * Math.min(a, b) ? 1.0 : 0.0;
    }
}
