package org.soretflow.backend.cpu;

import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;

/// Prolongation on the CPU: each fine value is interpolated between its coarse cell's centre, which lies on the face to
/// its sibling, and the next coarse centre beyond its outer face, by the balance of the fine cell; the weights of the
/// three directions are multiplied.
final class Prolongation {

    private final CpuStencil s;
    private final Grid coarse;
    private final Line alongX;
    private final Line alongY;
    private final Line alongZ;

    Prolongation(CpuStencil s, Grid coarse) {
        this.s = s;
        this.coarse = coarse;
        alongX = new Line(s.grid, coarse, Direction.X);
        alongY = new Line(s.grid, coarse, Direction.Y);
        alongZ = new Line(s.grid, coarse, Direction.Z);
    }

    void addTo(Threads threads, double[] coarseX, double[] x) {
        threads.run(s.rows(), s.grid.cells(), (from, to) -> {
            Weights wx = new Weights(s.nx);
            Weights wy = new Weights(s.nx);
            Weights wz = new Weights(s.nx);
            for (int row = from; row < to; row++) {
                addRow(row, wx, wy, wz, coarseX, x);
            }
        });
    }

    private void addRow(int row, Weights wx, Weights wy, Weights wz, double[] coarseX, double[] x) {
        int j = row % s.ny;
        int k = row / s.ny;
        for (int i = 0; i < s.nx; i++) {
            alongX.weigh(i, (s.nx + 1) * row + i, s.xl, s.xr, wx, i, 1);
        }
        int offsetY = alongY.weigh(j, s.grid.face(Direction.Y, 0, j, k), s.yl, s.yr, wy, 0, s.nx);
        int offsetZ = alongZ.weigh(k, s.grid.face(Direction.Z, 0, j, k), s.zl, s.zr, wz, 0, s.nx);
        int base = coarse.nx() * (j / alongY.step + coarse.ny() * (k / alongZ.step));
        int stepX = alongX.step;
        for (int i = 0; i < s.nx; i++) {
            int c = base + i / stepX;
            int o = c + wx.offset[i];
            double xo = wx.own[i];
            double xn = wx.other[i];
            double near = wy.own[i] * (xo * coarseX[c] + xn * coarseX[o])
                    + wy.other[i] * (xo * coarseX[c + offsetY] + xn * coarseX[o + offsetY]);
            double far = wy.own[i] * (xo * coarseX[c + offsetZ] + xn * coarseX[o + offsetZ])
                    + wy.other[i] * (xo * coarseX[c + offsetZ + offsetY] + xn * coarseX[o + offsetZ + offsetY]);
            x[s.nx * row + i] += wz.own[i] * near + wz.other[i] * far;
        }
    }

    /// Weights of a row of fine cells along one direction: of the own coarse value and of the one at an offset. Along x
    /// the offset differs from cell to cell.
    static final class Weights {
        final double[] own;
        final double[] other;
        final int[] offset;

        Weights(int count) {
            own = new double[count];
            other = new double[count];
            offset = new int[count];
        }

        void keep(int from, int count) {
            for (int i = from; i < from + count; i++) {
                own[i] = 1;
                other[i] = 0;
            }
            offset[from] = 0;
        }
    }

    /// Index arithmetic along one direction.
    private static final class Line {
        final int step;
        private final int count;
        private final int stride;
        private final boolean periodic;
        private final int coarseCount;
        private final int coarseStride;

        Line(Grid fine, Grid coarse, Direction direction) {
            count = fine.count(direction);
            stride = fine.stride(direction);
            periodic = fine.periodic(direction);
            coarseCount = coarse.count(direction);
            coarseStride = coarse.stride(direction);
            step = count > coarseCount ? 2 : 1;
        }

        /// Weights of `cells` neighbouring cells at one place along the direction.
        ///
        /// @param place index along the direction
        /// @param face number of the face below the first of them
        /// @param weights modified from `at` on
        /// @return offset of the other coarse value
        int weigh(int place, int face, double[] left, double[] right, Weights weights, int at, int cells) {
            boolean first = (place & 1) == 0;
            if (step == 1 || first && place + 1 == count) {
                weights.keep(at, cells);
                return 0;
            }
            // seen from the cell outwards: downwards for the first of a pair, upwards for the second
            double[] out = first ? right : left;
            double[] in = first ? left : right;
            int inner = first ? face + stride : face;
            int outer = first ? face : face + stride;
            boolean end = first ? place == 0 : place == count - 1;
            int towards = first ? -1 : 1;
            int other = end ? outer - towards * (count - 1) * stride : outer + towards * stride;
            boolean neighbour = !end || periodic;
            boolean single = first ? place == 0 && (count & 1) == 1 : place + 2 == count;
            int offset = !neighbour ? 0 : end ? -towards * (coarseCount - 1) * coarseStride : towards * coarseStride;
            CpuStencil.LOOPS.weigh(out, in, inner, outer, neighbour && !single ? other : -1, neighbour, weights, at, cells);
            weights.offset[at] = offset;
            return offset;
        }
    }
}
