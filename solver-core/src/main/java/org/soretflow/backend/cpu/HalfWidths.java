package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;

/// Distances from the faces of a row normal to a direction to the centres of the cells on both sides, as lines that begin
/// with face 0 of the row: along x they differ from face to face, else from row to row.
final class HalfWidths {

    final double[] before;
    final double[] behind;
    private final Direction d;
    private final double[] widths;

    /// @param widths of the cells along the direction
    HalfWidths(Grid grid, Direction d, double[] widths) {
        this.d = d;
        this.widths = widths;
        before = new double[grid.nx()];
        behind = new double[grid.nx()];
        for (int i = 0; i < before.length && d == Direction.X; i++) {
            before[i] = half(i - 1);
            behind[i] = half(i);
        }
    }

    /// Half the width of a cell; the one below the first is the last.
    private double half(int place) {
        return 0.5 * widths[place < 0 ? widths.length - 1 : place];
    }

    /// Brings the lines to another row.
    void moveTo(int j, int k) {
        if (d != Direction.X) {
            int place = d == Direction.Y ? j : k;
            Arrays.fill(before, half(place - 1));
            Arrays.fill(behind, half(place));
        }
    }
}
