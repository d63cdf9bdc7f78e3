package org.soretflow.discrete;

import java.util.List;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Curve;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.linear.BlockOperator;
import org.soretflow.linear.FlowMultigrid;
import org.soretflow.mesh.Direction;

/// The derivative of the coupled equations by velocities, pressure and scalars, `y = F'(state) x`, around the state of
/// the last assembly. A viscosity that varies much follows the temperature ([ViscosityDerivative]); other material laws
/// and drift count as given.
final class CoupledDerivative implements BlockOperator {

    /// Ratio of the largest to the smallest viscosity from which on the derivative by it pays: it takes as long as half
    /// a cycle of multigrid, and below, where Newton's method takes a step or two more without it, that is as much as
    /// it saves.
    private static final double STRONG = 3;

    private final Discretisation disc;
    private final Kernels kernels;
    private final FlowSystem flow;
    private final LinearMomentum momentum;
    private final List<ScalarSystem> scalars;
    private final List<FlowMultigrid.Scalar> coupled;
    private final int components;
    private final boolean hasViscosityOfTemperature;
    /// The viscosity by zone, in solids larger than any.
    private final Curve[] fluidViscosity;
    private final Parameter extreme;
    /// Null as long as the viscosity does not vary much.
    private ViscosityDerivative viscosity;
    private boolean variesMuch;
    private FlowState state;

    /// @param coupled fields and weights of the scalars, kept up to date by the owner
    CoupledDerivative(
            Discretisation disc, FlowSystem flow, LinearMomentum momentum, List<ScalarSystem> scalars,
            List<FlowMultigrid.Scalar> coupled) {
        this.disc = disc;
        this.kernels = disc.kernels();
        this.flow = flow;
        this.momentum = momentum;
        this.scalars = scalars;
        this.coupled = coupled;
        components = flow.grid().components();
        hasViscosityOfTemperature =
                flow.hasVariableViscosity() && !scalars.isEmpty() && scalars.getFirst() instanceof HeatSystem;
        fluidViscosity = flow.viscosityLaw().clone();
        for (int zone = 0; zone < fluidViscosity.length; zone++) {
            if (!disc.problem().isFluid(zone)) {
                fluidViscosity[zone] = Curve.constant(Double.MAX_VALUE);
            }
        }
        extreme = disc.backend().parameter(0);
    }

    /// Says around which state the operators were made.
    void around(FlowState present) {
        state = present;
        variesMuch = hasViscosityOfTemperature && viscosityRatio() > STRONG;
        if (variesMuch) {
            if (viscosity == null) {
                viscosity = new ViscosityDerivative(disc, flow);
            }
            viscosity.around(present);
        }
    }

    /// Largest viscosity of the state over the smallest.
    private double viscosityRatio() {
        kernels.maximum(flow.viscosity(), extreme);
        double largest = extreme.get();
        Buffer fluid = disc.space().vector();
        kernels.evaluate(fluidViscosity, disc.zones(), state.temperature(), fluid);
        kernels.minimum(fluid, extreme);
        disc.space().release(fluid);
        return largest / extreme.get();
    }

    @Override
    public void apply(Buffer[] x, Buffer[] y) {
        momentum.apply(state.velocity(), x, y);
        Grid cells = disc.grid();
        if (variesMuch) {
            viscosity.add(x[components + 1], y);
        }
        for (int c = 0; c < components; c++) {
            if (flow.hasVariableViscosity()) {
                kernels.addTransposedStress(flow.grid(), c, flow.viscosity(), x, -1, y[c]);
            }
            for (int s = 0; s < scalars.size(); s++) {
                // what comes there later is not made yet
                addWeight(c, s, x[components + 1 + s], -1, y[components + 1 + s], y[c]);
            }
            kernels.clearFixed(flow.operator().momentum(c), y[c]);
        }
        for (int s = 0; s < scalars.size(); s++) {
            kernels.apply(scalars.get(s).operator(), x[components + 1 + s], y[components + 1 + s]);
        }
        for (int c = 0; c < components && !scalars.isEmpty(); c++) {
            Direction d = Direction.values()[c];
            Buffer faces = disc.backend().allocate(cells.faces(d));
            kernels.faceFlow(flow.grid(), c, x[c], faces);
            for (int s = 0; s < scalars.size(); s++) {
                kernels.addCarried(
                        cells, d, disc.widths()[c], faces, coupled.get(s).field(), coupled.get(s).capacity(),
                        y[components + 1 + s]);
            }
            if (scalars.stream().anyMatch(ScalarSystem::carriesApart)) {
                kernels.faceFlow(flow.grid(), c, state.velocity()[c], faces);
            }
            for (int s = 0; s < scalars.size(); s++) {
                if (scalars.get(s).carriesApart()) {
                    kernels.addCarried(
                            cells, d, disc.widths()[c], faces, x[components + 1 + s], coupled.get(s).capacity(),
                            y[components + 1 + s]);
                }
            }
            disc.backend().free(faces);
        }
    }

    /// `force += factor ·` the weight of a change of a scalar.
    ///
    /// @param work by cell; modified
    void addWeight(int c, int s, Buffer change, double factor, Buffer work, Buffer force) {
        if (flow.gravity()[c] != 0) {
            kernels.multiply(coupled.get(s).weight(), change, work);
            kernels.addWeight(flow.grid(), c, work, factor * flow.gravity()[c], force);
        }
    }
}
