package org.soretflow.backend.cpu;

import org.soretflow.backend.Grid;
import org.soretflow.cell.Diffusion;
import org.soretflow.mesh.Direction;

/// Conductances of stretches of faces, in lines with one index for all, whose loops the compiler vectorises. With the memory
/// of a thread.
final class DiffusionRows implements StaggeredRows.Row {

    private final Grid grid;
    private final Areas areas;
    private final HalfWidths distances;
    private final double[] conductivity;
    private final double[] faces;
    private final double[] left;
    private final double[] right;

    /// @param widths of the cells along the direction
    /// @param faces modified
    DiffusionRows(Grid grid, Areas areas, double[] widths, double[] conductivity, double[] faces) {
        this.grid = grid;
        this.areas = areas;
        this.conductivity = conductivity;
        this.faces = faces;
        distances = new HalfWidths(grid, areas.normal(), widths);
        left = new double[grid.nx()];
        right = new double[grid.nx()];
    }

    @Override
    public void at(int from, int to, int j, int k, int leftCell, int rightCell) {
        distances.moveTo(j, k);
        System.arraycopy(conductivity, leftCell + from, left, from, to - from);
        System.arraycopy(conductivity, rightCell + from, right, from, to - from);
        combine(from, to, areas.factor(j, k), areas.along(), distances.before, distances.behind);
        System.arraycopy(left, from, faces, grid.face(areas.normal(), from, j, k), to - from);
    }

    /// The conductances in the place of the conductivities on the left.
    private void combine(int from, int to, double factor, double[] along, double[] before, double[] behind) {
        for (int i = from; i < to; i++) {
            left[i] = Diffusion.conductance(left[i], before[i], right[i], behind[i], factor * along[i]);
        }
    }
}
