package org.soretflow.discrete;

import java.util.Arrays;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.linear.FlowOperator;
import org.soretflow.linear.FlowSides;

/// What a change of the temperature does to viscous forces: the derivative of Newton's method by μ(T).
///
/// `V(T) = A(μ(T)) u − f` is the viscous force of the state's velocity, f being what moving walls and the transposed
/// stress exert; its derivative along δT is `[V(T + ε δT) − V(T)]/ε`. ε makes the change of T a millionth of T:
/// rounding leaves some 1e-10 of V, and the second order in ε less than 1e-3 of the derivative.
final class ViscosityDerivative {

    /// Change of the temperature over the temperature.
    private static final double SMALL = 1e-6;

    private final Discretisation disc;
    private final Kernels kernels;
    private final FlowSystem flow;
    private final FlowOperator friction;
    private final Buffer[] present;
    private final Buffer[] changed;
    private final Parameter factor;
    private final Parameter one;
    private FlowState state;
    private double size;

    ViscosityDerivative(Discretisation disc, FlowSystem flow) {
        this.disc = disc;
        this.kernels = disc.kernels();
        this.flow = flow;
        friction = flow.operator().still();
        present = flow.velocityVector();
        changed = flow.velocityVector();
        factor = disc.backend().parameter(0);
        one = disc.backend().parameter(1);
    }

    /// Largest viscosity of the flow's last assembly over the smallest.
    static double ratio(FlowSystem flow) {
        double[] fluid = Arrays.stream(flow.viscosity().values()).filter(mu -> mu > 0).toArray();
        return Arrays.stream(fluid).max().orElse(1) / Arrays.stream(fluid).min().orElse(1);
    }

    /// Says around which state.
    void around(FlowState now) {
        state = now;
        size = norm(now.temperature());
        forces(now.temperature(), present);
    }

    /// Adds the derivative along a change of the temperature to residuals of the momentum.
    ///
    /// @param change of the temperature, by cell [K]
    /// @param y by component; modified
    void add(Buffer change, Buffer[] y) {
        double length = norm(change);
        if (!(length > 0)) {
            return;
        }
        double epsilon = SMALL * size / length;
        Buffer warmer = disc.space().vector();
        kernels.copy(state.temperature(), warmer);
        factor.set(epsilon);
        kernels.combine(factor, change, one, warmer);
        forces(warmer, changed);
        disc.space().release(warmer);
        for (int c = 0; c < changed.length; c++) {
            factor.set(-1);
            kernels.combine(factor, present[c], one, changed[c]);
            factor.set(1 / epsilon);
            kernels.combine(factor, changed[c], one, y[c]);
        }
    }

    /// V of a temperature, by component.
    ///
    /// @param forces modified
    private void forces(Buffer temperature, Buffer[] forces) {
        Buffer[] velocity = state.velocity();
        Buffer mu = disc.space().vector();
        kernels.evaluate(flow.viscosityLaw(), disc.zones(), temperature, mu);
        friction.assemble(mu, velocity, 0, 0, FlowOperator.Carriage.NONE);
        for (int c = 0; c < forces.length; c++) {
            kernels.apply(friction.momentum(c), velocity[c], forces[c]);
            kernels.addTransposedStress(flow.grid(), c, mu, velocity, -1, forces[c]);
        }
        for (FlowBoundary.Faces faces : flow.boundary().all()) {
            subtractWalls(faces, mu, forces);
        }
        for (int c = 0; c < forces.length; c++) {
            kernels.clearFixed(friction.momentum(c), forces[c]);
        }
        disc.space().release(mu);
    }

    /// Takes away what walls exert by their own velocities.
    private void subtractWalls(FlowBoundary.Faces faces, Buffer viscosity, Buffer[] forces) {
        FlowSides places = flow.operator().places();
        double distance = 0.5 * places.depth(faces.side);
        double[] mu = disc.host(faces.side, viscosity, faces.count);
        for (int c = 0; c < forces.length; c++) {
            if (c == faces.side.direction().ordinal()) {
                continue;
            }
            double[] given = faces.velocity[c];
            double[] force = new double[places.places(faces.side, c)];
            places.halves(faces.side, c, (place, f, area) ->
                    force[place] -= faces.wet[f] && !faces.slip[f] ? area * mu[f] / distance * given[f] : 0);
            Buffer side = disc.backend().allocate(force.length);
            side.upload(force);
            kernels.addSide(flow.grid().faces()[c], faces.side, side, forces[c]);
            disc.backend().free(side);
        }
    }

    private double norm(Buffer x) {
        kernels.dot(x, x, factor);
        return Math.sqrt(factor.get());
    }
}
