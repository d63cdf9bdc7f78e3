package org.soretflow.backend;

import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// Tables for the transfer of one velocity component, or of cells, between a staggered mesh and one of pairs of its cells.
///
/// A product of three one-dimensional stencils: for every fine index its two coarse neighbours with weights
/// (interpolation), for every coarse index its three fine places with weights (restriction and mean).
public final class StaggeredTables {

    /// Fine places that a coarse one is made from, along one direction.
    public static final int WIDE = 3;
    /// Stands for a component where cells are meant.
    public static final int CELLS = -1;
    /// Weight of the last coarse value where a straight line goes on to the side.
    private static final double STRAIGHT = 1.25;

    /// The places of the fine and of the coarse mesh.
    public final Grid fine;
    public final Grid coarse;
    /// Interpolation, for each direction: two weights for each fine index, and the coarse indices that they belong to.
    public final double[][] toFine = new double[3][];
    public final int[][] toFineAt = new int[3][];
    /// Restriction, for each direction: three weights for each coarse index, and the fine indices.
    public final double[][] toCoarse = new double[3][];
    public final int[][] toCoarseAt = new int[3][];
    /// Mean, with the indices of restriction.
    public final double[][] mean = new double[3][];

    /// @param component 0, 1, 2, or [#CELLS]
    /// @param widths of the fine cells along x, y, z
    /// @param rings what stands for the widths along x where areas and volumes are weighed; see [FlowGrid]
    /// @param sticks for each [Side] the share of it on which the interpolated velocity falls to zero; not read for cells
    public StaggeredTables(
            FlowGrid fineGrid, FlowGrid coarseGrid, int component, double[][] widths, double[] rings, double[] sticks) {
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
            if (!halved) {
                same(at, fine.count(d));
            } else if (at == component) {
                along(at, cells, fine.periodic(d), widths[at]);
            } else {
                double[] ends = {
                    end(sticks, Side.of(d, false), component), end(sticks, Side.of(d, true), component)
                };
                across(at, cells, fine.periodic(d), d == Direction.X ? rings : widths[at], ends);
            }
        }
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
}
