package org.soretflow.gpu.loops;

import org.soretflow.cell.Transfer;

/// Transfer between a block and one of pairs of its cells. `stepX` is 2 where x is halved, else 1; the same for y and z.
public final class TransferLoops {

    private TransferLoops() {}

    public static void restrictResidual(
            int nx, int ny, int nz, int topology, int coarseNx, int coarseNy, int coarseNz, int stepX, int stepY, int stepZ,
            double[] factor, double[] mass, double[] xl, double[] xr, double[] yl, double[] yr, double[] zl, double[] zr,
            double[] x, double[] b, double[] target, double[] guess) {
        for (@Parallel int ck = 0; ck < coarseNz; ck++) {
            for (@Parallel int cj = 0; cj < coarseNy; cj++) {
                for (@Parallel int ci = 0; ci < coarseNx; ci++) {
                    int i = ci * stepX;
                    double sum = 0.0;
                    for (int k = ck * stepZ; k < Index.least((ck + 1) * stepZ, nz); k++) {
                        for (int j = cj * stepY; j < Index.least((cj + 1) * stepY, ny); j++) {
                            int c = Index.cell(nx, ny, i, j, k);
                            double here = b[c] - StencilLoops.product(
                                    nx, ny, nz, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl, zr, x);
                            if (stepX == 2 && i + 1 < nx) {
                                double next = b[c + 1] - StencilLoops.product(
                                        nx, ny, nz, topology, i + 1, j, k, factor, mass, xl, xr, yl, yr, zl, zr, x);
                                sum += here + next;
                            } else {
                                sum += here;
                            }
                        }
                    }
                    guess[Index.cell(coarseNx, coarseNy, ci, cj, ck)] = 0.0;
                    target[Index.cell(coarseNx, coarseNy, ci, cj, ck)] = sum;
                }
            }
        }
    }

    public static void sumCells(
            int nx, int ny, int nz, int coarseNx, int coarseNy, int coarseNz, int stepX, int stepY, int stepZ,
            double[] fine, double[] target) {
        for (@Parallel int ck = 0; ck < coarseNz; ck++) {
            for (@Parallel int cj = 0; cj < coarseNy; cj++) {
                for (@Parallel int ci = 0; ci < coarseNx; ci++) {
                    int i = ci * stepX;
                    double sum = 0.0;
                    for (int k = ck * stepZ; k < Index.least((ck + 1) * stepZ, nz); k++) {
                        for (int j = cj * stepY; j < Index.least((cj + 1) * stepY, ny); j++) {
                            int c = Index.cell(nx, ny, i, j, k);
                            sum += stepX == 2 && i + 1 < nx ? fine[c] + fine[c + 1] : fine[c];
                        }
                    }
                    target[Index.cell(coarseNx, coarseNy, ci, cj, ck)] = sum;
                }
            }
        }
    }

    /// @param positive 1 where only positive values count
    public static void averageCells(
            int nx, int ny, int nz, int coarseNx, int coarseNy, int coarseNz, int stepX, int stepY, int stepZ, int positive,
            double[] dx, double[] dy, double[] dz, double[] fine, double[] target) {
        for (@Parallel int ck = 0; ck < coarseNz; ck++) {
            for (@Parallel int cj = 0; cj < coarseNy; cj++) {
                for (@Parallel int ci = 0; ci < coarseNx; ci++) {
                    double sum = 0.0;
                    double volume = 0.0;
                    for (int k = ck * stepZ; k < Index.least((ck + 1) * stepZ, nz); k++) {
                        for (int j = cj * stepY; j < Index.least((cj + 1) * stepY, ny); j++) {
                            for (int i = ci * stepX; i < Index.least((ci + 1) * stepX, nx); i++) {
                                double value = fine[Index.cell(nx, ny, i, j, k)];
                                double share = positive != 0 && !(value > 0) ? 0.0 : dx[i] * dy[j] * dz[k];
                                volume += share;
                                sum += share * value;
                            }
                        }
                    }
                    target[Index.cell(coarseNx, coarseNy, ci, cj, ck)] = volume > 0 ? sum / volume : 0.0;
                }
            }
        }
    }

