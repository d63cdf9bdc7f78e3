package org.soretflow.discrete;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.linear.FlowOperator;
import org.soretflow.mesh.Direction;

/// Momentum around the state of the last [FlowSystem#linearise].
///
/// Carried by central differences it needs no weights in memory: friction follows from the viscosity, what is carried from
/// the velocities, and the diagonal of the operator holds the rest. Otherwise it is the operator.
final class LinearMomentum {

    private final FlowSystem flow;
    private final Backend backend;
    private final Kernels kernels;
    private final FlowGrid grid;
    private final Parameter one;
    private final Parameter minus;

    LinearMomentum(FlowSystem flow) {
        this.flow = flow;
        backend = flow.backend();
        kernels = backend.kernels();
        grid = flow.grid();
        one = backend.parameter(1);
        minus = backend.parameter(-1);
    }

    /// `rest = force − A u`, zero where the velocity is given.
    ///
    /// @param velocity what carries, all components
    /// @param carried u, that component or another field in its place
    /// @param force of the component; not modified
    /// @param rest modified
    void residual(int c, Buffer[] velocity, Buffer carried, Buffer force, Buffer rest) {
        FlowOperator operator = flow.operator();
        if (flow.isCentral()) {
            kernels.multiply(operator.momentum(c).mass(), carried, rest);
            kernels.combine(one, force, minus, rest);
            kernels.addViscousForce(grid, c, flow.viscosity(), carried, 1, rest);
            // flow and momentum as changes of themselves count twice
            carry(c, velocity, velocity, carried, carried, -0.5, rest);
        } else {
            kernels.residual(operator.momentum(c), carried, force, rest);
        }
        kernels.clearFixed(operator.momentum(c), rest);
    }

    /// `y = F' x` of momentum and continuity by velocities and pressure.
    ///
    /// @param velocity of the state
    /// @param x velocities, then pressure; zero where velocities are given
    /// @param y modified
    void apply(Buffer[] velocity, Buffer[] x, Buffer[] y) {
        FlowOperator operator = flow.operator();
        for (int c = 0; c < velocity.length; c++) {
            if (flow.isCentral()) {
                kernels.multiply(operator.momentum(c).mass(), x[c], y[c]);
                kernels.addViscousForce(grid, c, flow.viscosity(), x[c], -1, y[c]);
                carry(c, velocity, x, velocity[c], x[c], 1, y[c]);
            } else {
                kernels.apply(operator.momentum(c), x[c], y[c]);
                if (flow.advectsImplicitly()) {
                    addCarried(c, velocity[c], x, y[c]);
                }
            }
        }
        operator.couple(x, y);
        if (flow.advectsImplicitly()) {
            operator.addLeaving(x, y);
        }
    }

    /// Leaves only the velocities that are given.
    ///
    /// @param velocity of the component; not modified
    /// @param given modified
    void given(int c, Buffer velocity, Buffer given) {
        kernels.copy(velocity, given);
        kernels.clearFixed(flow.operator().momentum(c), given);
        kernels.combine(one, velocity, minus, given);
    }

    private void carry(
            int c, Buffer[] velocity, Buffer[] changes, Buffer value, Buffer change, double factor, Buffer out) {
        kernels.addCarriedMomentum(
                grid, c, velocity, changes, value, change, factor * flow.inertialDensity(), out);
    }

    /// What a change of the velocities carries of a momentum component.
    private void addCarried(int c, Buffer velocity, Buffer[] change, Buffer out) {
        Grid places = grid.faces()[c];
        for (int d = 0; d < grid.components(); d++) {
            Direction direction = Direction.values()[d];
            Buffer faces = backend.allocate(places.faces(direction));
            kernels.controlVolumeFlow(grid, c, direction, change[d], flow.inertialDensity(), faces);
            kernels.addCarried(places, direction, grid.spacings()[c][d], faces, velocity, 1, out);
            backend.free(faces);
        }
    }
}
