package org.soretflow.material.soret;

import java.util.stream.Stream;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Gas;
import org.soretflow.material.Property;

/// A sphere in a gas at any Knudsen number: `S_T = K ν/(T D)` with
/// `K = 2C_s (k_g/k_p + C_t Kn) C_c / [(1 + 3C_m Kn)(1 + 2k_g/k_p + 2C_t Kn)]`.
///
/// Kn = λ/a with the radius; C_s = 1.17, C_t = 2.18, C_m = 1.14; C_c and λ: [Gas]. K → 0.5508 for Kn → ∞, which is
/// 0.6 % below Waldmann's limit for an accommodation of 0.9; K → 2C_s (k_g/k_p)/(1 + 2k_g/k_p) for Kn → 0.
///
/// @param radius a [m], > 0
/// @param particleConductivity k_p [W/(m·K)], > 0
/// @param gasMolarMass M of the gas [kg/mol], > 0
/// Source: Talbot, Cheng, Schefer and Willis, J. Fluid Mech. 101 (1980) 737. Within 20 % of measurements; small
/// particles against the distance from walls.
public record Talbot(double radius, double particleConductivity, double gasMolarMass) implements SoretLaw {

    private static final double SLIP = 1.17;
    private static final double JUMP = 2.18;
    private static final double MOMENTUM = 1.14;

    public Talbot {
        Require.positive("a radius", radius, "m");
        Require.positive("the conductivity of a particle", particleConductivity, "W/(m·K)");
        Require.positive("the molar mass of a gas", gasMolarMass, "kg/mol");
    }

    /// K [1].
    ///
    /// @param knudsen Kn = λ/a
    /// @param conductivityRatio k_g/k_p
    public static double factor(double knudsen, double conductivityRatio) {
        return 2 * SLIP * (conductivityRatio + JUMP * knudsen) * Gas.slipCorrection(knudsen)
                / ((1 + 3 * MOMENTUM * knudsen) * (1 + 2 * conductivityRatio + 2 * JUMP * knudsen));
    }

    @Override
    public double at(double temperature, Fluid gas, Diffusivity diffusivity) {
        double knudsen = Gas.meanFreePath(temperature, gas, gasMolarMass) / radius;
        double kinematic = gas.viscosity().at(temperature) / gas.density().at(temperature);
        return factor(knudsen, gas.conductivity().at(temperature) / particleConductivity) * kinematic
                / (temperature * diffusivity.at(temperature, gas));
    }

    @Override
    public Property[] properties(Fluid gas, Diffusivity diffusivity) {
        return Stream.concat(Stream.of(gas.viscosity(), gas.density(), gas.conductivity()),
                Stream.of(diffusivity.properties(gas))).toArray(Property[]::new);
    }
}
