package org.soretflow.backend.cpu;

import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;

/// The first and the last faces of a periodic direction, which are the same.
final class FacePeriod {

    private FacePeriod() {}

    /// Gives the last face the number of the first.
    static void close(Grid grid, Direction d, double[] faces) {
        copy(grid, d, faces, true);
    }

    /// Gives the first face the number of the last.
    static void open(Grid grid, Direction d, double[] faces) {
        copy(grid, d, faces, false);
    }

    private static void copy(Grid grid, Direction d, double[] faces, boolean first) {
        if (!grid.periodic(d)) {
            return;
        }
        int stride = grid.stride(d);
        int length = grid.count(d) * stride;
        int rows = grid.cells() / length;
        for (int row = 0; row < rows; row++) {
            int start = row * (length + stride);
            System.arraycopy(faces, start + (first ? 0 : length), faces, start + (first ? length : 0), stride);
        }
    }
}
