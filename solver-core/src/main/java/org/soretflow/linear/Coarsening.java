package org.soretflow.linear;

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

    static Coarsening of(StencilData operator, double[][] left, double[][] right) {
        Grid grid = operator.grid();
        double[] sum = new double[3];
        long[][] stronger = new long[3][3];
        long active = 0;
        double[] coupling = new double[3];
        long stride = Math.max(1, grid.cells() / 200_000);
        for (long sample = 0; sample < grid.cells(); sample += stride) {
            int n = (int) sample;
            int i = n % grid.nx();
            int j = n / grid.nx() % grid.ny();
            int k = n / grid.nx() / grid.ny();
            double strongest = 0;
            for (Direction d : Direction.values()) {
                coupling[d.ordinal()] = coupling(grid, d, left[d.ordinal()], right[d.ordinal()], i, j, k);
                strongest = Math.max(strongest, coupling[d.ordinal()]);
            }
            if (!(strongest > 0)) {
                continue;
            }
            active++;
            for (int d = 0; d < 3; d++) {
                sum[d] += Math.log(Math.max(coupling[d], 1e-12 * strongest));
                for (int e = 0; e < 3; e++) {
                    if (coupling[d] > LINE * coupling[e]) {
                        stronger[d][e]++;
                    }
                }
            }
        }
        boolean[] halved = new boolean[3];
        double strongest = Double.NEGATIVE_INFINITY;
        for (Direction d : Direction.values()) {
            if (grid.count(d) > 1) {
                strongest = Math.max(strongest, sum[d.ordinal()]);
            }
        }
        for (Direction d : Direction.values()) {
            int at = d.ordinal();
            halved[at] = grid.count(d) > 1 && sum[at] >= strongest - active * Math.log(HALVE);
        }
        boolean[] lines = new boolean[3];
        for (Direction d : Direction.values()) {
            for (Direction e : Direction.values()) {
                if (grid.count(d) > 1 && halved[e.ordinal()] && stronger[d.ordinal()][e.ordinal()] > SHARE * active) {
                    lines[d.ordinal()] = true;
                }
            }
        }
        return new Coarsening(halved, lines);
    }

    /// The strongest weight of a cell's two inner faces in a direction.
    private static double coupling(Grid grid, Direction d, double[] left, double[] right, int i, int j, int k) {
        int face = grid.face(d, i, j, k);
        int place = d == Direction.X ? i : d == Direction.Y ? j : k;
        double below = place > 0 || grid.periodic(d) ? Math.max(left[face], right[face]) : 0;
        int up = face + grid.stride(d);
        double above = place < grid.count(d) - 1 || grid.periodic(d) ? Math.max(left[up], right[up]) : 0;
        return Math.max(below, above);
    }

    Grid coarse(Grid fine) {
        return fine.coarsened(halved[0], halved[1], halved[2]);
    }

    boolean any() {
        return halved[0] || halved[1] || halved[2];
    }
}
