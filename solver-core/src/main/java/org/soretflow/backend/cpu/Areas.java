package org.soretflow.backend.cpu;

import org.soretflow.backend.FlowGrid;
import org.soretflow.mesh.Direction;

/// Areas of the faces normal to a direction, along a row: `factor · along[i]`.
///
/// Loops read arrays of ones and zeros in the place of what is not there: a case distinction in a loop makes the compiler
/// write the loop once for every case, which takes longer than most runs last.
///
/// @param along rings of the cells, radii where the faces are normal to x
record Areas(double[] along, double[] dy, double[] dz, Direction normal) {

    static Areas of(FlowGrid grid, int component) {
        double[] along = CpuBuffer.of(component == 0 ? grid.radii() : grid.rings());
        return new Areas(
                along, CpuBuffer.of(grid.widths()[1]), CpuBuffer.of(grid.widths()[2]), Direction.values()[component]);
    }

    double factor(int j, int k) {
        return switch (normal) {
            case X -> dy[j] * dz[k];
            case Y -> dz[k];
            case Z -> dy[j];
        };
    }
}
