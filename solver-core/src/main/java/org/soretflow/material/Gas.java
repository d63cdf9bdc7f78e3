package org.soretflow.material;

/// A gas as a particle in it sees it.
public final class Gas {

    /// Molar gas constant [J/(mol·K)] (exact, SI 2019).
    public static final double GAS_CONSTANT = 8.31446261815324;

    private Gas() {}

    /// Mean free path `λ = 2μ/(ρ c̄)`, `c̄ = √(8RT/(πM))` [m].
    ///
    /// @param temperature [K]
    /// @param molarMass M [kg/mol]
    /// Source: Talbot, Cheng, Schefer and Willis, J. Fluid Mech. 101 (1980) 737.
    public static double meanFreePath(double temperature, Fluid gas, double molarMass) {
        double meanSpeed = Math.sqrt(8 * GAS_CONSTANT * temperature / (Math.PI * molarMass));
        return 2 * gas.viscosity().at(temperature) / (gas.density().at(temperature) * meanSpeed);
    }

    /// Cunningham's factor on the mobility of a particle, `C_c = 1 + Kn [1.20 + 0.41 exp(−0.88/Kn)]`.
    ///
    /// @param knudsen Kn = λ/a, mean free path over radius
    /// Source: as used by Talbot et al. (1980); 1 for Kn → 0, 1.61 Kn for Kn → ∞.
    public static double slipCorrection(double knudsen) {
        return 1 + knudsen * (1.20 + 0.41 * Math.exp(-0.88 / knudsen));
    }
}
