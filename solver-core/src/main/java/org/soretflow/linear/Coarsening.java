package org.soretflow.linear;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// Which directions a level halves, and along which ones its smoother solves whole lines.
///
/// Couplings decide, not sizes: a direction is halved if its mean coupling (geometric mean over the cells) is within a
/// factor [#HALVE] of the strongest. Lines along d are needed where some cells couple along d more than [#LINE] times
/// as strongly as along a halved direction: point relaxation leaves errors there that the coarse level cannot see.
/// A direction in which flow or drift makes most faces one-sided is solved by lines, which follow the stream exactly, and
/// is not halved before the directions across it are used up: first-order coarse operators would carry a disturbance
/// along the stream only by halves.
///
/// @param halved by direction: whether pairs of cells are joined
/// @param lines by direction: whether the smoother solves lines along it
record Coarsening(boolean[] halved, boolean[] lines) {

    private static final double HALVE = 5;
    private static final double LINE = 3;
    /// Share of cells that makes lines worth their cost.
    private static final double SHARE = 0.002;
    /// Share of cells with one-sided faces that makes a direction one of a stream.
    private static final double STREAM = 0.2;
    /// Share of cells with two strong directions that keeps the third as it is.
    private static final double PLANE = 0.1;
    private static final int STATISTICS = 16;

    static Coarsening of(Backend backend, StencilData operator) {
        return of(backend, operator, false);
    }

    /// The same for a flow. Lines see one strong direction at a time: where the two others couple more strongly, only
    /// relaxed planes would leave errors that pairs along the weakest direction can tell apart, so that it waits.
    ///
    /// @param pressure the operator of the pressure
    static Coarsening ofFlow(Backend backend, StencilData pressure) {
        return of(backend, pressure, true);
    }

    /// The same with lines also along the streams of a scalar: points relax in the order of the stream or against it,
    /// and where streams close no order is right.
    Coarsening withStreams(Backend backend, StencilData scalar) {
        boolean[] all = streamwise(scalar.grid(), statistics(backend, scalar));
        for (int d = 0; d < 3; d++) {
            all[d] |= lines[d];
        }
        return new Coarsening(halved, all);
    }

    private static double[] statistics(Backend backend, StencilData operator) {
        Buffer buffer = backend.allocate(STATISTICS);
        double[] statistics = new double[STATISTICS];
        backend.kernels().couplings(operator, LINE, buffer);
        buffer.download(statistics);
        backend.free(buffer);
        return statistics;
    }

    /// Directions in which flow or drift makes many faces one-sided.
    private static boolean[] streamwise(Grid grid, double[] statistics) {
        boolean[] result = new boolean[3];
        for (int d = 0; d < 3; d++) {
            result[d] = grid.count(Direction.values()[d]) > 1 && statistics[13 + d] > STREAM * statistics[0];
        }
        return result;
    }

    private static Coarsening of(Backend backend, StencilData operator, boolean planes) {
        Grid grid = operator.grid();
        double[] statistics = statistics(backend, operator);
        double active = statistics[0];
        boolean[] streamwise = streamwise(grid, statistics);
        boolean[] candidates = new boolean[3];
        boolean anyAcross = false;
        for (int d = 0; d < 3; d++) {
            candidates[d] = grid.count(Direction.values()[d]) > 1 && !streamwise[d];
            anyAcross |= candidates[d];
        }
        if (!anyAcross) {
            candidates = streamwise.clone();
        }
        double strongest = Double.NEGATIVE_INFINITY;
        for (int d = 0; d < 3; d++) {
            strongest = candidates[d] ? Math.max(strongest, statistics[1 + d]) : strongest;
        }
        boolean[] halved = new boolean[3];
        for (int d = 0; d < 3; d++) {
            halved[d] = candidates[d] && statistics[1 + d] >= strongest - active * Math.log(HALVE);
        }
        if (planes) {
            halved = withoutWeakest(halved, candidates, statistics);
        }
        boolean[] lines = streamwise;
        for (Direction d : Direction.values()) {
            for (Direction e : Direction.values()) {
                double stronger = statistics[4 + 3 * d.ordinal() + e.ordinal()];
                if (grid.count(d) > 1 && halved[e.ordinal()] && stronger > SHARE * active) {
                    lines[d.ordinal()] = true;
                }
            }
        }
        return new Coarsening(halved, lines);
    }

    /// Directions to be halved but those that wait; all of them where none would be left, as on a mesh that is
    /// stretched along three directions, where each is the weakest somewhere.
    private static boolean[] withoutWeakest(boolean[] halved, boolean[] candidates, double[] statistics) {
        boolean[] left = halved.clone();
        boolean any = false;
        for (int d = 0; d < 3; d++) {
            left[d] &= !isWeakest(d, candidates, statistics);
            any |= left[d];
        }
        return any ? left : halved;
    }

    /// True if both other directions couple more strongly in many cells.
    private static boolean isWeakest(int d, boolean[] candidates, double[] statistics) {
        int stronger = 0;
        for (int e = 0; e < 3; e++) {
            stronger += candidates[e] && statistics[4 + 3 * e + d] > PLANE * statistics[0] ? 1 : 0;
        }
        return stronger == 2;
    }

    Grid coarse(Grid fine) {
        return fine.coarsened(halved[0], halved[1], halved[2]);
    }

    boolean hasLines() {
        return lines[0] || lines[1] || lines[2];
    }

    boolean any() {
        return halved[0] || halved[1] || halved[2];
    }
}
