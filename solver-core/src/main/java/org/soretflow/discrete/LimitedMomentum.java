package org.soretflow.discrete;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.mesh.Direction;

/// What van Leer's scheme carries of the momentum beyond upwind.
final class LimitedMomentum {

    private final Discretisation disc;
    private final FlowSystem flow;

    LimitedMomentum(Discretisation disc, FlowSystem flow) {
        this.disc = disc;
        this.flow = flow;
    }

    /// `out += factor ·` what leaves the control volumes of a component [N].
    ///
    /// @param velocity what carries and is carried, all components
    /// @param out by place of the component; modified
    void add(int c, Buffer[] velocity, double factor, Buffer out) {
        Kernels kernels = disc.kernels();
        Grid places = flow.grid().faces()[c];
        for (int d = 0; d < flow.grid().components(); d++) {
            Direction direction = Direction.values()[d];
            Buffer through = disc.backend().allocate(places.faces(direction));
            Buffer fluxes = disc.backend().allocate(through.size());
            kernels.controlVolumeFlow(flow.grid(), c, direction, velocity[d], flow.inertialDensity(), through);
            kernels.limitedFluxes(places, direction, flow.grid().spacings()[c], through, velocity[c], fluxes);
            kernels.addDivergence(places, direction, fluxes, factor, out);
            disc.backend().free(through);
            disc.backend().free(fluxes);
        }
    }
}
