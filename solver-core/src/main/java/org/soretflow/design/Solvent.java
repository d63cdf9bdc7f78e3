package org.soretflow.design;

/// A liquid or gas in which a solute moves, at the mean temperature.
///
/// @param expansion β = −(1/ρ) ∂ρ/∂T [1/K], of either sign
/// @param kinematicViscosity ν [m²/s]
/// @param thermalDiffusivity κ [m²/s]
public record Solvent(double expansion, double kinematicViscosity, double thermalDiffusivity) {

    public Solvent {
        Solute.requirePositive("kinematic viscosity [m²/s]", kinematicViscosity);
        Solute.requirePositive("thermal diffusivity [m²/s]", thermalDiffusivity);
        if (!Double.isFinite(expansion)) {
            throw new IllegalArgumentException("a thermal expansion must be a finite number, got " + expansion);
        }
    }
}
