package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.mesh.Direction;

/// Statistics of the couplings of an operator.
final class Couplings {

    private static final int SAMPLES = 200_000;
    /// Couplings below this share of the strongest count as this share.
    private static final double LEAST = 1e-12;

    private Couplings() {}

    static void collect(CpuStencil s, double ratio, double[] statistics) {
        Arrays.fill(statistics, 0);
        double[] coupling = new double[3];
        int stride = Math.max(1, s.grid.cells() / SAMPLES);
        for (int n = 0; n < s.grid.cells(); n += stride) {
            int i = n % s.nx;
            int j = n / s.nx % s.ny;
            int k = n / s.nxy;
            coupling[0] = strongest(s, Direction.X, s.xl, s.xr, i, s.grid.face(Direction.X, i, j, k));
            coupling[1] = strongest(s, Direction.Y, s.yl, s.yr, j, s.grid.face(Direction.Y, i, j, k));
            coupling[2] = strongest(s, Direction.Z, s.zl, s.zr, k, s.grid.face(Direction.Z, i, j, k));
            double most = Math.max(coupling[0], Math.max(coupling[1], coupling[2]));
            if (!(most > 0)) {
                continue;
            }
            statistics[0]++;
            statistics[13] += oneSided(s, Direction.X, s.xl, s.xr, i, s.grid.face(Direction.X, i, j, k), ratio) ? 1 : 0;
            statistics[14] += oneSided(s, Direction.Y, s.yl, s.yr, j, s.grid.face(Direction.Y, i, j, k), ratio) ? 1 : 0;
            statistics[15] += oneSided(s, Direction.Z, s.zl, s.zr, k, s.grid.face(Direction.Z, i, j, k), ratio) ? 1 : 0;
            for (int d = 0; d < 3; d++) {
                statistics[1 + d] += Math.log(Math.max(coupling[d] / most, LEAST));
                for (int e = 0; e < 3; e++) {
                    statistics[4 + 3 * d + e] += coupling[d] > ratio * coupling[e] ? 1 : 0;
                }
            }
        }
    }

    private static double strongest(CpuStencil s, Direction d, double[] left, double[] right, int place, int face) {
        int up = face + s.grid.stride(d);
        boolean hasBelow = place > 0 || s.grid.periodic(d);
        boolean hasAbove = place < s.grid.count(d) - 1 || s.grid.periodic(d);
        double below = hasBelow ? Math.max(left[face], right[face]) : 0;
        return hasAbove ? Math.max(below, Math.max(left[up], right[up])) : below;
    }

    private static boolean oneSided(
            CpuStencil s, Direction d, double[] left, double[] right, int place, int face, double ratio) {
        int up = face + s.grid.stride(d);
        boolean hasBelow = place > 0 || s.grid.periodic(d);
        boolean hasAbove = place < s.grid.count(d) - 1 || s.grid.periodic(d);
        return hasBelow && oneSided(left[face], right[face], ratio) || hasAbove && oneSided(left[up], right[up], ratio);
    }

    private static boolean oneSided(double a, double b, double ratio) {
        return Math.max(a, b) > ratio * Math.min(a, b);
    }
}
