package org.soretflow.backend.cpu;

import org.soretflow.backend.CouplingSamples;
import org.soretflow.mesh.Direction;

/// Statistics of the couplings of an operator.
final class Couplings {

    private Couplings() {}

    static void collect(CpuStencil s, double ratio, double[] statistics) {
        double[] sums = new double[statistics.length];
        double[] sample = new double[CouplingSamples.NUMBERS];
        Direction[] directions = Direction.values();
        int stride = CouplingSamples.stride(s.grid.cells());
        for (int n = 0; n < s.grid.cells(); n += stride) {
            int i = n % s.nx;
            int j = n / s.nx % s.ny;
            int k = n / s.nxy;
            for (Direction d : directions) {
                double[] left = d == Direction.X ? s.xl : d == Direction.Y ? s.yl : s.zl;
                double[] right = d == Direction.X ? s.xr : d == Direction.Y ? s.yr : s.zr;
                int place = d == Direction.X ? i : d == Direction.Y ? j : k;
                int face = s.grid.face(d, i, j, k);
                sample[d.ordinal()] = strongest(s, d, left, right, place, face);
                sample[3 + d.ordinal()] = oneSided(s, d, left, right, place, face, ratio) ? 1 : 0;
            }
            CouplingSamples.add(sample, 0, ratio, sums);
        }
        for (int n = 0; n < sums.length; n++) {
            statistics[n] = sums[n];
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
