package org.soretflow.backend;

import org.soretflow.backend.NaiveFlow.Result;
import org.soretflow.mesh.Direction;

/// What transfers between staggered meshes must give: dense matrices for the three directions, multiplied out.
final class NaiveStaggeredTransfer {

    private static final int CELLS = -1;

    private final int component;
    private final boolean[] periodic = new boolean[3];
    private final int[] fine;
    private final int[] coarse;
    /// By direction, fine index, coarse index: shares of interpolation, of sums, of means.
    private final double[][][] interpolation = new double[3][][];
    private final double[][][] sum = new double[3][][];
    private final double[][][] mean = new double[3][][];

    private NaiveStaggeredTransfer(ContractBlock block, Grid coarseCells, int component) {
        Grid from = component == CELLS ? block.grid : new NaiveFlow(block).places(component);
        this.component = component;
        fine = new int[] {from.nx(), from.ny(), from.nz()};
        coarse = new int[] {coarseCells.nx(), coarseCells.ny(), coarseCells.nz()};
        if (component != CELLS && !block.grid.periodic(Direction.values()[component])) {
            coarse[component]++;
        }
        for (Direction direction : Direction.values()) {
            int d = direction.ordinal();
            interpolation[d] = new double[fine[d]][coarse[d]];
            sum[d] = new double[fine[d]][coarse[d]];
            mean[d] = new double[fine[d]][coarse[d]];
            periodic[d] = block.grid.periodic(direction);
            int cells = block.grid.count(direction);
            if (cells == coarseCells.count(direction)) {
                for (int m = 0; m < fine[d]; m++) {
                    interpolation[d][m][m] = 1;
                    sum[d][m][m] = 1;
                    mean[d][m][m] = 1;
                }
            } else if (d == component) {
                along(d, cells, block.widths[d]);
            } else {
                across(d, cells, block.grid.periodic(direction), component == CELLS, d == 0 ? block.rings() : block.widths[d]);
            }
        }
    }

    static NaiveStaggeredTransfer of(ContractBlock block, Grid coarse, int component) {
        return new NaiveStaggeredTransfer(block, coarse, component);
    }

    static NaiveStaggeredTransfer ofCells(ContractBlock block, Grid coarse) {
        return new NaiveStaggeredTransfer(block, coarse, CELLS);
    }

    /// Coarse faces are the even fine ones and the last; odd ones between lie between two of them.
    private void along(int d, int cells, double[] w) {
        for (int m = 0; m < fine[d]; m++) {
            if (m % 2 == 1 && m < cells) {
                double share = w[m - 1] / (w[m - 1] + w[m]);
                interpolation[d][m][m / 2] += 1 - share;
                interpolation[d][m][(m / 2 + 1) % coarse[d]] += share;
            } else {
                int at = m == cells ? coarse[d] - 1 : m / 2;
                interpolation[d][m][at] = 1;
                mean[d][m][at] = 1;
            }
        }
        // forces: the transpose of interpolation
        sum[d] = interpolation[d];
    }

    private void across(int d, int cells, boolean periodic, boolean straight, double[] w) {
        for (int m = 0; m < cells; m++) {
            int own = m / 2;
            int next = m % 2 == 0 ? own - 1 : own + 1;
            sum[d][m][own] = 1;
            int partner = Math.min(m ^ 1, cells - 1);
            mean[d][m][own] = partner == m ? 1 : w[m] / (w[m] + w[partner]);
            if (periodic || next >= 0 && next < coarse[d]) {
                interpolation[d][m][own] += 0.75;
                interpolation[d][m][Math.floorMod(next, coarse[d])] += 0.25;
            } else if (straight && coarse[d] > 1) {
                interpolation[d][m][own] += 1.25;
                interpolation[d][m][2 * own - next] -= 0.25;
            } else {
                interpolation[d][m][own] = 1;
            }
        }
    }

    /// The same between walls: half of the last value midway to a wall.
    ///
    /// @param sticks share of each side that is a wall
    NaiveStaggeredTransfer sticking(double[] sticks) {
        for (int d = 0; d < 3; d++) {
            if (d != component && fine[d] > coarse[d] && !periodic[d]) {
                interpolation[d][0][0] -= 0.5 * sticks[2 * d];
                if (fine[d] % 2 == 0) {
                    interpolation[d][fine[d] - 1][coarse[d] - 1] -= 0.5 * sticks[2 * d + 1];
                }
            }
        }
        return this;
    }

    /// A matrix that gives `to` values from `from` values, summed over one direction after the other.
    private interface Entry {
        double of(int d, int to, int from);
    }

    private static Result product(double[] before, int[] to, double[] values, int[] from, Entry matrix) {
        Result result = before == null ? Result.zeros(to[0] * to[1] * to[2]) : Result.of(before);
        for (int n = 0; n < result.values().length; n++) {
            int[] at = {n % to[0], n / to[0] % to[1], n / to[0] / to[1]};
            for (int k = 0; k < from[2]; k++) {
                double z = matrix.of(2, at[2], k);
                for (int j = 0; j < from[1] && z != 0; j++) {
                    double y = matrix.of(1, at[1], j);
                    for (int i = 0; i < from[0] && y != 0; i++) {
                        double x = matrix.of(0, at[0], i);
                        if (x != 0) {
                            result.add(n, x * y * z * values[i + from[0] * (j + from[1] * k)]);
                        }
                    }
                }
            }
        }
        return result;
    }

    Result prolongated(double[] coarseValues, double[] before) {
        return product(before, fine, coarseValues, coarse, (d, to, from) -> interpolation[d][to][from]);
    }

    Result spread(double[] coarseValues, double[] before) {
        return product(before, fine, coarseValues, coarse, (d, to, from) -> sum[d][to][from]);
    }

    Result restricted(double[] fineValues) {
        return product(null, coarse, fineValues, fine, (d, to, from) -> sum[d][from][to]);
    }

    Result averaged(double[] fineValues) {
        return product(null, coarse, fineValues, fine, (d, to, from) -> mean[d][from][to]);
    }
}
