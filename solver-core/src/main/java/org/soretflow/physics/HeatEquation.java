package org.soretflow.physics;

import java.util.List;

/// Settings of the heat equation `ρc_p (∂T/∂t + u·∇T) = ∇·(k∇T) + q`.
///
/// @param sources q [W/m³]
/// @param advection scheme of the flow term
/// @param tolerance relative residual at which the linear and non-linear solves stop [1]
public record HeatEquation(List<HeatSource> sources, AdvectionScheme advection, double tolerance) {

    public HeatEquation {
        sources = List.copyOf(sources);
        Tolerances.require("heat", tolerance);
    }

    /// Conduction without sources, tolerance 1e-10.
    public static HeatEquation standard() {
        return new HeatEquation(List.of(), AdvectionScheme.EXPONENTIAL, 1e-10);
    }

    public HeatEquation withSources(HeatSource... more) {
        return new HeatEquation(List.of(more), advection, tolerance);
    }

    public HeatEquation withAdvection(AdvectionScheme scheme) {
        return new HeatEquation(sources, scheme, tolerance);
    }

    public HeatEquation withTolerance(double value) {
        return new HeatEquation(sources, advection, value);
    }
}
