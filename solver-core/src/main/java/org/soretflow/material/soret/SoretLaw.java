package org.soretflow.material.soret;

import org.soretflow.material.Approximation;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.PiecewisePolynomial;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.ValidRange;

/// A law of the Soret coefficient S_T [1/K]: positive values drive to the cold side.
///
/// A solver needs S_T and its integral as data; [#in] makes them, for one solvent and one diffusivity:
///
/// ```java
/// SoretCoefficient soret = DuhrBraun.builder().radius(250e-9).surfaceCharge(4.5e15).ionicStrength(1)
///         .sizeExponent(2).build().in(water, new Diffusivity.StokesEinstein(250e-9));
/// ```
public interface SoretLaw {

    /// S_T [1/K].
    ///
    /// @param temperature [K]
    /// @param solvent the fluid in which the species is
    /// @param diffusivity D of the species in it
    double at(double temperature, Fluid solvent, Diffusivity diffusivity);

    /// Temperatures at which the law itself is valid; the properties it is made from narrow them.
    default ValidRange range() {
        return ValidRange.WIDE;
    }

    /// The properties it is made from: their ranges and kinks become those of the law.
    default Property[] properties(Fluid solvent, Diffusivity diffusivity) {
        return new Property[0];
    }

    /// The law for a species in a solvent, as polynomials that agree with it to 1e-12.
    ///
    /// @throws IllegalArgumentException if it is not valid at any temperature there, or gives no numbers
    default SoretCoefficient in(Fluid solvent, Diffusivity diffusivity) {
        Property[] properties = properties(solvent, diffusivity);
        ValidRange valid = range().within(properties);
        PiecewisePolynomial curve = Approximation.of(temperature -> at(temperature, solvent, diffusivity), valid,
                Approximation.knots(properties));
        return new SoretCoefficient.Integrated(curve, Math.clamp(298.15, valid.lowest(), valid.highest()));
    }
}
