package org.soretflow.linear;

import java.util.List;
import java.util.Optional;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;

/// Multigrid of the coupled flow as a preconditioner, in the precision that the backend was asked for.
public interface FlowCycle extends BlockOperator {

    /// Says which velocities carry.
    ///
    /// @param velocities by place of the finest level; kept, not copied
    void transport(Buffer[] velocities);

    /// Makes the levels anew from the present numbers of the finest operators.
    ///
    /// @param density [kg/m³]
    /// @param acceleration gravity, three components [m/s²]
    /// @param rate factor of the new velocity in the time derivative [1/s]
    void update(double density, double[] acceleration, double rate, FlowOperator.Carriage carriage);

    /// Vectors in single precision for Krylov methods around the cycles of the last [#update]; none where cycles are in double.
    default Optional<NarrowSpace> narrow() {
        return Optional.empty();
    }

    /// Whether cycles read the weights of the finest operator of momentum: those in single precision make their own.
    static boolean readsFinest(Backend backend) {
        return backend.single().isEmpty();
    }

    /// Cycles in double precision, or in single where the backend offers it; the parameters are those of [FlowMultigrid].
    static FlowCycle of(
            Backend backend, FlowOperator fine, List<FlowMultigrid.Scalar> scalars, Buffer viscosity, Buffer[] velocities,
            int preSweeps, int postSweeps) {
        return backend.single()
                .<FlowCycle>map(single -> new SingleFlowMultigrid(
                        backend, single, fine, scalars, viscosity, velocities, preSweeps, postSweeps))
                .orElseGet(() -> new FlowMultigrid(
                        backend, fine, scalars, viscosity, velocities, preSweeps, postSweeps));
    }
}
