package org.soretflow.backend.cpu;

import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;

/// Prolongation on the CPU: fine values are interpolated between coarse ones with the weights of [PairWeights]; those of
/// the three directions are multiplied.
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
            Rows rows = new Rows(coarseX);
            for (int row = from; row < to; row++) {
                rows.add(row, x);
            }
        });
    }

    /// The work on rows, with the memory of a thread.
    private final class Rows {
        private final double[] coarseX;
        /// Of the first and of the second cells of the pairs along x.
        private final PairWeights firsts = new PairWeights(coarse.nx());
        private final PairWeights seconds = new PairWeights(coarse.nx());
        private final PairWeights weightsY = new PairWeights(s.nx);
        private final PairWeights weightsZ = new PairWeights(s.nx);
        private final PairHalves alongRow = new PairHalves(coarse.nx());
        private final PairHalves shifted = new PairHalves(coarse.nx());
        private final HalvesNearby nearbyY = new HalvesNearby(s.yl, s.yr, s.nx);
        private final HalvesNearby nearbyZ = new HalvesNearby(s.zl, s.zr, s.nx);
        /// A coarse row with a value more at both ends.
        private final double[] ended = new double[coarse.nx() + 2];
        private final double[] near = new double[s.nx];
        private final double[] far = new double[s.nx];
        private final double[] beside = new double[s.nx];
        private final double[] sum = new double[s.nx];

        Rows(double[] coarseX) {
            this.coarseX = coarseX;
        }

        void add(int row, double[] x) {
            int j = row % s.ny;
            int k = row / s.ny;
            if (alongX.step == 2) {
                PairWeights.along(
                        s.xl, s.xr, (s.nx + 1) * row, s.nx, s.grid.periodicX(), alongRow, shifted, firsts, seconds);
            }
            int offsetY = alongY.weigh(j, s.grid.face(Direction.Y, 0, j, k), nearbyY, weightsY);
            int offsetZ = alongZ.weigh(k, s.grid.face(Direction.Z, 0, j, k), nearbyZ, weightsZ);
            int base = coarse.nx() * (j / alongY.step + coarse.ny() * (k / alongZ.step));
            System.arraycopy(x, s.nx * row, sum, 0, s.nx);
            interpolate(base, offsetY, near);
            if (!weightsZ.plain()) {
                interpolate(base + offsetZ, offsetY, far);
                blend(weightsZ, near, far, near);
            }
            for (int i = 0; i < s.nx; i++) {
                sum[i] += near[i];
            }
            System.arraycopy(sum, 0, x, s.nx * row, s.nx);
        }

        /// Values of a row between the coarse row at `base` and the one at an offset along y.
        private void interpolate(int base, int offset, double[] line) {
            expand(base, line);
            if (!weightsY.plain()) {
                expand(base + offset, beside);
                blend(weightsY, line, beside, line);
            }
        }

        /// Values of a fine row in the place of a coarse one.
        private void expand(int base, double[] line) {
            if (alongX.step == 1) {
                System.arraycopy(coarseX, base, line, 0, s.nx);
                return;
            }
            int count = coarse.nx();
            boolean periodic = s.grid.periodicX();
            System.arraycopy(coarseX, base, ended, 1, count);
            ended[0] = ended[periodic ? count : 1];
            ended[count + 1] = ended[periodic ? 1 : count];
            for (int p = 0; p < s.nx / 2; p++) {
                double centre = ended[p + 1];
                line[2 * p] = firsts.own[p] * centre + firsts.other[p] * ended[p];
                line[2 * p + 1] = seconds.own[p] * centre + seconds.other[p] * ended[p + 2];
            }
            if ((s.nx & 1) == 1) {
                line[s.nx - 1] = ended[count];
            }
        }
    }

    /// The halves of faces inside pairs that rows one after the other need: three rows of cells share them.
    private static final class HalvesNearby {
        final double[] left;
        final double[] right;
        final int cells;
        private final PairHalves[] kept;
        private int oldest;

        HalvesNearby(double[] left, double[] right, int cells) {
            this.left = left;
            this.right = right;
            this.cells = cells;
            kept = new PairHalves[] {new PairHalves(cells), new PairHalves(cells), new PairHalves(cells)};
        }

        /// The halves of the faces of a row.
        ///
        /// @param face number of the first
        /// @param needed what is to be kept, too
        PairHalves from(int face, PairHalves needed) {
            for (PairHalves halves : kept) {
                if (halves.startAt(face)) {
                    return halves;
                }
            }
            oldest = kept[oldest] == needed ? (oldest + 1) % kept.length : oldest;
            PairHalves halves = kept[oldest];
            oldest = (oldest + 1) % kept.length;
            halves.load(left, right, face, cells);
            return halves;
        }
    }

    /// `own · near + other · far`.
    private static void blend(PairWeights weights, double[] near, double[] far, double[] line) {
        double[] own = weights.own;
        double[] other = weights.other;
        for (int i = 0; i < line.length; i++) {
            line[i] = own[i] * near[i] + other[i] * far[i];
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

        /// Weights of neighbouring cells at one place along the direction.
        ///
        /// @param place index along the direction
        /// @param face number of the face below the first of them
        /// @param nearby of this direction
        /// @param weights modified
        /// @return offset of the other coarse value
        int weigh(int place, int face, HalvesNearby nearby, PairWeights weights) {
            boolean first = (place & 1) == 0;
            if (step == 1 || first && place + 1 == count) {
                weights.keep();
                return 0;
            }
            // seen from the cell outwards: downwards for the first of a pair, upwards for the second
            int outer = first ? face : face + stride;
            boolean end = first ? place == 0 : place == count - 1;
            int towards = first ? -1 : 1;
            int other = end ? outer - towards * (count - 1) * stride : outer + towards * stride;
            boolean neighbour = !end || periodic;
            boolean single = first ? place == 0 && (count & 1) == 1 : place + 2 == count;
            PairHalves inner = nearby.from(first ? face + stride : face, null);
            PairHalves next = neighbour && !single ? nearby.from(other, inner) : null;
            weights.across(nearby.left, nearby.right, first, outer, inner, next, neighbour, nearby.cells);
            return !neighbour ? 0 : end ? -towards * (coarseCount - 1) * coarseStride : towards * coarseStride;
        }
    }
}
