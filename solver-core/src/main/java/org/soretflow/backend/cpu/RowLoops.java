package org.soretflow.backend.cpu;

import org.soretflow.cell.Stencil;
import org.soretflow.cell.Transfer;

/// The loops over the inner cells of a row, `1 … nx−2`, where west and east neighbours lie beside the cell.
interface RowLoops {

    /// `y = A x`, y from index `at`.
    void products(CpuStencil s, CpuStencil.Row row, double[] x, double[] y, int at);

    /// `r = b − A x`, r from index `at`.
    void residuals(CpuStencil s, CpuStencil.Row row, double[] x, double[] b, double[] r, int at);

    /// Relaxes every second cell from `first` on.
    void relax(CpuStencil s, CpuStencil.Row row, double[] b, double[] x, int first, double relaxation);

    /// Interpolation weights of neighbouring cells, by the balance of each between its coarse cell's centre and the next.
    ///
    /// @param out weight of the value on the inner side of faces, seen outwards
    /// @param in weight of the value on the outer side
    /// @param inner number of the first cell's face to its sibling
    /// @param outer number of the first cell's face away from it
    /// @param next number of the face inside the next pair, −1 if there is none
    /// @param neighbour whether there is a cell beyond the outer face
    /// @param weights modified from `at` on
    void weigh(
            double[] out,
            double[] in,
            int inner,
            int outer,
            int next,
            boolean neighbour,
            Prolongation.Weights weights,
            int at,
            int cells);

    /// The vector loops where the JVM was started with `--add-modules jdk.incubator.vector`, else the plain ones.
    ///
    /// The JIT does not vectorise the plain loops: it cannot tell that input and output arrays are different ones.
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

        @Override
        public void weigh(
                double[] out,
                double[] in,
                int inner,
                int outer,
                int next,
                boolean neighbour,
                Prolongation.Weights weights,
                int at,
                int cells) {
            for (int i = 0; i < cells; i++) {
                double fromCell = Transfer.half(in[inner + i], out[inner + i]);
                double toCell = Transfer.half(out[inner + i], in[inner + i]);
                double leaving = out[outer + i];
                double entering = neighbour ? in[outer + i] : 0;
                double nextIn = next >= 0 ? Transfer.half(in[next + i], out[next + i]) : 0;
                if (nextIn > 0) {
                    double nextOut = Transfer.half(out[next + i], in[next + i]);
                    double near = entering;
                    entering = Transfer.seriesRight(near, nextOut, nextIn);
                    leaving = Transfer.seriesLeft(leaving, near, nextOut);
                }
                boolean open = fromCell > 0;
                weights.own[at + i] = open ? Transfer.share(toCell, fromCell, leaving) : 1;
                weights.other[at + i] = open ? Transfer.share(entering, fromCell, leaving) : 0;
            }
        }
    }
}
