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
///
/// @param halved by direction: whether pairs of cells are joined
/// @param lines by direction: whether the smoother solves lines along it
record Coarsening(boolean[] halved, boolean[] lines) {

    private static final double HALVE = 5;
    private static final double LINE = 3;
    /// Share of cells that makes lines worth their cost.
    private static final double SHARE = 0.002;
    private static final int STATISTICS = 13;

    static Coarsening of(Backend backend, StencilData operator) {
        Grid grid = operator.grid();
        Buffer buffer = backend.allocate(STATISTICS);
        double[] statistics = new double[STATISTICS];
        backend.kernels().couplings(operator, LINE, buffer);
        buffer.download(statistics);
        backend.free(buffer);
        double active = statistics[0];
        double strongest = Double.NEGATIVE_INFINITY;
        for (Direction d : Direction.values()) {
            if (grid.count(d) > 1) {
                strongest = Math.max(strongest, statistics[1 + d.ordinal()]);
            }
        }
        boolean[] halved = new boolean[3];
        for (Direction d : Direction.values()) {
            double mean = statistics[1 + d.ordinal()];
            halved[d.ordinal()] = grid.count(d) > 1 && mean >= strongest - active * Math.log(HALVE);
        }
        boolean[] lines = new boolean[3];
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

    Grid coarse(Grid fine) {
        return fine.coarsened(halved[0], halved[1], halved[2]);
    }

    boolean any() {
        return halved[0] || halved[1] || halved[2];
    }
}
