package org.soretflow.backend;

import org.soretflow.cell.Stencil;
import org.soretflow.mesh.Direction;

/// What the stencil kernels must give, by triple loops over (i, j, k) with their own index arithmetic.
///
/// Order of the sums: mass, then the flux differences (above minus below) along x, y, z; inflow and diagonal in the
/// order west, east, south, north, bottom, top.
final class NaiveStencil {

    private final ContractBlock block;
    private final int[] size;
    private final boolean[] periodic;

    NaiveStencil(ContractBlock block) {
        this.block = block;
        Grid g = block.grid;
        size = new int[] {g.nx(), g.ny(), g.nz()};
        periodic = new boolean[] {g.periodicX(), g.periodicY(), g.periodicZ()};
    }

    int cell(int i, int j, int k) {
        return (k * size[1] + j) * size[0] + i;
    }

    /// Number of face m along d in the column through (i, j, k).
    int face(int d, int m, int i, int j, int k) {
        return switch (d) {
            case 0 -> (k * size[1] + j) * (size[0] + 1) + m;
            case 1 -> (k * (size[1] + 1) + m) * size[0] + i;
            default -> (m * size[1] + j) * size[0] + i;
        };
    }

    /// Value of the neighbour in a direction, 0 beyond a boundary.
    private double neighbour(double[] x, int d, boolean up, int i, int j, int k) {
        int[] at = {i, j, k};
        at[d] += up ? 1 : -1;
        if (at[d] < 0 || at[d] >= size[d]) {
            if (!periodic[d]) {
                return 0;
            }
            at[d] = up ? 0 : size[d] - 1;
        }
        return x[cell(at[0], at[1], at[2])];
    }

    private double below(int d, int i, int j, int k, boolean left) {
        int m = new int[] {i, j, k}[d];
        return (left ? block.left : block.right)[d][face(d, m, i, j, k)];
    }

    private double above(int d, int i, int j, int k, boolean left) {
        int m = new int[] {i, j, k}[d] + 1;
        return (left ? block.left : block.right)[d][face(d, m, i, j, k)];
    }

    private double product(double[] x, int i, int j, int k) {
        double own = x[cell(i, j, k)];
        double sum = block.massFactor * block.mass[cell(i, j, k)] * own;
        for (int d = 0; d < 3; d++) {
            double out = Stencil.flux(
                    above(d, i, j, k, true), own, above(d, i, j, k, false), neighbour(x, d, true, i, j, k));
            double in = Stencil.flux(
                    below(d, i, j, k, true), neighbour(x, d, false, i, j, k), below(d, i, j, k, false), own);
            sum += out - in;
        }
        return sum;
    }

    double diagonal(int i, int j, int k) {
        double sum = block.massFactor * block.mass[cell(i, j, k)];
        for (int d = 0; d < 3; d++) {
            sum = sum + below(d, i, j, k, false) + above(d, i, j, k, true);
        }
        return sum;
    }

    /// What flows in along one direction.
    private double inflow(double[] x, int d, int i, int j, int k) {
        return below(d, i, j, k, true) * neighbour(x, d, false, i, j, k)
                + above(d, i, j, k, false) * neighbour(x, d, true, i, j, k);
    }

    double[] apply(double[] x) {
        return each((i, j, k) -> product(x, i, j, k));
    }

    double[] diagonal() {
        return each(this::diagonal);
    }

    double[] residual(double[] x, double[] b) {
        return each((i, j, k) -> b[cell(i, j, k)] - product(x, i, j, k));
    }

    /// One colour in the order of the cell numbers; only around the end of an odd periodic direction does the order
    /// matter.
    double[] smoothPoints(double[] b, double[] x, int colour, double relaxation) {
        double[] now = x.clone();
        each((i, j, k) -> {
            if ((i + j + k) % 2 == colour) {
                int n = cell(i, j, k);
                double inflow = inflow(now, 0, i, j, k) + inflow(now, 1, i, j, k) + inflow(now, 2, i, j, k);
                now[n] = Stencil.relaxed(b[n], inflow, diagonal(i, j, k), now[n], relaxation);
            }
            return 0;
        });
        return now;
    }

