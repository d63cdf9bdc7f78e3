package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// Transfer of one velocity component between a staggered mesh and one of pairs of its cells.
///
/// A product of three one-dimensional stencils, given by tables: for every fine index its two coarse neighbours with
/// weights (interpolation), for every coarse index its three fine places with weights (restriction and mean).
final class StaggeredTransfer {

    private static final int WIDE = 3;
    /// Stands for a component where cells are meant.
    private static final int CELLS = -1;
    /// Weight of the last coarse value where a straight line goes on to the side.
    private static final double STRAIGHT = 1.25;

    private final Grid fine;
    private final Grid coarse;
    private final double[][] toFine = new double[3][];
    private final int[][] toFineAt = new int[3][];
    private final double[][] toCoarse = new double[3][];
    private final int[][] toCoarseAt = new int[3][];
    private final double[][] mean = new double[3][];

    private StaggeredTransfer(FlowGrid fineGrid, FlowGrid coarseGrid, int component, double[] sticks) {
        fine = component == CELLS ? fineGrid.cells() : fineGrid.faces()[component];
        coarse = component == CELLS ? coarseGrid.cells() : coarseGrid.faces()[component];
        for (Direction d : Direction.values()) {
            int at = d.ordinal();
            int cells = fineGrid.cells().count(d);
            boolean halved = cells > coarseGrid.cells().count(d);
            toFine[at] = new double[2 * fine.count(d)];
            toFineAt[at] = new int[2 * fine.count(d)];
            toCoarse[at] = new double[WIDE * coarse.count(d)];
            toCoarseAt[at] = new int[WIDE * coarse.count(d)];
            mean[at] = new double[WIDE * coarse.count(d)];
            double[] widths = CpuBuffer.of(fineGrid.widths()[at]);
            if (!halved) {
                same(at, fine.count(d));
            } else if (at == component) {
                along(at, cells, fine.periodic(d), widths);
            } else {
                double[] ends = {
                    end(sticks, Side.of(d, false), component), end(sticks, Side.of(d, true), component)
                };
                across(at, cells, fine.periodic(d), widths, ends);
            }
        }
    }

    static StaggeredTransfer between(FlowGrid fineGrid, FlowGrid coarseGrid, int component) {
        return between(fineGrid, coarseGrid, component, new double[Side.values().length]);
    }

    /// @param sticks shares of the sides on which the interpolated velocity falls to zero
    static StaggeredTransfer between(FlowGrid fineGrid, FlowGrid coarseGrid, int component, double[] sticks) {
        return new StaggeredTransfer(fineGrid, coarseGrid, component, sticks);
    }

    static StaggeredTransfer ofCells(FlowGrid fineGrid, FlowGrid coarseGrid) {
        return new StaggeredTransfer(fineGrid, coarseGrid, CELLS, new double[0]);
    }

    /// Weight of the last coarse value halfway between it and a side; [#STRAIGHT] for cells.
    private static double end(double[] sticks, Side side, int component) {
        return component == CELLS ? STRAIGHT : 1 - 0.5 * sticks[side.ordinal()];
    }

    private void same(int d, int count) {
        for (int m = 0; m < count; m++) {
            toFine[d][2 * m] = 1;
            toFineAt[d][2 * m] = m;
            toFineAt[d][2 * m + 1] = m;
            for (int n = 0; n < WIDE; n++) {
                toCoarseAt[d][WIDE * m + n] = m;
            }
            toCoarse[d][WIDE * m] = 1;
            mean[d][WIDE * m] = 1;
        }
    }

    /// Along the component coarse faces are every second fine face; what lies between is interpolated.
    private void along(int d, int cells, boolean periodic, double[] widths) {
        int fineCount = toFine[d].length / 2;
        int coarseCount = mean[d].length / WIDE;
        for (int m = 0; m < fineCount; m++) {
            boolean between = (m & 1) == 1 && m < cells;
            int lower = between ? (m - 1) / 2 : (m + 1) / 2;
            int upper = between ? Math.floorMod(lower + 1, coarseCount) : lower;
            if (!between && !periodic) {
                lower = Math.min(lower, coarseCount - 1);
                upper = lower;
            }
            double share = between ? widths[m] / (widths[m - 1] + widths[m]) : 1;
            toFineAt[d][2 * m] = lower;
            toFineAt[d][2 * m + 1] = upper;
            toFine[d][2 * m] = share;
            toFine[d][2 * m + 1] = between ? 1 - share : 0;
        }
        for (int c = 0; c < coarseCount; c++) {
            int centre = Math.min(2 * c, periodic ? fineCount - 1 : cells);
            int[] places = {centre, centre - 1, centre + 1};
            for (int n = 0; n < WIDE; n++) {
                boolean exists = periodic || places[n] >= 0 && places[n] < fineCount;
                int m = exists ? Math.floorMod(places[n], fineCount) : centre;
                toCoarseAt[d][WIDE * c + n] = m;
                double weight = 0;
                // with two places in a period the next one is the last one too
                if (exists && (n == 0 || m != centre) && (n < 2 || m != toCoarseAt[d][WIDE * c + 1])) {
                    weight += toFineAt[d][2 * m] == c ? toFine[d][2 * m] : 0;
                    weight += toFineAt[d][2 * m + 1] == c ? toFine[d][2 * m + 1] : 0;
                }
                toCoarse[d][WIDE * c + n] = weight;
            }
            mean[d][WIDE * c] = 1;
        }
    }

