package org.soretflow.linear;

import java.util.stream.IntStream;
import org.soretflow.backend.Grid;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// Connected regions of a seven-point operator whose level nothing fixes: no storage, no boundary weight.
final class FloatingRegions {

    private final Grid grid;
    private final int[] parent;
    private final boolean[] grounded;

    private FloatingRegions(StencilData operator) {
        grid = operator.grid();
        int cells = grid.cells();
        parent = new int[cells];
        grounded = new boolean[cells];
        double[] mass = new double[cells];
        operator.mass().download(mass);
        for (int n = 0; n < cells; n++) {
            parent[n] = n;
            grounded[n] = operator.massFactor().get() * mass[n] > 0;
        }
        for (Direction d : Direction.values()) {
            double[] left = new double[grid.faces(d)];
            double[] right = new double[grid.faces(d)];
            operator.left()[d.ordinal()].download(left);
            operator.right()[d.ordinal()].download(right);
            join(d, left, right);
        }
    }

    /// The first cell of every floating region; cells without any weight are regions of their own.
    static int[] firstCells(StencilData operator) {
        FloatingRegions regions = new FloatingRegions(operator);
        boolean[] held = new boolean[regions.parent.length];
        for (int n = 0; n < held.length; n++) {
            held[regions.root(n)] |= regions.grounded[n];
        }
        return IntStream.range(0, held.length)
                .filter(n -> regions.root(n) == n && !held[n])
                .toArray();
    }

    private void join(Direction d, double[] left, double[] right) {
        int count = grid.count(d);
        int stride = grid.stride(d);
        for (int n = 0; n < parent.length; n++) {
            int place = n / stride % count;
            int face = grid.face(d, n % grid.nx(), n / grid.nx() % grid.ny(), n / grid.nx() / grid.ny());
            if (place > 0 || grid.periodic(d)) {
                int below = place > 0 ? n - stride : n + (count - 1) * stride;
                if (left[face] > 0 || right[face] > 0) {
                    int a = root(n);
                    int b = root(below);
                    parent[Math.max(a, b)] = Math.min(a, b);
                }
            } else {
                grounded[n] |= right[face] > 0;
            }
            if (place == count - 1 && !grid.periodic(d)) {
                grounded[n] |= left[face + stride] > 0;
            }
        }
    }

    private int root(int cell) {
        int at = cell;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }
}
