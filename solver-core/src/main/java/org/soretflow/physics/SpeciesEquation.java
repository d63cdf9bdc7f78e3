package org.soretflow.physics;

import org.soretflow.material.Species;

/// Settings of the transport equation of one species, `∂c/∂t + ∇·J = 0`.
///
/// @param species what is transported
/// @param advection scheme of the flow term
/// @param tolerance relative residual at which the linear and non-linear solves stop [1]
public record SpeciesEquation(Species species, AdvectionScheme advection, double tolerance) {

    public SpeciesEquation {
        Tolerances.require(species.name(), tolerance);
    }

    /// Exponential scheme, tolerance 1e-10.
    public static SpeciesEquation of(Species species) {
        return new SpeciesEquation(species, AdvectionScheme.EXPONENTIAL, 1e-10);
    }

    public SpeciesEquation withAdvection(AdvectionScheme scheme) {
        return new SpeciesEquation(species, scheme, tolerance);
    }

    public SpeciesEquation withTolerance(double value) {
        return new SpeciesEquation(species, advection, value);
    }
}
