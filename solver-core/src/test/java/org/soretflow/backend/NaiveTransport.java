package org.soretflow.backend;

import org.soretflow.cell.Advection;
import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Drift;
import org.soretflow.mesh.Side;

/// What the transport kernels must give, face by face.
final class NaiveTransport {

    private final int[] size;
    private final boolean[] periodic;
    private final double[][] widths;
    private final NaiveStencil index;

    NaiveTransport(ContractBlock block) {
        size = new int[] {block.grid.nx(), block.grid.ny(), block.grid.nz()};
        periodic = new boolean[] {block.grid.periodicX(), block.grid.periodicY(), block.grid.periodicZ()};
        widths = block.widths;
        index = new NaiveStencil(block);
    }

    /// One inner (or periodic) face: its number, the places of its two cells along d, and a place of the column.
    @FunctionalInterface
    private interface PerFace {
        void at(int face, int lower, int upper, int[] column);
    }

    private void eachFace(int d, PerFace action) {
        int[] faces = size.clone();
        faces[d]++;
        for (int k = 0; k < faces[2]; k++) {
            for (int j = 0; j < faces[1]; j++) {
                for (int i = 0; i < faces[0]; i++) {
                    int[] at = {i, j, k};
                    int m = at[d];
                    if (m > 0 && m < size[d] || periodic[d]) {
                        int face = index.face(d, m, i, j, k);
                        action.at(face, (m + size[d] - 1) % size[d], m % size[d], at);
                    }
                }
            }
        }
    }

    private int cell(int d, int[] column, int place) {
        int[] at = column.clone();
        at[d] = place;
        return index.cell(at[0], at[1], at[2]);
    }

    double[] conductances(int d, double[] k, int faceCount) {
        double[] result = new double[faceCount];
        eachFace(d, (face, lower, upper, column) -> {
            double area = 1;
            for (int e = 0; e < 3; e++) {
                area *= e == d ? 1 : widths[e][column[e]];
            }
            result[face] = Diffusion.conductance(
                    k[cell(d, column, lower)], widths[d][lower] / 2, k[cell(d, column, upper)], widths[d][upper] / 2, area);
        });
        return result;
    }

    /// Left and right weights.
    double[][] fitted(int d, double[] potential, double[] flow, double[] conductance) {
        double[][] result = {conductance.clone(), conductance.clone()};
        eachFace(d, (face, lower, upper, column) -> {
            double g = conductance[face];
            double z = Drift.exponent(
                    potential[cell(d, column, lower)], potential[cell(d, column, upper)], flow == null ? 0 : flow[face], g);
            result[0][face] = Drift.leftWeight(g, z);
            result[1][face] = Drift.rightWeight(g, z);
        });
        return result;
    }

    double[][] withFlow(int d, double[] flow, double blend, double[] left, double[] right) {
        double[][] result = {left.clone(), right.clone()};
        eachFace(d, (face, lower, upper, column) -> {
            double a = widths[d][lower] / 2;
            double b = widths[d][upper] / 2;
            result[0][face] = left[face] + Advection.leftWeight(flow[face], blend, a, b);
            result[1][face] = right[face] + Advection.rightWeight(flow[face], blend, a, b);
        });
        return result;
    }

    double[] limited(int d, double[] flow, double[] phi) {
        double[] result = new double[flow.length];
        eachFace(d, (face, lower, upper, column) -> {
            boolean forwards = flow[face] > 0;
            int upwind = forwards ? lower : upper;
            int downwind = forwards ? upper : lower;
            int far = forwards ? lower - 1 : upper + 1;
            if (far < 0 || far >= size[d]) {
                if (!periodic[d]) {
                    return;
                }
                far = forwards ? size[d] - 1 : 0;
            }
            result[face] = Advection.limitedExcess(
                    flow[face],
                    phi[cell(d, column, far)],
                    phi[cell(d, column, upwind)],
                    phi[cell(d, column, downwind)],
                    (widths[d][far] + widths[d][upwind]) / 2,
                    (widths[d][lower] + widths[d][upper]) / 2,
                    widths[d][upwind] / 2);
        });
        return result;
    }

    /// Left, right, excess.
    double[][] saturated(int d, double[] c, double[] left, double[] right, double[] excess) {
        double[][] result = {left.clone(), right.clone(), excess.clone()};
        eachFace(d, (face, lower, upper, column) -> {
            double a = c[cell(d, column, lower)];
            double b = c[cell(d, column, upper)];
            result[0][face] = Drift.saturatingLeft(left[face], right[face], b);
            result[1][face] = Drift.saturatingRight(left[face], right[face], a);
            result[2][face] = Drift.saturatingExcess(left[face], right[face], a, b);
        });
        return result;
    }

    double[] withDivergence(int d, double[] fluxes, double factor, double[] source) {
        return index.each((i, j, k) -> {
            int m = new int[] {i, j, k}[d];
            double out = fluxes[index.face(d, m + 1, i, j, k)] - fluxes[index.face(d, m, i, j, k)];
            return source[index.cell(i, j, k)] + factor * out;
        });
    }

    /// Where the faces of a side lie: for each, its cell and its number among the faces of the direction.
    int[][] side(Side side) {
        int d = side.direction().ordinal();
        int first = d == 0 ? 1 : 0;
        int second = d == 2 ? 1 : 2;
        int[][] found = new int[size[first] * size[second]][];
        int[] at = new int[3];
        at[d] = side.isMax() ? size[d] - 1 : 0;
        for (at[second] = 0; at[second] < size[second]; at[second]++) {
            for (at[first] = 0; at[first] < size[first]; at[first]++) {
                int m = side.isMax() ? size[d] : 0;
                found[at[first] + size[first] * at[second]] =
                        new int[] {index.cell(at[0], at[1], at[2]), index.face(d, m, at[0], at[1], at[2])};
            }
        }
        return found;
    }
}
