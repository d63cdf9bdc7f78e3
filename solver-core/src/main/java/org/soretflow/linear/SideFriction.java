package org.soretflow.linear;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;

/// Friction of a flow on one side of the domain, `Σ μ A/δ (u − u_wall)` over the halves of its faces: linear in the
/// viscosity of the cells along the side, and so a sparse matrix, which the device applies without a wait.
public final class SideFriction {

    private final Backend backend;
    private final FlowSides places;
    private final FlowSide side;
    private final SparseSteps steps;
    private final Buffer along;
    /// The viscosity along the side, then the forces of one component after the other.
    private final Buffer work;
    private final Buffer[] forces;

    SideFriction(Backend backend, FlowSides places, FlowSide side) {
        this.backend = backend;
        this.places = places;
        this.side = side;
        steps = new SparseSteps(backend);
        int faces = side.sticks().length;
        along = backend.allocate(faces);
        forces = new Buffer[places.grid().components()];
        int size = faces;
        for (int c = 0; c < forces.length; c++) {
            if (c != normal()) {
                forces[c] = backend.allocate(places.places(side.side(), c));
                size += forces[c].size();
            }
        }
        work = backend.allocate(size);
    }

    private int normal() {
        return side.side().direction().ordinal();
    }

    /// Says which flow.
    ///
    /// @param velocity by component
    /// @param walls `[component][face]` velocity of the wall [m/s]
    public void around(Buffer[] velocity, double[][] walls) {
        Kernels kernels = backend.kernels();
        double distance = 0.5 * places.depth(side.side());
        steps.clear();
        steps.step();
        int first = along.size();
        for (int c = 0; c < forces.length; c++) {
            if (c == normal()) {
                continue;
            }
            int start = first;
            double[] wall = walls[c];
            double[] u = new double[forces[c].size()];
            kernels.gatherSide(places.grid().faces()[c], side.side(), velocity[c], forces[c]);
            forces[c].download(u);
            int[] begun = {-1};
            places.halves(side.side(), c, (place, f, area) -> {
                if (place != begun[0]) {
                    begun[0] = place;
                    steps.row(start + place);
                }
                steps.term(f, area / distance * side.sticks()[f] * (u[place] - wall[f]));
            });
            first += u.length;
        }
        steps.upload();
    }

    /// Adds the friction of a viscosity.
    ///
    /// @param viscosity by cell, 0 in solids [Pa·s]
    /// @param out by component; modified
    public void add(Buffer viscosity, Buffer[] out) {
        Kernels kernels = backend.kernels();
        kernels.gatherSide(places.grid().cells(), side.side(), viscosity, along);
        kernels.copyPart(along, 0, work, 0, along.size());
        steps.apply(work);
        int first = along.size();
        for (int c = 0; c < forces.length; c++) {
            if (c != normal()) {
                kernels.copyPart(work, first, forces[c], 0, forces[c].size());
                kernels.addSide(places.grid().faces()[c], side.side(), forces[c], out[c]);
                first += forces[c].size();
            }
        }
    }
}
