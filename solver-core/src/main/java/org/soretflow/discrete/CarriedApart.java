package org.soretflow.discrete;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;

/// What the flow carries of a scalar by central differences, face by face from the flow, beside an operator that holds only what
/// spreads: weights that differ on the two sides of a face would be in memory all the time.
final class CarriedApart {

    private final Discretisation disc;

    CarriedApart(Discretisation disc) {
        this.disc = disc;
    }

    /// `out += factor · Σ F x`, F being the volume flow out of a cell [m³/s].
    ///
    /// @param x by cell
    /// @param out by cell; modified
    void add(Buffer x, double factor, Buffer out) {
        for (Direction d : Direction.values()) {
            disc.kernels().addCarried(disc.grid(), d, disc.widths()[d.ordinal()], disc.flow(d), x, factor, out);
        }
    }

    /// Makes the weights of inner faces that smoothers work on, by the exponential fit.
    ///
    /// @param capacity factor of the volume flow in the equation
    /// @param spreading what spreads
    /// @param smoothing modified
    void fit(double capacity, StencilData spreading, StencilData smoothing) {
        Buffer level = disc.space().vector();
        disc.kernels().fill(level, 0);
        for (Direction d : Direction.values()) {
            int at = d.ordinal();
            Buffer flow = flow(d, capacity);
            disc.kernels().copy(spreading.left()[at], smoothing.left()[at]);
            disc.kernels().fitExponentially(disc.grid(), d, level, flow, smoothing.left()[at], smoothing.right()[at]);
            disc.backend().free(flow);
        }
        disc.space().release(level);
    }

    /// What the flow carries of a unit of the field through the faces normal to a direction; give it back.
    ///
    /// @param capacity factor of the volume flow in the equation
    Buffer flow(Direction d, double capacity) {
        Buffer flow = disc.backend().allocate(disc.flow(d).size());
        disc.kernels().combine(disc.backend().parameter(capacity), disc.flow(d), disc.backend().parameter(0), flow);
        return flow;
    }
}
