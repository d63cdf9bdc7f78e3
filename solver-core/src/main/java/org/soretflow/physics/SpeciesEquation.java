package org.soretflow.physics;

import org.soretflow.boundary.Value;
import org.soretflow.material.Species;

/// Settings of the transport equation of one species, `∂c/∂t + ∇·J = r`.
///
/// @param species what is transported
/// @param advection scheme of the flow term
/// @param tolerance relative residual at which the linear and non-linear solves stop [1]
/// @param production r in fluid cells [amount/(m³·s)]; a region with production keeps no amount
public record SpeciesEquation(Species species, AdvectionScheme advection, double tolerance, Value production) {

    private static final Value NOTHING = Value.constant(0);

    public SpeciesEquation {
        Tolerances.require(species.name(), tolerance);
        if (production == null) {
            throw new IllegalArgumentException("species " + species.name() + ": production must be a value, or 0");
        }
    }

    /// Without production.
    public SpeciesEquation(Species species, AdvectionScheme advection, double tolerance) {
        this(species, advection, tolerance, NOTHING);
    }

    /// Exponential scheme, tolerance 1e-10, no production.
    public static SpeciesEquation of(Species species) {
        return new SpeciesEquation(species, AdvectionScheme.EXPONENTIAL, 1e-10);
    }

    public SpeciesEquation withAdvection(AdvectionScheme scheme) {
        return new SpeciesEquation(species, scheme, tolerance, production);
    }

    public SpeciesEquation withTolerance(double value) {
        return new SpeciesEquation(species, advection, value, production);
    }

    /// @param rate r [amount/(m³·s)]
    public SpeciesEquation withProduction(Value rate) {
        return new SpeciesEquation(species, advection, tolerance, rate);
    }

    /// True if nothing is produced anywhere.
    public boolean isConserved() {
        return production.equals(NOTHING);
    }
}
