package org.soretflow.backend.cpu;

import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;

/// What the viscosity acts on through the faces of a component's control volumes that are normal to a direction.
abstract class ViscousFaces {

    final Grid cells;
    final Grid places;
    final Direction component;
    final Direction direction;
    final double[][] widths;
    final double[] radii;
    final double[] viscosity;

    ViscousFaces(FlowGrid grid, int component, Direction direction, double[] viscosity) {
        this.cells = grid.cells();
        this.places = grid.faces()[component];
        this.component = Direction.values()[component];
        this.direction = direction;
        this.viscosity = viscosity;
        radii = CpuBuffer.of(grid.radii());
        widths = new double[][] {
            CpuBuffer.of(grid.widths()[0]), CpuBuffer.of(grid.widths()[1]), CpuBuffer.of(grid.widths()[2])
        };
    }
}
