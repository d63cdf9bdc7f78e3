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
            for (int i = first; i < s.nx - 1; i += 2) {
                int c = row.n + i;
                double inflow = row.inflow(x, i, x[c - 1], x[c + 1]);
                x[c] = Stencil.relaxed(b[c], inflow, row.diagonal(i), x[c], relaxation);
            }
        }
    }
}
