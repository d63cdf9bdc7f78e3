package org.soretflow.backend.cpu;

import org.soretflow.backend.Grid;
import org.soretflow.cell.Advection;
import org.soretflow.mesh.Direction;

/// Adds the weights of a flow to those of stretches of faces, in lines with one index for all, whose loops the compiler
/// vectorises. With the memory of a thread.
final class AdvectionRows implements StaggeredRows.Row {

    private final Grid grid;
    private final Direction d;
    private final HalfWidths distances;
    private final double[] flow;
    private final double blend;
    private final double[] leftWeights;
    private final double[] rightWeights;
    private final double[] through;
    private final double[] left;
    private final double[] right;

    /// @param widths of the cells along the direction
    /// @param left modified
    /// @param right modified
    AdvectionRows(
            Grid grid, Direction d, double[] widths, double[] flow, double blend, double[] left, double[] right) {
        this.grid = grid;
        this.d = d;
        this.flow = flow;
        this.blend = blend;
        leftWeights = left;
        rightWeights = right;
        distances = new HalfWidths(grid, d, widths);
        through = new double[grid.nx()];
        this.left = new double[grid.nx()];
        this.right = new double[grid.nx()];
    }

    @Override
    public void at(int from, int to, int j, int k, int leftCell, int rightCell) {
        int face = grid.face(d, from, j, k);
        distances.moveTo(j, k);
        System.arraycopy(flow, face, through, from, to - from);
        System.arraycopy(leftWeights, face, left, from, to - from);
        System.arraycopy(rightWeights, face, right, from, to - from);
        add(from, to, distances.before, distances.behind);
        System.arraycopy(left, from, leftWeights, face, to - from);
        System.arraycopy(right, from, rightWeights, face, to - from);
    }

    private void add(int from, int to, double[] before, double[] behind) {
        for (int i = from; i < to; i++) {
            left[i] += Advection.leftWeight(through[i], blend, before[i], behind[i]);
            right[i] += Advection.rightWeight(through[i], blend, before[i], behind[i]);
        }
    }
}
