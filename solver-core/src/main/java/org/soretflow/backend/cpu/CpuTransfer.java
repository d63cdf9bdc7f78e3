package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.backend.Grid;
import org.soretflow.cell.Transfer;
import org.soretflow.mesh.Direction;

/// Multigrid transfer on the CPU: restriction of the residual, prolongation, coarse operators.
final class CpuTransfer {

    private CpuTransfer() {}

    static void restrictResidual(Threads threads, CpuStencil s, double[] x, double[] b, Grid coarse, double[] target) {
        int stepX = s.nx > coarse.nx() ? 2 : 1;
        int stepY = s.ny > coarse.ny() ? 2 : 1;
        int stepZ = s.nz > coarse.nz() ? 2 : 1;
        threads.run(coarse.ny() * coarse.nz(), s.grid.cells(), (from, to) -> {
            double[] residual = new double[s.nx];
            for (int row = from; row < to; row++) {
                int at = row * coarse.nx();
                int firstJ = row % coarse.ny() * stepY;
                int firstK = row / coarse.ny() * stepZ;
                Arrays.fill(target, at, at + coarse.nx(), 0);
                for (int k = firstK; k < Math.min(firstK + stepZ, s.nz); k++) {
                    for (int j = firstJ; j < Math.min(firstJ + stepY, s.ny); j++) {
                        s.new Row(j + s.ny * k).residuals(x, b, residual, 0);
                        CellPairs.addRow(residual, 0, s.nx, stepX, target, at);
                    }
                }
            }
        });
    }

    static void coarsenMass(Threads threads, CpuStencil fine, Grid coarse, double[] target) {
        CellPairs.sum(threads, fine.grid, fine.mass, coarse, target);
    }

    /// Coarse weights of all faces normal to a direction.
    static void coarsenFaces(
            Threads threads, Grid fine, Direction d, double[] left, double[] right, Grid coarse, double[] toLeft, double[] toRight) {
        Grid c = coarse;
        int faceNx = c.nx() + (d == Direction.X ? 1 : 0);
        int faceNy = c.ny() + (d == Direction.Y ? 1 : 0);
        int faceNz = c.nz() + (d == Direction.Z ? 1 : 0);
        int stepX = fine.nx() > c.nx() ? 2 : 1;
        int stepY = fine.ny() > c.ny() ? 2 : 1;
        int stepZ = fine.nz() > c.nz() ? 2 : 1;
        CoarseFace face = new CoarseFace(fine, d, left, right, fine.count(d) > c.count(d));
        threads.run(faceNy * faceNz, fine.cells(), (from, to) -> {
            for (int row = from; row < to; row++) {
                int j = row % faceNy;
                int k = row / faceNy;
                for (int i = 0; i < faceNx; i++) {
                    double sumLeft = 0;
                    double sumRight = 0;
                    int place = d == Direction.X ? i : d == Direction.Y ? j : k;
                    int endI = d == Direction.X ? 1 : Math.min(stepX, fine.nx() - i * stepX);
                    int endJ = d == Direction.Y ? 1 : Math.min(stepY, fine.ny() - j * stepY);
                    int endK = d == Direction.Z ? 1 : Math.min(stepZ, fine.nz() - k * stepZ);
                    for (int dk = 0; dk < endK; dk++) {
                        for (int dj = 0; dj < endJ; dj++) {
                            for (int di = 0; di < endI; di++) {
                                int fi = d == Direction.X ? 0 : i * stepX + di;
                                int fj = d == Direction.Y ? 0 : j * stepY + dj;
                                int fk = d == Direction.Z ? 0 : k * stepZ + dk;
                                int start = fine.face(d, fi, fj, fk);
                                sumLeft += face.left(place, start);
                                sumRight += face.right(place, start);
                            }
                        }
                    }
                    int at = i + faceNx * row;
                    toLeft[at] = sumLeft;
                    toRight[at] = sumRight;
                }
            }
        });
    }

    /// The weights of one coarse face in one fine column: half a pair, the face between, half a pair.
    private static final class CoarseFace {
        private final double[] left;
        private final double[] right;
        private final int count;
        private final int stride;
        private final boolean periodic;
        private final boolean halved;

        CoarseFace(Grid fine, Direction d, double[] left, double[] right, boolean halved) {
            this.left = left;
            this.right = right;
            this.count = fine.count(d);
            this.stride = fine.stride(d);
            this.periodic = fine.periodic(d);
            this.halved = halved;
        }

        /// Fine face that coarse face `place` lies on.
        private int fineFace(int place) {
            return halved ? Math.min(2 * place, count) : place;
        }

        double left(int place, int start) {
            return weight(place, start, true);
        }

        double right(int place, int start) {
            return weight(place, start, false);
        }

        private double weight(int place, int start, boolean wantLeft) {
            int m = fineFace(place);
            int at = start + m * stride;
            double l = left[at];
            double r = right[at];
            if (!halved) {
                return wantLeft ? l : r;
            }
            int below = innerBelow(m);
            if (below >= 0) {
                int inner = start + below * stride;
                double hl = Transfer.half(left[inner], right[inner]);
                double hr = Transfer.half(right[inner], left[inner]);
                if (hl > 0 && hr > 0) {
                    double near = l;
                    l = Transfer.seriesLeft(hl, hr, near);
                    r = Transfer.seriesRight(hr, near, r);
                }
            }
            int above = innerAbove(m);
            if (above >= 0) {
                int inner = start + above * stride;
                double hl = Transfer.half(left[inner], right[inner]);
                double hr = Transfer.half(right[inner], left[inner]);
                if (hl > 0 && hr > 0) {
                    double near = r;
                    l = Transfer.seriesLeft(l, near, hl);
                    r = Transfer.seriesRight(near, hl, hr);
                }
            }
            return wantLeft ? l : r;
        }

        /// The face inside the pair below fine face m, −1 if there is none.
        private int innerBelow(int m) {
            int last = m > 0 ? m : periodic ? count : 0;
            boolean single = last == count && (count & 1) == 1;
            return last > 0 && !single ? last - 1 : -1;
        }

        /// The face inside the pair above fine face m, −1 if there is none.
        private int innerAbove(int m) {
            int first = m < count ? m : periodic ? 0 : count;
            return first + 1 < count ? first + 1 : -1;
        }
    }
}
