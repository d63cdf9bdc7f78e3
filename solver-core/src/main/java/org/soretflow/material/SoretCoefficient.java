package org.soretflow.material;

/// Soret coefficient S_T(T) = D_T/D [1/K] and its integral, the thermophoretic potential Φ(T) = ∫ S_T dT [1].
///
/// Positive S_T drives the species to the cold side. At rest behind closed walls the steady state is
/// `c = A·exp(−Φ(T))` (dilute) or `c/(1−c) = A·exp(−Φ(T))` (binary), whatever the geometry.
public sealed interface SoretCoefficient {

    /// S_T [1/K] at a temperature [K].
    double at(double temperature);

    /// Φ [1] at a temperature [K], relative to [#reference()].
    double potential(double temperature);

    /// Temperature at which Φ is zero [K].
    double reference();

    /// The same number at every temperature, Φ = S_T·(T − T_ref) with T_ref = 298.15 K.
    static SoretCoefficient constant(double value) {
        return new Integrated(Property.constant(value), 298.15);
    }

    /// A property (polynomial, table) of the temperature, integrated exactly.
    ///
    /// @param law S_T(T) [1/K]
    /// @param reference temperature at which Φ is zero [K]
    record Integrated(Property law, double reference) implements SoretCoefficient {
        @Override
        public double at(double temperature) {
            return law.at(temperature);
        }

        @Override
        public double potential(double temperature) {
            return law.integral(reference, temperature);
        }
    }

    /// Empirical law of proteins, micelles and DNA: `S_T = S_∞ [1 − exp((T* − T)/T_0)]`.
    ///
    /// It changes sign at T*; for S_∞ > 0 the concentration at rest is largest on the isotherm T = T*.
    /// Potential: `Φ = S_∞ [(T − T*) + T_0 (exp((T* − T)/T_0) − 1)]`.
    ///
    /// @param plateau S_∞ [1/K], the value far above T*
    /// @param signChange T* [K]
    /// @param scale T_0 [K], > 0
    /// Source: Iacopini and Piazza, Europhys. Lett. 63 (2003) 247.
    record IacopiniPiazza(double plateau, double signChange, double scale) implements SoretCoefficient {
        public IacopiniPiazza {
            if (!Double.isFinite(plateau) || !(signChange > 0) || !(scale > 0)) {
                throw new IllegalArgumentException(
                        "Iacopini–Piazza law needs a finite plateau and positive temperatures,"
                        + " got " + plateau + " 1/K, T* = " + signChange + " K, T0 = " + scale + " K");
            }
        }

        @Override
        public double at(double temperature) {
            return -plateau * Math.expm1((signChange - temperature) / scale);
        }

        @Override
        public double potential(double temperature) {
            double x = (temperature - signChange) / scale;
            return plateau * scale * (x + Math.expm1(-x));
        }

        @Override
        public double reference() {
            return signChange;
        }
    }
}
