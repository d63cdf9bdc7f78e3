package org.soretflow.backend.cpu;

import org.soretflow.backend.Grid;
import org.soretflow.backend.StencilData;
import org.soretflow.cell.Stencil;

/// The arrays of a stencil with the index arithmetic of one row of cells.
///
/// A row knows where its neighbours lie and whether they exist: a missing neighbour has weight factor 0 and its index
/// points at the cell itself, so that the loop over a row has no branch.
final class CpuStencil {

    static final RowLoops LOOPS = RowLoops.choose();

    final Grid grid;
    final int nx;
    final int ny;
    final int nz;
    final int nxy;
    final boolean planar;
    final boolean symmetric;
    final double factor;
    final double[] mass;
    final double[] xl;
    final double[] xr;
    final double[] yl;
    final double[] yr;
    final double[] zl;
    final double[] zr;

    CpuStencil(StencilData data) {
        grid = data.grid();
        nx = grid.nx();
        ny = grid.ny();
        nz = grid.nz();
        nxy = nx * ny;
        planar = grid.planar();
        symmetric = data.symmetric();
        factor = data.massFactor().get();
        mass = CpuBuffer.of(data.mass());
        xl = CpuBuffer.of(data.left()[0]);
        yl = CpuBuffer.of(data.left()[1]);
        zl = CpuBuffer.of(data.left()[2]);
        xr = CpuBuffer.of(data.right()[0]);
        yr = CpuBuffer.of(data.right()[1]);
        zr = CpuBuffer.of(data.right()[2]);
    }

    int rows() {
        return ny * nz;
    }

    /// A thread's memory for rows in plain Java; null with the vector loops, which need none.
    RowLines lines() {
        return LOOPS instanceof RowLoops.Plain ? new RowLines(this) : null;
    }

    /// Offset to the neighbour below index `at` of `count`, 0 where there is none.
    static int below(int at, int count, boolean periodic, int stride) {
        return at > 0 ? -stride : periodic ? (count - 1) * stride : 0;
    }

    /// Offset to the neighbour above, 0 where there is none.
    static int above(int at, int count, boolean periodic, int stride) {
        return at < count - 1 ? stride : periodic ? -(count - 1) * stride : 0;
    }

    static double exists(int at, int count, boolean periodic, boolean up) {
        return periodic || (up ? at < count - 1 : at > 0) ? 1 : 0;
    }

    /// Where a row lies and which neighbours it has.
    final class Row {
        final int j;
        final int k;
        final int n;
        final int f;
        final int g;
        final int h;
        final int south;
        final int north;
        final int bottom;
        final int top;
        final double hasSouth;
        final double hasNorth;
        final double hasBottom;
        final double hasTop;

        Row(int row) {
            j = row % ny;
            k = row / ny;
            n = nx * row;
            f = (nx + 1) * row;
            g = nx * (j + (ny + 1) * k);
            h = n;
            south = below(j, ny, grid.periodicY(), nx);
            north = above(j, ny, grid.periodicY(), nx);
            bottom = below(k, nz, grid.periodicZ(), nxy);
            top = above(k, nz, grid.periodicZ(), nxy);
            hasSouth = exists(j, ny, grid.periodicY(), false);
            hasNorth = exists(j, ny, grid.periodicY(), true);
            hasBottom = exists(k, nz, grid.periodicZ(), false);
            hasTop = exists(k, nz, grid.periodicZ(), true);
        }

