package org.soretflow.material.soret;

import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;

/// A constant thermophoretic mobility: `S_T(T) = D_T/D(T)`.
///
/// What is measured as a drift velocity v = −D_T ∇T gives S_T through the diffusivity that the species has.
///
/// @param mobility D_T [m²/(s·K)], of either sign
/// Source: definition of S_T, de Groot and Mazur, Non-Equilibrium Thermodynamics (1962), ch. XI § 7.
public record ConstantMobility(double mobility) implements SoretLaw {

    public ConstantMobility {
        Require.finite("a thermophoretic mobility", mobility, "m²/(s·K)");
    }

    @Override
    public double at(double temperature, Fluid solvent, Diffusivity diffusivity) {
        return mobility / diffusivity.at(temperature, solvent);
    }

    @Override
    public Property[] properties(Fluid solvent, Diffusivity diffusivity) {
        return diffusivity.properties(solvent);
    }
}
