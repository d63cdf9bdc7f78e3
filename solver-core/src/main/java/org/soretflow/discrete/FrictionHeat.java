package org.soretflow.discrete;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Kernels;
import org.soretflow.linear.FlowSides;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// Heat that friction sets free in every cell, `Φ V = 2 μ e:e V` [W].
///
/// What the velocities along a wall change towards it counts here, with the half cell between: friction on the wall times the
/// slip of the cell beside it, or stress times shear where a stress is given.
final class FrictionHeat {

    private final Discretisation disc;
    private final FlowGrid grid;
    private final FlowBoundary boundary;
    private final FlowSides places;
    private final Kernels kernels;

    FrictionHeat(Discretisation disc, FlowGrid grid, FlowBoundary boundary, FlowSides places) {
        this.disc = disc;
        this.grid = grid;
        this.boundary = boundary;
        this.places = places;
        kernels = disc.kernels();
    }

    /// Puts the heat of a flow where the heat equation finds it.
    ///
    /// @param viscosity by cell, 0 in solids [Pa·s]
    void update(Buffer[] velocity, Buffer viscosity) {
        Buffer heat = disc.frictionHeat();
        kernels.fill(heat, 0);
        for (int c = 0; c < grid.components(); c++) {
            kernels.addNormalDissipation(grid, c, viscosity, velocity[c], heat);
            for (int d = c + 1; d < grid.components(); d++) {
                kernels.addShearDissipation(grid, c, Direction.values()[d], viscosity, velocity[c], velocity[d], heat);
            }
        }
        boundary.all().forEach(faces -> addWalls(faces, velocity, viscosity, heat));
    }

    private void addWalls(FlowBoundary.Faces faces, Buffer[] velocity, Buffer viscosity, Buffer heat) {
        Side side = faces.side;
        double distance = 0.5 * places.depth(side);
        double[] mu = disc.host(side, viscosity, faces.count);
        double[] added = new double[faces.count];
        for (int c = 0; c < grid.components(); c++) {
            if (c == side.direction().ordinal()) {
                continue;
            }
            double[] speed = beside(side, c, velocity[c]);
            double[] wall = faces.velocity[c];
            double[] stress = faces.stress[c];
            places.halves(side, c, (place, f, area) -> {
                if (faces.wet[f] && mu[f] > 0) {
                    double shear = faces.slip[f] ? stress[f] / mu[f] : (wall[f] - speed[place]) / distance;
                    added[f] += area * distance * mu[f] * shear * shear;
                }
            });
        }
        Buffer buffer = disc.upload(added);
        kernels.addSide(disc.grid(), side, buffer, heat);
        disc.backend().free(buffer);
    }

    private double[] beside(Side side, int component, Buffer velocity) {
        double[] values = new double[places.places(side, component)];
        Buffer buffer = disc.backend().allocate(values.length);
        kernels.gatherSide(grid.faces()[component], side, velocity, buffer);
        buffer.download(values);
        disc.backend().free(buffer);
        return values;
    }
}