    /// Lines of one colour by Thomas's algorithm, in the order of their transverse indices.
    double[] smoothLines(double[] b, double[] x, Direction direction, int colour) {
        int d = direction.ordinal();
        int first = d == 0 ? 1 : 0;
        int second = d == 2 ? 1 : 2;
        double[] now = x.clone();
        for (int q = 0; q < size[second]; q++) {
            for (int p = 0; p < size[first]; p++) {
                if ((p + q) % 2 == colour) {
                    int[] place = new int[3];
                    place[first] = p;
                    place[second] = q;
                    solveLine(b, now, d, place);
                }
            }
        }
        return now;
    }

    private void solveLine(double[] b, double[] x, int d, int[] place) {
        int length = size[d];
        double[] value = new double[length];
        double[] upper = new double[length];
        for (int m = 0; m < length; m++) {
            place[d] = m;
            int i = place[0];
            int j = place[1];
            int k = place[2];
            double around = 0;
            boolean none = true;
            for (int e = 0; e < 3; e++) {
                if (e != d) {
                    around = none ? inflow(x, e, i, j, k) : around + inflow(x, e, i, j, k);
                    none = false;
                }
            }
            double wrapped = (m == 0 ? below(d, i, j, k, true) * neighbour(x, d, false, i, j, k) : 0)
                    + (m == length - 1 ? above(d, i, j, k, false) * neighbour(x, d, true, i, j, k) : 0);
            double lower = m > 0 ? below(d, i, j, k, true) : 0;
            double pivot = diagonal(i, j, k) - (m > 0 ? lower * upper[m - 1] : 0);
            // the rounding of the sums is the backend's: lines are compared within bounds
            double source = b[cell(i, j, k)] + wrapped + around + (m > 0 ? lower * value[m - 1] : 0);
            value[m] = pivot > 1e-13 * diagonal(i, j, k) ? source / pivot : x[cell(i, j, k)];
            upper[m] = m < length - 1 && pivot > 1e-13 * diagonal(i, j, k) ? above(d, i, j, k, false) / pivot : 0;
        }
        double next = 0;
        for (int m = length - 1; m >= 0; m--) {
            place[d] = m;
            next = m == length - 1 ? value[m] : value[m] + upper[m] * next;
            x[cell(place[0], place[1], place[2])] = next;
        }
    }

    /// The sixteen statistics of couplings, over all cells.
    double[] couplings(double ratio) {
        double[] statistics = new double[16];
        each((i, j, k) -> {
            double[] coupling = new double[3];
            int[] at = {i, j, k};
            for (int d = 0; d < 3; d++) {
                double[] below = at[d] > 0 || periodic[d] ? pair(d, at[d], at) : new double[2];
                double[] above = at[d] < size[d] - 1 || periodic[d] ? pair(d, at[d] + 1, at) : new double[2];
                coupling[d] = Math.max(Math.max(below[0], below[1]), Math.max(above[0], above[1]));
                statistics[13 + d] += oneSided(below, ratio) || oneSided(above, ratio) ? 1 : 0;
            }
            double most = Math.max(coupling[0], Math.max(coupling[1], coupling[2]));
            statistics[0] += most > 0 ? 1 : 0;
            for (int d = 0; d < 3 && most > 0; d++) {
                statistics[1 + d] += Math.log(Math.max(coupling[d] / most, 1e-12));
                for (int e = 0; e < 3; e++) {
                    statistics[4 + 3 * d + e] += coupling[d] > ratio * coupling[e] ? 1 : 0;
                }
            }
            return 0;
        });
        return statistics;
    }

    private double[] pair(int d, int m, int[] at) {
        int face = face(d, m, at[0], at[1], at[2]);
        return new double[] {block.left[d][face], block.right[d][face]};
    }

    private static boolean oneSided(double[] pair, double ratio) {
        return Math.max(pair[0], pair[1]) > ratio * Math.min(pair[0], pair[1]);
    }

    /// One number per cell.
    @FunctionalInterface
    interface PerCell {
        double at(int i, int j, int k);
    }

    double[] each(PerCell function) {
        double[] result = new double[size[0] * size[1] * size[2]];
        for (int k = 0; k < size[2]; k++) {
            for (int j = 0; j < size[1]; j++) {
                for (int i = 0; i < size[0]; i++) {
                    result[cell(i, j, k)] = function.at(i, j, k);
                }
            }
        }
        return result;
    }
}