    public static void spreadCells(
            int nx, int ny, int nz, int coarseNx, int coarseNy, int stepX, int stepY, int stepZ, double[] coarse,
            double[] target) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    target[Index.cell(nx, ny, i, j, k)] +=
                            coarse[Index.cell(coarseNx, coarseNy, i / stepX, j / stepY, k / stepZ)];
                }
            }
        }
    }

    /// Weights of the coarse faces normal to a direction.
    ///
    /// @param halved 1 if the direction is halved
    /// @param stepX 2 if x is halved, and so on; not used along the direction
    /// @param faceNx faces along x of the coarse block, and so on
    public static void coarsenFaces(
            int nx, int ny, int nz, int topology, int direction, int halved, int stepX, int stepY, int stepZ, int faceNx,
            int faceNy, int faceNz, double[] left, double[] right, double[] toLeft, double[] toRight) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int place = Index.pick(direction, i, j, k);
                    int count = Index.pick(direction, nx, ny, nz);
                    int stride = Index.stride(direction, nx, ny);
                    int periodic = Index.periodic(topology, direction);
                    int endI = direction == 0 ? 1 : Index.least(stepX, nx - i * stepX);
                    int endJ = direction == 1 ? 1 : Index.least(stepY, ny - j * stepY);
                    int endK = direction == 2 ? 1 : Index.least(stepZ, nz - k * stepZ);
                    double sumLeft = 0.0;
                    double sumRight = 0.0;
                    for (int dk = 0; dk < endK; dk++) {
                        for (int dj = 0; dj < endJ; dj++) {
                            for (int di = 0; di < endI; di++) {
                                int start = Index.face(
                                        direction, nx, ny, direction == 0 ? 0 : i * stepX + di,
                                        direction == 1 ? 0 : j * stepY + dj, direction == 2 ? 0 : k * stepZ + dk);
                                sumLeft += coarseWeight(start, place, count, stride, periodic, halved, 1, left, right);
                                sumRight += coarseWeight(start, place, count, stride, periodic, halved, 0, left, right);
                            }
                        }
                    }
                    int at = i + faceNx * (j + faceNy * k);
                    toLeft[at] = sumLeft;
                    toRight[at] = sumRight;
                }
            }
        }
    }

    /// A weight of one coarse face in one fine column: half a pair, the face between, half a pair.
    static double coarseWeight(
            int start, int place, int count, int stride, int periodic, int halved, int wantLeft, double[] left,
            double[] right) {
        int m = halved != 0 ? Index.least(2 * place, count) : place;
        double l = left[start + m * stride];
        double r = right[start + m * stride];
        if (halved != 0) {
            int last = m > 0 ? m : periodic != 0 ? count : 0;
            int single = last == count ? count % 2 : 0;
            if (last > 0 && single == 0) {
                int inner = start + (last - 1) * stride;
                double hl = Transfer.half(left[inner], right[inner]);
                double hr = Transfer.half(right[inner], left[inner]);
                if (hl > 0 && hr > 0) {
                    double near = l;
                    l = Transfer.seriesLeft(hl, hr, near);
                    r = Transfer.seriesRight(hr, near, r);
                }
            }
            int first = m < count ? m : periodic != 0 ? 0 : count;
            if (first + 1 < count) {
                int inner = start + (first + 1) * stride;
                double hl = Transfer.half(left[inner], right[inner]);
                double hr = Transfer.half(right[inner], left[inner]);
                if (hl > 0 && hr > 0) {
                    double near = r;
                    l = Transfer.seriesLeft(l, near, hl);
                    r = Transfer.seriesRight(near, hl, hr);
                }
            }
        }
        return wantLeft != 0 ? l : r;
    }

    public static void prolongate(
            int nx, int ny, int nz, int topology, int coarseNx, int coarseNy, int coarseNz, double[] xl, double[] xr,
            double[] yl, double[] yr, double[] zl, double[] zr, double[] coarse, double[] x) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int f = Index.face(0, nx, ny, i, j, k);
                    int g = Index.face(1, nx, ny, i, j, k);
                    int h = Index.face(2, nx, ny, i, j, k);
                    int stepX = nx > coarseNx ? 2 : 1;
                    int stepY = ny > coarseNy ? 2 : 1;
                    int stepZ = nz > coarseNz ? 2 : 1;
                    int periodicX = Index.periodic(topology, 0);
                    int periodicY = Index.periodic(topology, 1);
                    int periodicZ = Index.periodic(topology, 2);
                    double ownX = fineWeight(i, nx, stepX, periodicX, f, 1, 0, xl, xr);
                    double otherX = fineWeight(i, nx, stepX, periodicX, f, 1, 1, xl, xr);
                    double ownY = fineWeight(j, ny, stepY, periodicY, g, nx, 0, yl, yr);
                    double otherY = fineWeight(j, ny, stepY, periodicY, g, nx, 1, yl, yr);
                    double ownZ = fineWeight(k, nz, stepZ, periodicZ, h, nx * ny, 0, zl, zr);
                    double otherZ = fineWeight(k, nz, stepZ, periodicZ, h, nx * ny, 1, zl, zr);
                    int offsetY = otherOffset(j, ny, stepY, periodicY, coarseNy, coarseNx);
                    int offsetZ = otherOffset(k, nz, stepZ, periodicZ, coarseNz, coarseNx * coarseNy);
                    int c = Index.cell(coarseNx, coarseNy, i / stepX, j / stepY, k / stepZ);
                    int o = c + otherOffset(i, nx, stepX, periodicX, coarseNx, 1);
                    double near = ownY * (ownX * coarse[c] + otherX * coarse[o])
                            + otherY * (ownX * coarse[c + offsetY] + otherX * coarse[o + offsetY]);
                    double far = ownY * (ownX * coarse[c + offsetZ] + otherX * coarse[o + offsetZ])
                            + otherY * (ownX * coarse[c + offsetZ + offsetY] + otherX * coarse[o + offsetZ + offsetY]);
                    x[Index.cell(nx, ny, i, j, k)] += ownZ * near + otherZ * far;
                }
            }
        }
    }

    /// Offset from the own coarse value to the other one that a fine value is interpolated between.
    static int otherOffset(int place, int count, int step, int periodic, int coarseCount, int coarseStride) {
        int first = place % 2 == 0 ? 1 : 0;
        if (step == 1 || (first != 0 && place + 1 == count)) {
            return 0;
        }
        int end = first != 0 ? (place == 0 ? 1 : 0) : (place == count - 1 ? 1 : 0);
        int towards = first != 0 ? -1 : 1;
        return end == 0 ? towards * coarseStride : periodic != 0 ? -towards * (coarseCount - 1) * coarseStride : 0;
    }

    /// Weight of the own coarse value (`wantOther` 0) or of the other one (1), by the balance of the fine cell between its
    /// coarse cell's centre, which lies on the face to its sibling, and the next coarse centre.
    ///
    /// @param face number of the face below the cell
    static double fineWeight(
            int place, int count, int step, int periodic, int face, int stride, int wantOther, double[] left,
            double[] right) {
        int first = place % 2 == 0 ? 1 : 0;
        if (step == 1 || (first != 0 && place + 1 == count)) {
            return wantOther != 0 ? 0.0 : 1.0;
        }
        int inner = first != 0 ? face + stride : face;
        int outer = first != 0 ? face : face + stride;
        int end = first != 0 ? (place == 0 ? 1 : 0) : (place == count - 1 ? 1 : 0);
        int towards = first != 0 ? -1 : 1;
        int next = end != 0 ? outer - towards * (count - 1) * stride : outer + towards * stride;
        int neighbour = end == 0 || periodic != 0 ? 1 : 0;
        int single = first != 0 ? (place == 0 ? count % 2 : 0) : (place + 2 == count ? 1 : 0);
        // seen from the cell outwards: downwards for the first of a pair, upwards for the second
        double innerOut = first != 0 ? right[inner] : left[inner];
        double innerIn = first != 0 ? left[inner] : right[inner];
        double fromCell = Transfer.half(innerIn, innerOut);
        double toCell = Transfer.half(innerOut, innerIn);
        double leaving = first != 0 ? right[outer] : left[outer];
        double entering = neighbour != 0 ? (first != 0 ? left[outer] : right[outer]) : 0.0;
        if (neighbour != 0 && single == 0) {
            double farOut = first != 0 ? right[next] : left[next];
            double farIn = first != 0 ? left[next] : right[next];
            double nextIn = Transfer.half(farIn, farOut);
            if (nextIn > 0) {
                double nextOut = Transfer.half(farOut, farIn);
                double near = entering;
                entering = Transfer.seriesRight(near, nextOut, nextIn);
                leaving = Transfer.seriesLeft(leaving, near, nextOut);
            }
        }
        if (fromCell > 0) {
            return wantOther != 0
                    ? Transfer.share(entering, fromCell, leaving)
                    : Transfer.share(toCell, fromCell, leaving);
        }
        return wantOther != 0 ? 0.0 : 1.0;
    }
}
