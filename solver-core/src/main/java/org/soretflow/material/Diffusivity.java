package org.soretflow.material;

/// Diffusivity of a species in a fluid, D [m²/s].
public sealed interface Diffusivity {

    /// Boltzmann constant [J/K] (exact, SI 2019).
    double BOLTZMANN = 1.380649e-23;

    /// D [m²/s] at a temperature [K] in a fluid.
    double at(double temperature, Fluid fluid);

    /// A property of the temperature alone, mostly a constant.
    record Given(Property law) implements Diffusivity {
        @Override
        public double at(double temperature, Fluid fluid) {
            return law.at(temperature);
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
}
