package org.soretflow.backend.cpu;

import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// Index arithmetic of the faces along a side: `f = a + n_a b` with the transverse indices in the order x, y, z.
final class SideIndex {

    /// What happens at one face of a side.
    @FunctionalInterface
    interface Action {
        void at(int f, int cell, int face);
    }

    private SideIndex() {}

    static void forFaces(Grid grid, Side side, Action action) {
        Direction d = side.direction();
        int countA = d == Direction.X ? grid.ny() : grid.nx();
        int countB = d == Direction.Z ? grid.ny() : grid.nz();
        int last = side.isMax() ? grid.count(d) - 1 : 0;
        int beyond = side.isMax() ? grid.stride(d) : 0;
        for (int b = 0; b < countB; b++) {
            for (int a = 0; a < countA; a++) {
                int i = d == Direction.X ? last : a;
                int j = d == Direction.X ? a : d == Direction.Y ? last : b;
                int k = d == Direction.Z ? last : b;
                int cell = i + grid.nx() * (j + grid.ny() * k);
                action.at(a + countA * b, cell, grid.face(d, i, j, k) + beyond);
            }
        }
    }
}
