package org.soretflow.material.soret;

import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Gas;

/// A constant heat of transport: `S_T = Q*/(R T²)`, which is Q*/(k_B T²) with Q* per particle.
///
/// Potential: `Φ = −Q*/(R T)` but for a constant.
///
/// @param heat Q* of a mole of the species [J/mol], of either sign
/// Source: de Groot and Mazur, Non-Equilibrium Thermodynamics (1962), ch. XI § 7; Eastman, J. Am. Chem. Soc. 48 (1926)
/// 1482. Ideal dilute solution.
public record HeatOfTransport(double heat) implements SoretLaw {

    public HeatOfTransport {
        Require.finite("a heat of transport", heat, "J/mol");
    }

    @Override
    public double at(double temperature, Fluid solvent, Diffusivity diffusivity) {
        return heat / (Gas.GAS_CONSTANT * temperature * temperature);
    }
}
