package org.soretflow.linear;

import java.util.Arrays;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// The inverse of an operator whose numbers stay, made once for many right-hand sides.
///
/// A region whose level nothing fixes has the value zero in its first cell, and what that cell's own equation says follows
/// from the others: the right-hand sides must add up to zero there. Cells without an equation get zero.
public final class StencilInverse {

    /// Cells of a plane mesh up to which the inverse takes no more time to make than some ten solves by conjugate gradients; on
    /// 200 × 60 it is as much as four, and to apply it a tenth of one.
    private static final int MOST_CELLS = 40_000;

    private final Kernels kernels;
    private final FrontalInverse fronts;
    private final int cells;

    /// @param operator its numbers are taken over now
    public StencilInverse(Backend backend, StencilData operator) {
        Grid grid = operator.grid();
        kernels = backend.kernels();
        cells = grid.cells();
        int[] counts = new int[3];
        boolean[] periodic = new boolean[3];
        for (Direction d : Direction.values()) {
            counts[d.ordinal()] = grid.count(d);
            periodic[d.ordinal()] = grid.periodic(d);
        }
        int[] numbers = new int[cells];
        Arrays.setAll(numbers, n -> n);
        fronts = new FrontalInverse(backend, Dissection.of(counts, periodic, numbers), numbers);
        fronts.update(entries(operator));
        fronts.settle();
    }

    /// Whether a mesh is so small that the inverse pays where it is applied at every step in time.
    public static boolean pays(Grid grid) {
        return grid.planar() && grid.cells() <= MOST_CELLS;
    }

    private static Triplets entries(StencilData operator) {
        Grid grid = operator.grid();
        boolean[] free = new boolean[grid.cells()];
        for (int cell : FloatingRegions.firstCells(operator)) {
            free[cell] = true;
        }
        Triplets entries = new Triplets();
        double[] mass = operator.mass().values();
        double[] diagonal = new double[grid.cells()];
        Arrays.setAll(diagonal, n -> operator.massFactor().get() * mass[n]);
        for (Direction d : grid.directions()) {
            double[] left = operator.left()[d.ordinal()].values();
            double[] right = operator.right()[d.ordinal()].values();
            int last = grid.count(d) - 1;
            for (int n = 0; n < diagonal.length; n++) {
                int place = n / grid.stride(d) % grid.count(d);
                int low = grid.face(d, n);
                int high = low + grid.stride(d);
                diagonal[n] += right[low] + left[high];
                if (place > 0 || grid.periodic(d)) {
                    couple(entries, free, n, place > 0 ? n - grid.stride(d) : n + last * grid.stride(d), -left[low]);
                }
                if (place < last || grid.periodic(d)) {
                    couple(entries, free, n, place < last ? n + grid.stride(d) : n - last * grid.stride(d), -right[high]);
                }
            }
        }
        for (int n = 0; n < diagonal.length; n++) {
            couple(entries, free, n, n, diagonal[n]);
        }
        return entries;
    }

    private static void couple(Triplets entries, boolean[] free, int row, int column, double value) {
        if (value != 0 && !free[row] && !free[column]) {
            entries.add(row, column, value);
        }
    }

    /// `x = A⁻¹ b`; the host does not wait.
    ///
    /// @param x modified
    public void solve(Buffer b, Buffer x) {
        kernels.copyPart(b, 0, fronts.vector(), 0, cells);
        fronts.solve();
        kernels.copyPart(fronts.vector(), 0, x, 0, cells);
    }
}
