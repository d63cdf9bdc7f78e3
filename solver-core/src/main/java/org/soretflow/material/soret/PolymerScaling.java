package org.soretflow.material.soret;

import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;

/// A polymer by its molar mass, from one measured chain: `S_T = S_ref (M/M_ref)^a (T_ref/T)^b`, T_ref = 298.15 K.
///
/// The exponent a is disputed and must be chosen: 0.588 where D_T does not depend on the length (measured in organic
/// solvents), 1 where every monomer adds its share, 1.176 = 2·0.588 where the heat of transport grows with the area of
/// the coil. [PolymerFit] finds the one that data prefer.
///
/// @param value S_ref [1/K] at 298.15 K, of either sign
/// @param relativeMass M/M_ref, > 0
/// @param exponent a
/// @param temperatureExponent b: 0 for a constant, 2 for a constant heat of transport
/// Source: Köhler and Morozov, J. Non-Equilib. Thermodyn. 41 (2016) 151 (review); de Gennes, Scaling Concepts in
/// Polymer Physics (1979). For chains of many segments.
public record PolymerScaling(double value, double relativeMass, double exponent, double temperatureExponent)
        implements SoretLaw {

    /// Flory's exponent of a coil in a good solvent.
    public static final double FLORY = 0.588;

    private static final double REFERENCE = 298.15;

    public PolymerScaling {
        Require.finite("a Soret coefficient", value, "1/K");
        Require.positive("a ratio of molar masses", relativeMass, "");
        Require.finite("an exponent", exponent, "");
        Require.finite("an exponent of the temperature", temperatureExponent, "");
    }

    @Override
    public double at(double temperature, Fluid solvent, Diffusivity diffusivity) {
        return value * Math.pow(relativeMass, exponent) * Math.pow(REFERENCE / temperature, temperatureExponent);
    }
}
