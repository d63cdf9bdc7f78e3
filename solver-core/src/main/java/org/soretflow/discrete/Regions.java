package org.soretflow.discrete;

import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;

/// Connected regions of fluid cells: a species moves within one, never between two.
final class Regions {

    /// Region of every cell, −1 in solids; null where all cells are one region.
    private final int[] region;
    private final int regions;

    Regions(Problem problem) {
        StructuredMesh mesh = problem.mesh();
        Grid grid = Grid.of(mesh);
        int[] parent = new int[grid.cells()];
        for (int n = 0; n < parent.length; n++) {
            parent[n] = problem.isFluid(problem.zones().zone(n)) ? n : -1;
        }
        for (int n = 0; n < parent.length; n++) {
            for (Direction d : Direction.values()) {
                int place = mesh.along(d, n);
                boolean last = place == grid.count(d) - 1;
                if (parent[n] >= 0 && (!last || grid.periodic(d))) {
                    int next = last ? n - place * grid.stride(d) : n + grid.stride(d);
                    join(parent, n, next);
                }
            }
        }
        int count = 0;
        // roots are the smallest members, so a root is numbered before its members are met
        for (int n = 0; n < parent.length; n++) {
            if (parent[n] == n) {
                parent[n] = -2 - count++;
            } else if (parent[n] >= 0) {
                parent[n] = parent[root(parent, n)];
            }
        }
        boolean solids = false;
        for (int n = 0; n < parent.length; n++) {
            solids |= parent[n] == -1;
            parent[n] = parent[n] == -1 ? -1 : -2 - parent[n];
        }
        regions = count;
        region = count == 1 && !solids ? null : parent;
    }

    private static void join(int[] parent, int a, int b) {
        if (parent[b] < 0) {
            return;
        }
        int rootA = root(parent, a);
        int rootB = root(parent, b);
        parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    private static int root(int[] parent, int cell) {
        int at = cell;
        while (parent[at] >= 0 && parent[at] != at) {
            if (parent[parent[at]] >= 0) {
                parent[at] = parent[parent[at]];
            }
            at = parent[at];
        }
        return at;
    }

    int count() {
        return regions;
    }

    /// Region of a cell, −1 in a solid.
    int of(int cell) {
        return region == null ? 0 : region[cell];
    }

    /// Volume integral of a field over each region.
    double[] amounts(double[] concentration, StructuredMesh mesh) {
        return sums(concentration, mesh, false);
    }

    /// Volume integral of `c(1−c)` over each region: how far fractions can give way.
    double[] rooms(double[] fraction, StructuredMesh mesh) {
        return sums(fraction, mesh, true);
    }

    private double[] sums(double[] values, StructuredMesh mesh, boolean room) {
        double[] sums = new double[count()];
        double[] lost = new double[count()];
        for (int n = 0; n < values.length; n++) {
            int r = of(n);
            if (r >= 0) {
                double density = room ? values[n] * (1 - values[n]) : values[n];
                // Kahan's compensation keeps the sum to the last bits over millions of cells
                double term = mesh.volume(n) * density - lost[r];
                double sum = sums[r] + term;
                lost[r] = sum - sums[r] - term;
                sums[r] = sum;
            }
        }
        return sums;
    }
}
