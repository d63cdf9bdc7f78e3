package org.soretflow.backend.cpu;

import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;

/// Adds up what passes the faces of the control volumes of a momentum component, on the CPU.
///
/// Row by row, direction by direction, the face below before the face above: the order of additions is that of the loops
/// of other devices.
abstract class ControlVolumeRows {

    final FlowGrid grid;
    final Grid cells;
    final Grid places;
    final int component;
    final double[] radii;
    final double[] rings;
    final double[][] widths = new double[3][];
    private final Areas[] areas = new Areas[3];

    ControlVolumeRows(FlowGrid grid, int component) {
        this.grid = grid;
        this.component = component;
        cells = grid.cells();
        places = grid.faces()[component];
        radii = CpuBuffer.of(grid.radii());
        rings = CpuBuffer.of(grid.rings());
        for (int d = 0; d < 3; d++) {
            widths[d] = CpuBuffer.of(grid.widths()[d]);
            areas[d] = Areas.of(grid, d);
        }
    }

    final void add(Threads threads) {
        threads.run(places.ny() * places.nz(), places.cells(), (first, end) -> {
            for (int row = first; row < end; row++) {
                int j = row % places.ny();
                int k = row / places.ny();
                if (component == 0) {
                    alongX(j, k);
                } else {
                    acrossX(j, k);
                }
                for (int d = 1; d < grid.components(); d++) {
                    throughRow(d, 0, j, k);
                    throughRow(d, 1, j, k);
                }
            }
        });
    }

    /// The component x through the middle of the cells of its row.
    abstract void alongX(int j, int k);

    /// Another component through the faces between the columns of its row.
    abstract void acrossX(int j, int k);

    /// Through the faces below (side 0) or above (1) a row, normal to y or z.
    abstract void throughRow(int d, int side, int j, int k);

    static int at(Direction d, int j, int k) {
        return d == Direction.Y ? j : k;
    }

    /// Area of the faces normal to a direction in a row of cells, without what changes along the row.
    final double rowArea(int d, int j, int k) {
        return areas[d].factor(j, k);
    }

    /// Rows of cells on both sides of a row of places, along a component that is not x; beyond the boundary those inside.
    final class Beside {
        final boolean hasLower;
        final boolean hasUpper;
        final int lowerJ;
        final int lowerK;
        final int upperJ;
        final int upperK;

        Beside(int j, int k) {
            Direction c = Direction.values()[component];
            int count = cells.count(c);
            int m = at(c, j, k);
            hasLower = m > 0 || cells.periodic(c);
            hasUpper = m < count;
            int lower = m > 0 ? m - 1 : hasLower ? count - 1 : 0;
            int upper = hasUpper ? m : count - 1;
            lowerJ = component == 1 ? lower : j;
            lowerK = component == 2 ? lower : k;
            upperJ = component == 1 ? upper : j;
            upperK = component == 2 ? upper : k;
        }
    }
}
