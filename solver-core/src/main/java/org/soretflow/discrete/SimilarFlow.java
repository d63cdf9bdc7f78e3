package org.soretflow.discrete;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;

/// The flow of a similar problem as a first guess: multiplied so that it meets the given velocities and balances forces.
///
/// Slow flow is proportional to what drives it, and its pressure to the viscosity besides. So the velocity takes the factor
/// that fits the given velocities best, α = Σ u·u′ / Σ u′², and the pressure the one that leaves least of the forces,
/// β = −⟨r, g⟩/⟨g, g⟩ with the residual r without pressure and the force g of the pressure.
public final class SimilarFlow {

    private SimilarFlow() {}

    /// Puts a flow into a state whose scalars are in place.
    ///
    /// @param velocity of each component, at all its places [m/s]; read only
    /// @param pressure by cell [Pa]; read only
    /// @param state modified: velocity and pressure
    public static void fit(FlowSystem flow, double[][] velocity, double[] pressure, FlowState state) {
        double factor = flow.factor(velocity);
        double[][] scaled = new double[velocity.length][];
        for (int c = 0; c < scaled.length; c++) {
            scaled[c] = velocity[c].clone();
            for (int n = 0; n < scaled[c].length; n++) {
                scaled[c][n] *= factor;
            }
        }
        flow.install(scaled, state.velocity());
        state.pressure().upload(pressure);
        double share = share(flow, state);
        double[] fitted = pressure.clone();
        for (int n = 0; n < fitted.length; n++) {
            fitted[n] *= share;
        }
        state.pressure().upload(fitted);
    }

    private static double share(FlowSystem flow, FlowState state) {
        Kernels kernels = flow.backend().kernels();
        Parameter number = flow.backend().parameter(0);
        LinearMomentum momentum = new LinearMomentum(flow);
        flow.carry(state.velocity());
        flow.linearise(state.velocity(), state.temperature(), state.concentrations(), 0);
        double across = 0;
        double square = 0;
        for (int c = 0; c < state.velocity().length; c++) {
            int places = state.velocity()[c].size();
            Buffer force = flow.backend().allocate(places);
            Buffer rest = flow.backend().allocate(places);
            flow.force(c, state.velocity(), force);
            momentum.residual(c, state.velocity(), state.velocity()[c], force, rest);
            kernels.fill(force, 0);
            kernels.addPressureForce(flow.grid(), c, state.pressure(), 1, force);
            kernels.clearFixed(flow.operator().momentum(c), force);
            kernels.dot(rest, force, number);
            across += number.get();
            kernels.dot(force, force, number);
            square += number.get();
            flow.backend().free(force);
            flow.backend().free(rest);
        }
        double share = -across / square;
        return Double.isFinite(share) ? share : 1;
    }
}
