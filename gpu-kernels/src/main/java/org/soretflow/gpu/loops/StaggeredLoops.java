package org.soretflow.gpu.loops;

/// Transfer of a velocity component between a staggered mesh and one of pairs of its cells: products of one-dimensional
/// stencils, given by tables of places and weights.
public final class StaggeredLoops {

    private StaggeredLoops() {}

    /// Restriction or mean: three fine values along each direction.
    public static void gather(
            int nx, int ny, int coarseNx, int coarseNy, int coarseNz, double[] placesX, double[] weightsX,
            double[] placesY, double[] weightsY, double[] placesZ, double[] weightsZ, double[] fine, double[] target) {
        for (@Parallel int k = 0; k < coarseNz; k++) {
            for (@Parallel int j = 0; j < coarseNy; j++) {
                for (@Parallel int i = 0; i < coarseNx; i++) {
                    double sum = 0.0;
                    for (int a = 3 * i; a < 3 * i + 3; a++) {
                        double line = 0.0;
                        for (int c = 3 * k; c < 3 * k + 3; c++) {
                            for (int b = 3 * j; b < 3 * j + 3; b++) {
                                double weight = weightsZ[c] * weightsY[b];
                                if (weight != 0) {
                                    line += weight
                                            * fine[Index.cell(nx, ny, (int) placesX[a], (int) placesY[b], (int) placesZ[c])];
                                }
                            }
                        }
                        double share = weightsX[a] * line;
                        sum = a == 3 * i ? share : sum + share;
                    }
                    target[Index.cell(coarseNx, coarseNy, i, j, k)] = sum;
                }
            }
        }
    }

    /// Interpolation between two coarse values along each direction, added.
    public static void spread(
            int nx, int ny, int nz, int coarseNx, int coarseNy, double[] placesX, double[] weightsX,
            double[] placesY, double[] weightsY, double[] placesZ, double[] weightsZ, double[] coarse, double[] target) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    double sum = 0.0;
                    for (int a = 2 * i; a < 2 * i + 2; a++) {
                        double line = 0.0;
                        for (int c = 2 * k; c < 2 * k + 2; c++) {
                            for (int b = 2 * j; b < 2 * j + 2; b++) {
                                double weight = weightsZ[c] * weightsY[b];
                                if (weight != 0) {
                                    line += weight * coarse[Index.cell(
                                            coarseNx, coarseNy, (int) placesX[a], (int) placesY[b], (int) placesZ[c])];
                                }
                            }
                        }
                        double share = weightsX[a] * line;
                        sum = a == 2 * i ? share : sum + share;
                    }
                    target[Index.cell(nx, ny, i, j, k)] += sum;
                }
            }
        }
    }
}
