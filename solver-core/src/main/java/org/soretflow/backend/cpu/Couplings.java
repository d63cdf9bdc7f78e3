package org.soretflow.backend.cpu;

import org.soretflow.backend.CouplingSamples;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;

/// Statistics of the couplings of an operator.
final class Couplings {

    private Couplings() {}

    static void collect(CpuStencil s, double ratio, double[] statistics) {
        // in double precision also where the statistics are in single
        double[] sums = new double[statistics.length];
        double[] sample = new double[CouplingSamples.NUMBERS];
        Grid grid = s.grid;
        Line x = new Line(grid, Direction.X, s.xl, s.xr, ratio);
        Line y = new Line(grid, Direction.Y, s.yl, s.yr, ratio);
        Line z = new Line(grid, Direction.Z, s.zl, s.zr, ratio);
        int stride = CouplingSamples.stride(grid.cells());
        for (int n = 0; n < grid.cells(); n += stride) {
            int row = n / s.nx;
            int k = row / s.ny;
            int i = n - s.nx * row;
            x.sample(i, n + row, sample);
            y.sample(row - s.ny * k, n + s.nx * k, sample);
            z.sample(k, n, sample);
            CouplingSamples.add(sample, 0, ratio, sums);
        }
        for (int n = 0; n < sums.length; n++) {
            statistics[n] = sums[n];
        }
    }

    /// The couplings along one direction.
    private static final class Line {
        private final double[] left;
        private final double[] right;
        private final double ratio;
        private final int at;
        private final int count;
        private final int stride;
        private final boolean periodic;

        Line(Grid grid, Direction d, double[] left, double[] right, double ratio) {
            this.left = left;
            this.right = right;
            this.ratio = ratio;
            at = d.ordinal();
            count = grid.count(d);
            stride = grid.stride(d);
            periodic = grid.periodic(d);
        }

        /// Puts the strongest coupling of a cell, and whether one is one-sided, into a sample.
        ///
        /// @param place index of the cell along the direction
        /// @param face number of the face below it
        void sample(int place, int face, double[] sample) {
            double strongest = 0;
            boolean oneSided = false;
            if (place > 0 || periodic) {
                strongest = Math.max(left[face], right[face]);
                oneSided = oneSided(left[face], right[face]);
            }
            if (place < count - 1 || periodic) {
                int up = face + stride;
                strongest = Math.max(strongest, Math.max(left[up], right[up]));
                oneSided |= oneSided(left[up], right[up]);
            }
            sample[at] = strongest;
            sample[3 + at] = oneSided ? 1 : 0;
        }

        private boolean oneSided(double a, double b) {
            return Math.max(a, b) > ratio * Math.min(a, b);
        }
    }
}