        /// `(A x)` in cell i of the row with given west and east neighbours.
        double product(double[] x, int i, double west, double east) {
            int c = n + i;
            double own = x[c];
            double xFlux = Stencil.flux(xl[f + i + 1], own, xr[f + i + 1], east)
                    - Stencil.flux(xl[f + i], west, xr[f + i], own);
            double yFlux = Stencil.flux(yl[g + i + nx], own, yr[g + i + nx], hasNorth * x[c + north])
                    - Stencil.flux(yl[g + i], hasSouth * x[c + south], yr[g + i], own);
            double sum = factor * mass[c] * own + xFlux + yFlux;
            if (planar) {
                return sum;
            }
            double zFlux = Stencil.flux(zl[h + i + nxy], own, zr[h + i + nxy], hasTop * x[c + top])
                    - Stencil.flux(zl[h + i], hasBottom * x[c + bottom], zr[h + i], own);
            return sum + zFlux;
        }

        double west(double[] x, int i) {
            return i > 0 ? x[n + i - 1] : grid.periodicX() ? x[n + nx - 1] : 0;
        }

        double east(double[] x, int i) {
            return i < nx - 1 ? x[n + i + 1] : grid.periodicX() ? x[n] : 0;
        }

        /// `y = A x` along the row, `y` from index `at`.
        ///
        /// @param lines those of the thread, by [CpuStencil#lines]
        void products(RowLines lines, double[] x, double[] y, int at) {
            if (lines != null) {
                lines.products(this, x, y, at);
                return;
            }
            y[at] = product(x, 0, west(x, 0), east(x, 0));
            LOOPS.products(CpuStencil.this, this, x, y, at);
            if (nx > 1) {
                y[at + nx - 1] = product(x, nx - 1, west(x, nx - 1), east(x, nx - 1));
            }
        }

        /// `r = b − A x` along the row, `r` from index `at`.
        void residuals(RowLines lines, double[] x, double[] b, double[] r, int at) {
            if (lines != null) {
                lines.residuals(this, x, b, r, at);
                return;
            }
            r[at] = b[n] - product(x, 0, west(x, 0), east(x, 0));
            LOOPS.residuals(CpuStencil.this, this, x, b, r, at);
            if (nx > 1) {
                r[at + nx - 1] = b[n + nx - 1] - product(x, nx - 1, west(x, nx - 1), east(x, nx - 1));
            }
        }

        /// What flows in from the neighbours of cell i.
        double inflow(double[] x, int i, double west, double east) {
            return xInflow(i, west, east) + yInflow(x, i) + zInflow(x, i);
        }

        double xInflow(int i, double west, double east) {
            return xl[f + i] * west + xr[f + i + 1] * east;
        }

        double yInflow(double[] x, int i) {
            int c = n + i;
            return yl[g + i] * (hasSouth * x[c + south]) + yr[g + i + nx] * (hasNorth * x[c + north]);
        }

        double zInflow(double[] x, int i) {
            if (planar) {
                return 0;
            }
            int c = n + i;
            return zl[h + i] * (hasBottom * x[c + bottom]) + zr[h + i + nxy] * (hasTop * x[c + top]);
        }

        double diagonal(int i) {
            double sum = factor * mass[n + i] + xr[f + i] + xl[f + i + 1] + yr[g + i] + yl[g + i + nx];
            return planar ? sum : withZ(sum, i);
        }

        /// A diagonal with what leaves through the faces normal to z.
        double withZ(double diagonal, int i) {
            return diagonal + zr[h + i] + zl[h + i + nxy];
        }

        /// Relaxes every second cell of the row, beginning with `first` (0 or 1).
        void relax(double[] b, double[] x, int first, double relaxation) {
            if (first == 0) {
                relaxEnd(b, x, 0, relaxation);
            }
            LOOPS.relax(CpuStencil.this, this, b, x, first == 0 ? 2 : 1, relaxation);
            if (nx > 1 && (nx - 1 - first) % 2 == 0) {
                relaxEnd(b, x, nx - 1, relaxation);
            }
        }

        private void relaxEnd(double[] b, double[] x, int i, double relaxation) {
            double inflow = inflow(x, i, west(x, i), east(x, i));
            x[n + i] = Stencil.relaxed(b[n + i], inflow, diagonal(i), x[n + i], relaxation);
        }
    }
}
