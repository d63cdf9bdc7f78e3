package org.soretflow.material;

/// Diffusivity of a species in a fluid, D [m²/s].
public sealed interface Diffusivity {

    /// Boltzmann constant [J/K] (exact, SI 2019).
    double BOLTZMANN = 1.380649e-23;

    /// D [m²/s] at a temperature [K] in a fluid.
    double at(double temperature, Fluid fluid);

    /// The properties of the fluid, or of its own, that it is made from: with their ranges and their kinks.
    default Property[] properties(Fluid fluid) {
        return new Property[] {fluid.viscosity()};
    }

    /// A property of the temperature alone, mostly a constant.
    record Given(Property law) implements Diffusivity {
        @Override
        public double at(double temperature, Fluid fluid) {
            return law.at(temperature);
        }

        @Override
        public Property[] properties(Fluid fluid) {
            return new Property[] {law};
        }
    }

    /// Stokes–Einstein: `D = k_B T / (6π μ(T) a)`.
    ///
    /// @param radius hydrodynamic radius a [m], > 0
    /// Source: Einstein, Ann. Phys. 17 (1905) 549. Note: only `−D∇c` uses it; the Itô form `−∇(Dc)` is another model.
    record StokesEinstein(double radius) implements Diffusivity {
        public StokesEinstein {
            if (!(radius > 0) || Double.isInfinite(radius)) {
                throw new IllegalArgumentException("Stokes–Einstein needs a positive radius, got " + radius + " m");
            }
        }

        @Override
        public double at(double temperature, Fluid fluid) {
            return BOLTZMANN * temperature / (6 * Math.PI * fluid.viscosity().at(temperature) * radius);
        }
    }

    /// `D = D_ref (T/T_ref) μ(T_ref)/μ(T)`: Stokes–Einstein through one measured point.
    ///
    /// @param value D_ref [m²/s]
    /// @param reference T_ref [K]
    record Scaled(double value, double reference) implements Diffusivity {
        public Scaled {
            if (!(value > 0) || !(reference > 0)) {
                throw new IllegalArgumentException("a scaled diffusivity needs positive numbers, got " + value
                        + " m²/s at " + reference + " K");
            }
        }

        @Override
        public double at(double temperature, Fluid fluid) {
            double viscosityRatio = fluid.viscosity().at(reference) / fluid.viscosity().at(temperature);
            return value * (temperature / reference) * viscosityRatio;
        }
    }

    /// A particle in a gas, Stokes–Einstein with Cunningham's slip correction: `D = k_B T C_c / (6π μ(T) a)`.
    ///
    /// C_c and the mean free path are those of [Gas].
    ///
    /// @param radius a [m], > 0
    /// @param gasMolarMass M of the gas [kg/mol], > 0
    /// Source: Cunningham, Proc. R. Soc. A 83 (1910) 357; coefficients: Davies (1945) as used by Talbot et al. (1980).
    record Cunningham(double radius, double gasMolarMass) implements Diffusivity {
        public Cunningham {
            requirePositive("radius [m]", radius);
            requirePositive("molar mass of the gas [kg/mol]", gasMolarMass);
        }

        @Override
        public double at(double temperature, Fluid fluid) {
            double knudsen = Gas.meanFreePath(temperature, fluid, gasMolarMass) / radius;
            return BOLTZMANN * temperature * Gas.slipCorrection(knudsen)
                    / (6 * Math.PI * fluid.viscosity().at(temperature) * radius);
        }

        @Override
        public Property[] properties(Fluid fluid) {
            return new Property[] {fluid.viscosity(), fluid.density()};
        }
    }

    /// A polymer coil through which the solvent does not flow (Zimm): `D = 8/(3√(6π³)) k_B T/(μ(T) R)`, R = b N^ν.
    ///
    /// @param segmentLength b, length of a Kuhn segment [m], > 0
    /// @param segments N, number of segments, ≥ 1
    /// @param floryExponent ν: 0.588 in a good solvent, 0.5 in a theta solvent
    /// Source: Zimm, J. Chem. Phys. 24 (1956) 269; Doi and Edwards, The Theory of Polymer Dynamics (1986), eq. 4.61.
    /// The prefactor 0.1955 is that of an ideal coil; in a good solvent it is about 4 % larger.
    record Zimm(double segmentLength, double segments, double floryExponent) implements Diffusivity {
        /// 8/(3√(6π³))
        private static final double PREFACTOR = 8 / (3 * Math.sqrt(6 * Math.PI * Math.PI * Math.PI));

        public Zimm {
            requirePositive("segment length [m]", segmentLength);
            if (!(segments >= 1) || Double.isInfinite(segments)) {
                throw new IllegalArgumentException("a polymer has at least one segment, got " + segments);
            }
            if (!(floryExponent > 0 && floryExponent <= 1)) {
                throw new IllegalArgumentException("a Flory exponent lies between 0 and 1, got " + floryExponent);
            }
        }

        @Override
        public double at(double temperature, Fluid fluid) {
            double size = segmentLength * Math.pow(segments, floryExponent);
            return PREFACTOR * BOLTZMANN * temperature / (fluid.viscosity().at(temperature) * size);
        }
    }

    /// A polymer by its length, from one measured chain: `D = D_ref (M/M_ref)^−ν (T/T_ref) μ(T_ref)/μ(T)`.
    ///
    /// @param measured D_ref at T_ref, of a chain of mass M_ref
    /// @param relativeMass M/M_ref, > 0
    /// @param floryExponent ν: 0.588 in a good solvent, 0.5 in a theta solvent
    /// Source: Flory, Principles of Polymer Chemistry (1953), ch. XIV.
    record Flory(Scaled measured, double relativeMass, double floryExponent) implements Diffusivity {
        public Flory {
            requirePositive("ratio of masses", relativeMass);
            if (!(floryExponent > 0 && floryExponent <= 1)) {
                throw new IllegalArgumentException("a Flory exponent lies between 0 and 1, got " + floryExponent);
            }
        }

        @Override
        public double at(double temperature, Fluid fluid) {
            return measured.at(temperature, fluid) * Math.pow(relativeMass, -floryExponent);
        }
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a diffusivity needs a positive " + what + ", got " + value);
        }
    }
}
