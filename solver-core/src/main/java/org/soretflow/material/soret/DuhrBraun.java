package org.soretflow.material.soret;

import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.ValidRange;

/// A charged particle in an electrolyte, by the entropy of its hydration and of its ion cloud:
/// `S_T = (A/(k_B T)) [−s_hyd + β σ² λ/(4 ε ε₀ T)]`.
///
/// | Symbol | Meaning |
/// |---|---|
/// | A | surface that counts: 4πa², or 4πa·a_ref if S_T is to grow with the radius only |
/// | s_hyd(T) | entropy of hydration per area [J/(K·m²)], `s + s′ (T − 298.15 K)` |
/// | σ | effective surface charge [C/m²] |
/// | λ | Debye length `√(ε ε₀ k_B T/(2 N_A I e²))`, I the ionic strength |
/// | β | `1 − d ln ε/d ln T`, from the energy σ²λ/(2εε₀) of the plate capacitor; 2.3545 for water at 25 °C |
///
/// How S_T grows with the radius is disputed and must be chosen: a² (Duhr and Braun, Phys. Rev. Lett. 96 (2006)
/// 168301) or a (Braibanti, Vigolo and Piazza, Phys. Rev. Lett. 100 (2008) 108303).
///
/// Source: Duhr and Braun, Proc. Natl. Acad. Sci. 103 (2006) 19678. For λ ≪ a; the electrolyte's Seebeck field is not
/// in it.
public final class DuhrBraun implements SoretLaw {

    private static final double ELEMENTARY_CHARGE = 1.602176634e-19;
    private static final double AVOGADRO = 6.02214076e23;
    private static final double VACUUM = 8.8541878128e-12;
    private static final double REFERENCE = 298.15;

    private final double radius;
    private final double surfaceCharge;
    private final double ionicStrength;
    private final double effectiveArea;
    private final double hydrationEntropy;
    private final double hydrationEntropySlope;
    private final Permittivity permittivity;

    private DuhrBraun(Builder given) {
        radius = given.radius;
        Require.positive("a radius", radius, "m");
        Require.positive("an ionic strength", given.ionicStrength, "mol/m³");
        if (Double.isNaN(given.charge) == Double.isNaN(given.surfaceCharge)) {
            throw new IllegalArgumentException("the charge of a particle is given by surface_charge or by charge,"
                    + " exactly one of them");
        }
        double area = 4 * Math.PI * radius * radius;
        surfaceCharge = Double.isNaN(given.charge) ? given.surfaceCharge : given.charge / area;
        Require.finite("a surface charge", surfaceCharge, "1/m²");
        ionicStrength = given.ionicStrength;
        if (given.sizeExponent == 2) {
            if (!Double.isNaN(given.referenceRadius)) {
                throw new IllegalArgumentException("a reference radius is for a size exponent of 1 only");
            }
            effectiveArea = area;
        } else if (given.sizeExponent == 1) {
            if (!(given.referenceRadius > 0) || Double.isInfinite(given.referenceRadius)) {
                throw new IllegalArgumentException("a size exponent of 1 needs a reference radius, at which the law is"
                        + " that of exponent 2");
            }
            effectiveArea = area * given.referenceRadius / radius;
        } else {
            throw new IllegalArgumentException("a size exponent is 1 or 2, got " + given.sizeExponent);
        }
        hydrationEntropy = given.hydrationEntropy;
        hydrationEntropySlope = given.hydrationEntropySlope;
        Require.finite("a hydration entropy", hydrationEntropy, "J/(K·m²)");
        Require.finite("a slope of the hydration entropy", hydrationEntropySlope, "J/(K²·m²)");
        permittivity = given.permittivity;
    }

    /// Starts a law; radius, charge, ionic strength and size exponent must follow.
    public static Builder builder() {
        return new Builder();
    }

    /// Debye length [m] at a temperature [K].
    public double debyeLength(double temperature) {
        return Math.sqrt(permittivity.at(temperature) * VACUUM * Diffusivity.BOLTZMANN * temperature
                / (2 * AVOGADRO * ionicStrength * ELEMENTARY_CHARGE * ELEMENTARY_CHARGE));
    }

    /// `β = 1 − d ln ε/d ln T` at a temperature [K].
    public double beta(double temperature) {
        return 1 - permittivity.exponent(temperature);
    }

    /// Radius [m].
    public double radius() {
        return radius;
    }

    @Override
    public double at(double temperature, Fluid solvent, Diffusivity diffusivity) {
        double density = surfaceCharge * ELEMENTARY_CHARGE;
        double hydration = hydrationEntropy + hydrationEntropySlope * (temperature - REFERENCE);
        double cloud = beta(temperature) * density * density * debyeLength(temperature)
                / (4 * permittivity.at(temperature) * VACUUM * temperature);
        return effectiveArea / (Diffusivity.BOLTZMANN * temperature) * (cloud - hydration);
    }

    @Override
    public ValidRange range() {
        return permittivity.range();
    }

    /// Collects the numbers of the law under the names of the case file.
    public static final class Builder {
        private double radius = Double.NaN;
        private double surfaceCharge = Double.NaN;
        private double charge = Double.NaN;
        private double ionicStrength = Double.NaN;
        private double sizeExponent = Double.NaN;
        private double referenceRadius = Double.NaN;
        private double hydrationEntropy;
        private double hydrationEntropySlope;
        private Permittivity permittivity = Permittivity.WATER;

        private Builder() {}

        /// @param value a [m]
        public Builder radius(double value) {
            radius = value;
            return this;
        }

        /// @param value effective elementary charges per area [1/m²]
        public Builder surfaceCharge(double value) {
            surfaceCharge = value;
            return this;
        }

        /// @param value effective elementary charges of the particle [1]
        public Builder charge(double value) {
            charge = value;
            return this;
        }

        /// @param value I = ½ Σ z² c [mol/m³]
        public Builder ionicStrength(double value) {
            ionicStrength = value;
            return this;
        }

        /// @param value 1 or 2
        public Builder sizeExponent(double value) {
            sizeExponent = value;
            return this;
        }

        /// @param value a_ref [m], for a size exponent of 1
        public Builder referenceRadius(double value) {
            referenceRadius = value;
            return this;
        }

        /// @param value s_hyd at 25 °C [J/(K·m²)]
        public Builder hydrationEntropy(double value) {
            hydrationEntropy = value;
            return this;
        }

        /// @param value ds_hyd/dT [J/(K²·m²)]
        public Builder hydrationEntropySlope(double value) {
            hydrationEntropySlope = value;
            return this;
        }

        /// @param law ε(T) of the solvent; water if nothing is said
        public Builder permittivity(Permittivity law) {
            permittivity = law;
            return this;
        }

        /// @throws IllegalArgumentException if something is missing or impossible
        public DuhrBraun build() {
            return new DuhrBraun(this);
        }
    }
}
