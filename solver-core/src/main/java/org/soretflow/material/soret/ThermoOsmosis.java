package org.soretflow.material.soret;

import java.util.stream.Stream;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;

/// A colloid that is moved by the slip of the solvent along its surface:
/// `S_T = −[2k_f/(2k_f + k_p)] χ/(T D)`.
///
/// The surface makes a slip velocity `u = −(χ/T) ∇_t T` in a layer that is thin against the radius; the particle moves
/// against its mean. The better it conducts, the weaker the gradient along it: the factor is 1 for a particle that does
/// not conduct, 2/3 for one that conducts like the solvent, and 0 for a metal. With χ > 0 the slip goes to the cold and
/// the particle to the hot side, S_T < 0.
///
/// @param slipCoefficient χ [m²/s], of either sign
/// @param particleConductivity k_p [W/(m·K)], ≥ 0
/// Source: Anderson, Annu. Rev. Fluid Mech. 21 (1989) 61. Layer thin against the radius, no diffusiophoresis of the
/// ions.
public record ThermoOsmosis(double slipCoefficient, double particleConductivity) implements SoretLaw {

    public ThermoOsmosis {
        Require.finite("a slip coefficient", slipCoefficient, "m²/s");
        if (!(particleConductivity >= 0) || Double.isInfinite(particleConductivity)) {
            throw new IllegalArgumentException("the conductivity of a particle is not below zero, got "
                    + particleConductivity + " W/(m·K)");
        }
    }

    /// Share of the slip that moves a particle, `2k_f/(2k_f + k_p)`.
    ///
    /// @param conductivity k_f of the solvent [W/(m·K)]
    public double contrast(double conductivity) {
        return 2 * conductivity / (2 * conductivity + particleConductivity);
    }

    @Override
    public double at(double temperature, Fluid solvent, Diffusivity diffusivity) {
        return -contrast(solvent.conductivity().at(temperature)) * slipCoefficient
                / (temperature * diffusivity.at(temperature, solvent));
    }

    @Override
    public Property[] properties(Fluid solvent, Diffusivity diffusivity) {
        return Stream.concat(Stream.of(solvent.conductivity()), Stream.of(diffusivity.properties(solvent)))
                .toArray(Property[]::new);
    }
}
