package org.soretflow.discrete;

import java.util.List;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.linear.FlowOperator;
import org.soretflow.linear.SideFriction;

/// What a change of the temperature does to viscous forces: the derivative of Newton's method by μ(T).
///
/// `V(T) = A(μ(T)) u − f` is the viscous force of the state's velocity, f being what moving walls and the transposed
/// stress exert; its derivative along δT is `[V(T + ε δT) − V(T)]/ε`. ε makes the change of T a millionth of T:
/// rounding leaves some 1e-10 of V, and the second order in ε less than 1e-3 of the derivative. Once it is said around
/// which state, the host waits for nothing.
final class ViscosityDerivative {

    /// Change of the temperature over the temperature.
    private static final double SMALL = 1e-6;

    private final Discretisation disc;
    private final Kernels kernels;
    private final FlowSystem flow;
    private final FlowOperator friction;
    private final Buffer[] present;
    private final Buffer[] changed;
    private final List<SideFriction> sides;
    private final Parameter minus;
    private final Parameter one;
    /// ε and 1/ε, which depend on the change of the temperature.
    private final Parameter epsilon;
    private final Parameter inverse;
    private final Parameter length;
    private FlowState state;
    /// Length of the change of the temperature.
    private double small;

    ViscosityDerivative(Discretisation disc, FlowSystem flow) {
        this.disc = disc;
        this.kernels = disc.kernels();
        this.flow = flow;
        friction = flow.operator().still();
        present = flow.velocityVector();
        changed = flow.velocityVector();
        sides = flow.operator().sideFriction();
        minus = disc.backend().parameter(-1);
        one = disc.backend().parameter(1);
        epsilon = disc.backend().parameter(0);
        inverse = disc.backend().parameter(0);
        length = disc.backend().parameter(0);
    }

    /// Says around which state.
    void around(FlowState now) {
        state = now;
        norm(now.temperature());
        small = SMALL * length.get();
        for (int s = 0; s < sides.size(); s++) {
            sides.get(s).around(now.velocity(), flow.boundary().all().get(s).velocity);
        }
        forces(now.temperature(), present);
    }

    /// Adds the derivative along a change of the temperature to residuals of the momentum.
    ///
    /// @param change of the temperature, by cell [K]
    /// @param y by component; modified
    void add(Buffer change, Buffer[] y) {
        norm(change);
        kernels.quotient(small, one, length, 0, epsilon);
        kernels.product(1 / small, length, one, inverse);
        Buffer warmer = disc.space().vector();
        kernels.copy(state.temperature(), warmer);
        kernels.combine(epsilon, change, one, warmer);
        forces(warmer, changed);
        disc.space().release(warmer);
        for (int c = 0; c < changed.length; c++) {
            kernels.combine(minus, present[c], one, changed[c]);
            kernels.combine(inverse, changed[c], one, y[c]);
        }
    }

    /// V of a temperature, by component.
    ///
    /// @param forces modified
    private void forces(Buffer temperature, Buffer[] forces) {
        Buffer[] velocity = state.velocity();
        Buffer mu = disc.space().vector();
        kernels.evaluate(flow.viscosityLaw(), disc.zones(), temperature, mu);
        friction.assembleDiagonal(mu, null, 0, 0);
        for (int c = 0; c < forces.length; c++) {
            kernels.multiply(friction.momentum(c).mass(), velocity[c], forces[c]);
            kernels.addViscousForce(flow.grid(), c, mu, velocity[c], -1, forces[c]);
            kernels.addTransposedStress(flow.grid(), c, mu, velocity, -1, forces[c]);
        }
        sides.forEach(side -> side.add(mu, forces));
        for (int c = 0; c < forces.length; c++) {
            kernels.clearFixed(friction.momentum(c), forces[c]);
        }
        disc.space().release(mu);
    }

    /// Makes [#length] that of a field.
    private void norm(Buffer x) {
        kernels.dot(x, x, length);
        kernels.root(length, length);
    }
}