    /// Across the component pairs are joined: sums and means of the pair; interpolation 3/4 and 1/4; at the ends the weights
    /// given, or a straight line through the two last values.
    private void across(int d, int cells, boolean periodic, double[] widths, double[] ends) {
        int coarseCount = mean[d].length / WIDE;
        for (int m = 0; m < cells; m++) {
            int own = m / 2;
            int other = (m & 1) == 0 ? own - 1 : own + 1;
            boolean exists = periodic || other >= 0 && other < coarseCount;
            toFineAt[d][2 * m] = own;
            double end = other < 0 ? ends[0] : ends[1];
            boolean straight = !exists && end == STRAIGHT && coarseCount > 1;
            int inner = straight ? own + own - other : own;
            toFineAt[d][2 * m + 1] = exists ? Math.floorMod(other, coarseCount) : inner;
            toFine[d][2 * m] = exists ? 0.75 : Math.min(end, straight ? STRAIGHT : 1);
            toFine[d][2 * m + 1] = straight ? 1 - STRAIGHT : exists ? 0.25 : 0;
        }
        for (int c = 0; c < coarseCount; c++) {
            int first = 2 * c;
            boolean pair = first + 1 < cells;
            double width = widths[first] + (pair ? widths[first + 1] : 0);
            for (int n = 0; n < WIDE; n++) {
                toCoarseAt[d][WIDE * c + n] = n == 1 && pair ? first + 1 : first;
            }
            toCoarse[d][WIDE * c] = 1;
            toCoarse[d][WIDE * c + 1] = pair ? 1 : 0;
            mean[d][WIDE * c] = widths[first] / width;
            mean[d][WIDE * c + 1] = pair ? widths[first + 1] / width : 0;
        }
    }

    void restrict(Threads threads, double[] from, double[] target) {
        gather(threads, from, toCoarse, target);
    }

    void average(Threads threads, double[] from, double[] target) {
        gather(threads, from, mean, target);
    }

    private void gather(Threads threads, double[] from, double[][] weights, double[] target) {
        int nx = coarse.nx();
        threads.run(coarse.ny() * coarse.nz(), fine.cells(), (first, end) -> {
            double[] line = new double[fine.nx()];
            for (int row = first; row < end; row++) {
                int j = row % coarse.ny();
                int k = row / coarse.ny();
                Arrays.fill(line, 0);
                for (int c = WIDE * k; c < WIDE * (k + 1); c++) {
                    for (int b = WIDE * j; b < WIDE * (j + 1); b++) {
                        double weight = weights[2][c] * weights[1][b];
                        if (weight != 0) {
                            int start = fine.nx() * (toCoarseAt[1][b] + fine.ny() * toCoarseAt[2][c]);
                            for (int i = 0; i < line.length; i++) {
                                line[i] += weight * from[start + i];
                            }
                        }
                    }
                }
                for (int i = 0; i < nx; i++) {
                    target[nx * row + i] = weights[0][WIDE * i] * line[toCoarseAt[0][WIDE * i]]
                            + weights[0][WIDE * i + 1] * line[toCoarseAt[0][WIDE * i + 1]]
                            + weights[0][WIDE * i + 2] * line[toCoarseAt[0][WIDE * i + 2]];
                }
            }
        });
    }

    void prolongate(Threads threads, double[] from, double[] target) {
        int nx = fine.nx();
        threads.run(fine.ny() * fine.nz(), fine.cells(), (first, end) -> {
            double[] line = new double[coarse.nx()];
            for (int row = first; row < end; row++) {
                int j = row % fine.ny();
                int k = row / fine.ny();
                Arrays.fill(line, 0);
                for (int c = 2 * k; c < 2 * k + 2; c++) {
                    for (int b = 2 * j; b < 2 * j + 2; b++) {
                        double weight = toFine[2][c] * toFine[1][b];
                        if (weight != 0) {
                            int start = coarse.nx() * (toFineAt[1][b] + coarse.ny() * toFineAt[2][c]);
                            for (int i = 0; i < line.length; i++) {
                                line[i] += weight * from[start + i];
                            }
                        }
                    }
                }
                for (int i = 0; i < nx; i++) {
                    target[nx * row + i] += toFine[0][2 * i] * line[toFineAt[0][2 * i]]
                            + toFine[0][2 * i + 1] * line[toFineAt[0][2 * i + 1]];
                }
            }
        });
    }
}
