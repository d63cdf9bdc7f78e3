package org.soretflow.backend.cpu;

import java.util.function.Supplier;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;

/// Visits the faces of a grid normal to a direction by rows along x, with the cells on both sides.
///
/// In a periodic direction the last face, which is the first again, is left out.
final class StaggeredRows {

    /// A stretch of a row.
    @FunctionalInterface
    interface Row {

        /// @param from first index along x
        /// @param to index after the last
        /// @param j row of the faces
        /// @param k layer of the faces
        /// @param left cell on the left of face 0 of the row, so that it is `left + i` of face i; −1 where there is none
        /// @param right the same on the right
        void at(int from, int to, int j, int k, int left, int right);
    }

    /// A single face.
    @FunctionalInterface
    interface Place {
        void at(int i, int j, int k, int left, int right);
    }

    /// What stands for a missing cell.
    static final int NONE = Integer.MIN_VALUE / 2;

    private StaggeredRows() {}

    /// Calls `action` for every stretch.
    static void run(Threads threads, Grid grid, Direction d, Row action) {
        run(threads, grid, d, () -> action);
    }

    /// Calls an action of its own in every thread, with the thread's memory.
    static void run(Threads threads, Grid grid, Direction d, Supplier<Row> actions) {
        int extra = grid.periodic(d) ? 0 : 1;
        int rowsY = grid.ny() + (d == Direction.Y ? extra : 0);
        int rowsZ = grid.nz() + (d == Direction.Z ? extra : 0);
        threads.run(rowsY * rowsZ, grid.cells(), (first, end) -> {
            Row action = actions.get();
            for (int row = first; row < end; row++) {
                int j = row % rowsY;
                int k = row / rowsY;
                if (d == Direction.X) {
                    alongX(grid, j, k, action);
                } else {
                    across(grid, d, j, k, action);
                }
            }
        });
    }

    /// Calls `action` for every stretch of faces that have cells on both sides.
    static void inner(Threads threads, Grid grid, Direction d, Row action) {
        run(threads, grid, d, inner(action));
    }

    /// The same with an action of its own in every thread.
    static void inner(Threads threads, Grid grid, Direction d, Supplier<Row> actions) {
        run(threads, grid, d, () -> inner(actions.get()));
    }

    private static Row inner(Row action) {
        return (from, to, j, k, left, right) -> {
            if (left != NONE && right != NONE) {
                action.at(from, to, j, k, left, right);
            }
        };
    }

    private static void alongX(Grid grid, int j, int k, Row action) {
        int nx = grid.nx();
        int cell = nx * (j + grid.ny() * k);
        action.at(0, 1, j, k, grid.periodicX() ? cell + nx - 1 : NONE, cell);
        if (nx > 1) {
            action.at(1, nx, j, k, cell - 1, cell);
        }
        if (!grid.periodicX()) {
            action.at(nx, nx + 1, j, k, cell - 1, NONE);
        }
    }

    private static void across(Grid grid, Direction d, int j, int k, Row action) {
        int place = d == Direction.Y ? j : k;
        int count = grid.count(d);
        int stride = grid.stride(d);
        // the cell above the face, which may lie beyond the boundary
        int origin = grid.nx() * (d == Direction.Y ? grid.ny() * k : j);
        int below = place > 0 ? place - 1 : grid.periodic(d) ? count - 1 : NONE;
        int above = place < count ? place : NONE;
        action.at(
                0, grid.nx(), j, k,
                below == NONE ? NONE : origin + below * stride,
                above == NONE ? NONE : origin + above * stride);
    }

    /// Calls `action` for every face.
    static void each(Threads threads, Grid grid, Direction d, Place action) {
        run(threads, grid, d, (from, to, j, k, left, right) -> {
            for (int i = from; i < to; i++) {
                action.at(i, j, k, left == NONE ? NONE : left + i, right == NONE ? NONE : right + i);
            }
        });
    }
}
