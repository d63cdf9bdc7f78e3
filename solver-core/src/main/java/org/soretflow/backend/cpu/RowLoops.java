package org.soretflow.backend.cpu;

import org.soretflow.cell.Stencil;

/// The loops over the inner cells of a row, `1 … nx−2`, where west and east neighbours lie beside the cell.
interface RowLoops {

    /// `y = A x`, y from index `at`; the plain ones for rows that are too short for vectors.
    void products(CpuStencil s, CpuStencil.Row row, double[] x, double[] y, int at);

    /// `r = b − A x`, r from index `at`.
    void residuals(CpuStencil s, CpuStencil.Row row, double[] x, double[] b, double[] r, int at);

    /// Relaxes every second cell from `first` on.
    void relax(CpuStencil s, CpuStencil.Row row, double[] b, double[] x, int first, double relaxation);

    /// The vector loops where the JVM was started with `--add-modules jdk.incubator.vector`, else the plain ones.
    ///
    /// The JIT does not vectorise these plain loops, as it does those of [RowLines].
    static RowLoops choose() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                && !Boolean.getBoolean("soretflow.plainLoops")) {
            return new VectorRowLoops();
        }
        return new Plain();
    }

    /// Plain Java: the reference of the contract.
    final class Plain implements RowLoops {

        @Override
        public void products(CpuStencil s, CpuStencil.Row row, double[] x, double[] y, int at) {
            for (int i = 1; i < s.nx - 1; i++) {
                y[at + i] = row.product(x, i, x[row.n + i - 1], x[row.n + i + 1]);
            }
        }

        @Override
        public void residuals(CpuStencil s, CpuStencil.Row row, double[] x, double[] b, double[] r, int at) {
            for (int i = 1; i < s.nx - 1; i++) {
                r[at + i] = b[row.n + i] - row.product(x, i, x[row.n + i - 1], x[row.n + i + 1]);
            }
        }

        @Override
        public void relax(CpuStencil s, CpuStencil.Row row, double[] b, double[] x, int first, double relaxation) {
            // local variables, as the quick compiler reads fields anew for every cell
            int n = row.n;
            int f = row.f;
            int low = row.g;
            int high = low + s.nx;
            int south = n + row.south;
            int north = n + row.north;
            double hasSouth = row.hasSouth;
            double hasNorth = row.hasNorth;
            boolean planar = s.planar;
            double factor = s.factor;
            double[] mass = s.mass;
            double[] xl = s.xl;
            double[] xr = s.xr;
            double[] yl = s.yl;
            double[] yr = s.yr;
            double[] zl = s.zl;
            double[] zr = s.zr;
            int up = s.nxy;
            int bottom = n + row.bottom;
            int top = n + row.top;
            double hasBottom = row.hasBottom;
            double hasTop = row.hasTop;
            int end = s.nx - 1;
            for (int i = first; i < end; i += 2) {
                int c = n + i;
                double inflow = xl[f + i] * x[c - 1] + xr[f + i + 1] * x[c + 1]
                        + (yl[low + i] * (hasSouth * x[south + i]) + yr[high + i] * (hasNorth * x[north + i]));
                double diagonal = factor * mass[c] + xr[f + i] + xl[f + i + 1] + yr[low + i] + yl[high + i];
                if (!planar) {
                    inflow += zl[c] * (hasBottom * x[bottom + i]) + zr[c + up] * (hasTop * x[top + i]);
                    diagonal = diagonal + zr[c] + zl[c + up];
                }
                x[c] = Stencil.relaxed(b[c], inflow, diagonal, x[c], relaxation);
            }
        }
    }
}
