package org.soretflow.backend;

import org.soretflow.cell.Transfer;

/// What the multigrid transfers must give, one cell and one face at a time.
///
/// Along one direction a coarse centre lies on the face between the two fine cells of a pair. Chains of faces in series
/// are reduced by [Transfer]; the weights of the three directions multiply.
final class NaiveTransfer {

    private final ContractBlock block;
    private final NaiveStencil fine;
    private final int[] size;
    private final int[] coarseSize;
    private final int[] step = new int[3];
    private final boolean[] periodic;

    NaiveTransfer(ContractBlock block, Grid coarse) {
        this.block = block;
        fine = new NaiveStencil(block);
        size = new int[] {block.grid.nx(), block.grid.ny(), block.grid.nz()};
        coarseSize = new int[] {coarse.nx(), coarse.ny(), coarse.nz()};
        periodic = new boolean[] {block.grid.periodicX(), block.grid.periodicY(), block.grid.periodicZ()};
        for (int d = 0; d < 3; d++) {
            step[d] = size[d] > coarseSize[d] ? 2 : 1;
        }
    }

    private int coarseCell(int i, int j, int k) {
        return (k * coarseSize[1] + j) * coarseSize[0] + i;
    }

    /// Sums over children: pairs along x first, then rows along y and z one after the other.
    double[] sumOfChildren(double[] values) {
        double[] sums = new double[coarseSize[0] * coarseSize[1] * coarseSize[2]];
        for (int k = 0; k < size[2]; k++) {
            for (int j = 0; j < size[1]; j++) {
                for (int i = 0; i < size[0]; i += step[0]) {
                    double pair = values[fine.cell(i, j, k)];
                    if (step[0] == 2 && i + 1 < size[0]) {
                        pair += values[fine.cell(i + 1, j, k)];
                    }
                    sums[coarseCell(i / step[0], j / step[1], k / step[2])] += pair;
                }
            }
        }
        return sums;
    }

    /// Faces normal to d on the coarse level, left or right weights.
    double[] coarseFaces(int d, boolean wantLeft) {
        int[] faces = coarseSize.clone();
        faces[d]++;
        double[] result = new double[faces[0] * faces[1] * faces[2]];
        for (int k = 0; k < size[2]; k++) {
            for (int j = 0; j < size[1]; j++) {
                for (int i = 0; i < size[0]; i++) {
                    int[] at = {i, j, k};
                    if (at[d] == 0) {
                        for (int m = 0; m < faces[d]; m++) {
                            int[] to = {i / step[0], j / step[1], k / step[2]};
                            to[d] = m;
                            int place = step[d] == 2 ? Math.min(2 * m, size[d]) : m;
                            result[(to[2] * faces[1] + to[1]) * faces[0] + to[0]] += chain(d, place, at, wantLeft);
                        }
                    }
                }
            }
        }
        return result;
    }

    /// Half a pair below, face m, half a pair above, in series; closed pairs leave the face alone.
    private double chain(int d, int m, int[] at, boolean wantLeft) {
        double l = left(d, m, at);
        double r = right(d, m, at);
        if (step[d] == 1) {
            return wantLeft ? l : r;
        }
        int lowerEnd = m == 0 && periodic[d] ? size[d] : m;
        boolean lonelyBelow = lowerEnd == size[d] && size[d] % 2 == 1;
        if (lowerEnd > 0 && !lonelyBelow) {
            double hl = halfLeft(d, lowerEnd - 1, at);
            double hr = halfRight(d, lowerEnd - 1, at);
            if (hl > 0 && hr > 0) {
                double near = l;
                l = Transfer.seriesLeft(hl, hr, near);
                r = Transfer.seriesRight(hr, near, r);
            }
        }
        int upperStart = m == size[d] && periodic[d] ? 0 : m;
        if (upperStart + 1 < size[d]) {
            double hl = halfLeft(d, upperStart + 1, at);
            double hr = halfRight(d, upperStart + 1, at);
            if (hl > 0 && hr > 0) {
                double near = r;
                l = Transfer.seriesLeft(l, near, hl);
                r = Transfer.seriesRight(near, hl, hr);
            }
        }
        return wantLeft ? l : r;
    }

    private double left(int d, int m, int[] at) {
        return block.left[d][fine.face(d, m, at[0], at[1], at[2])];
    }

    private double right(int d, int m, int[] at) {
        return block.right[d][fine.face(d, m, at[0], at[1], at[2])];
    }

    private double halfLeft(int d, int m, int[] at) {
        return Transfer.half(left(d, m, at), right(d, m, at));
    }

    private double halfRight(int d, int m, int[] at) {
        return Transfer.half(right(d, m, at), left(d, m, at));
    }

    /// `x + P x_coarse`.
    double[] prolongated(double[] coarse, double[] x) {
        return fine.each((i, j, k) -> x[fine.cell(i, j, k)] + interpolated(2, new int[] {i, j, k}, new int[3], coarse));
    }

    /// Interpolated along direction d between values interpolated along the directions before it.
    private double interpolated(int d, int[] at, int[] to, double[] coarse) {
        if (d < 0) {
            return coarse[coarseCell(to[0], to[1], to[2])];
        }
        to[d] = at[d] / step[d];
        double sum = weight(d, at, false) * interpolated(d - 1, at, to, coarse);
        to[d] = otherCoarse(d, at[d]);
        return to[d] < 0 ? sum : sum + weight(d, at, true) * interpolated(d - 1, at, to, coarse);
    }

    /// Coarse index beyond the outer face of a fine cell, −1 if there is none.
    private int otherCoarse(int d, int place) {
        if (step[d] == 1) {
            return -1;
        }
        int other = place / 2 + (place % 2 == 0 ? -1 : 1);
        if (other >= 0 && other < coarseSize[d]) {
            return other;
        }
        return periodic[d] ? Math.floorMod(other, coarseSize[d]) : -1;
    }

    /// Weight of the own coarse value or of the other one: the balance of the fine cell between the two.
    private double weight(int d, int[] at, boolean other) {
        int place = at[d];
        boolean lower = place % 2 == 0;
        boolean alone = step[d] == 1 || lower && place + 1 == size[d];
        int inner = lower ? place + 1 : place;
        double toOwn = alone ? 0 : lower ? halfLeft(d, inner, at) : halfRight(d, inner, at);
        if (alone || !(toOwn > 0)) {
            return other ? 0 : 1;
        }
        double fromOwn = lower ? halfRight(d, inner, at) : halfLeft(d, inner, at);
        int outer = lower ? place : place + 1;
        double out = lower ? right(d, outer, at) : left(d, outer, at);
        double in = 0;
        if (otherCoarse(d, place) >= 0) {
            in = lower ? left(d, outer, at) : right(d, outer, at);
            int next = Math.floorMod(lower ? place - 1 : place + 1, size[d]);
            int sibling = next % 2 == 0 ? next + 1 : next - 1;
            if (sibling < size[d]) {
                int between = Math.max(next, sibling);
                double nextIn = lower ? halfLeft(d, between, at) : halfRight(d, between, at);
                double nextOut = lower ? halfRight(d, between, at) : halfLeft(d, between, at);
                if (nextIn > 0) {
                    double near = in;
                    in = Transfer.seriesRight(near, nextOut, nextIn);
                    out = Transfer.seriesLeft(out, near, nextOut);
                }
            }
        }
        return Transfer.share(other ? in : fromOwn, toOwn, out);
    }
}
