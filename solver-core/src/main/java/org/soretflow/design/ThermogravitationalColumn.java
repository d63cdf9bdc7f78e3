package org.soretflow.design;

/// The thermogravitational column of Clusius and Dickel, and the thermal trap, far from their ends.
///
/// The slot's own convection, `v = (g β ΔT h²/ν) P(x)` with `P = −x/12 + x²/4 − x³/6` (x = 0: the cold wall), carries a
/// solute that the Soret effect holds to one wall. For a concentration that varies slowly along the slot, z upwards,
///
///     ∂c/∂t = ∂/∂z (D_eff ∂c/∂z − V c),   V = −(s D/h) (Ra_D/720) f(s),   D_eff = D (1 + Ra_D² d(s)/9!)
///
/// with s = S_T ΔT and `Ra_D = g β ΔT h³/(ν D)`. f and d tend to 1 for small s; they are integrals over the gap. A
/// solute with β S_T > 0 gathers at the foot. For fractions that are not small, c becomes c/(1−c) in the steady state.
///
/// Sources: Furry, Jones and Onsager, Phys. Rev. 55 (1939) 1083; Baaske et al., PNAS 104 (2007) 9346.
///
/// @param solvent properties at the mean temperature
/// @param solute the same
/// @param slot the cell
public record ThermogravitationalColumn(Solvent solvent, Solute solute, Slot slot) {

    /// 9!: the mean of P² inverted, in the sense of the spreading.
    public static final double NINE_FACTORIAL = 362880;
    /// Ra_D at which a weak drift separates most, √9! = 602.395.
    public static final double BEST_SPECIES_RAYLEIGH = Math.sqrt(NINE_FACTORIAL);
    private static final double SIX_FACTORIAL = 720;
    private static final double WEAK = 1e-6;

    /// `P(x) = −x/12 + x²/4 − x³/6`, upward velocity of the slot in units of g β ΔT h²/ν; its largest size is √3/216.
    ///
    /// @param x distance from the cold wall over the gap [1]
    public static double profile(double x) {
        return x * (-1.0 / 12 + x * (0.25 - x / 6));
    }

    /// `f(s) = −720 ∫ w P dx / s` [1], what a finite drift leaves of V; 1 at s = 0, and even in s.
    public static double driftFactor(double strength) {
        return Math.abs(strength) < WEAK ? 1
                : -SIX_FACTORIAL * SheathedFlow.of(strength, ThermogravitationalColumn::profile).velocity() / strength;
    }

    /// `d(s) = 9! K(s)` [1], the factor of a finite drift in the spreading by convection; 1 at s = 0.
    public static double spreadingFactor(double strength) {
        return NINE_FACTORIAL * SheathedFlow.of(strength, ThermogravitationalColumn::profile).spreading();
    }

    /// The gap of the largest separation [m]: `Ra_D = √(9!/d(s))`.
    ///
    /// @param gravity g [m/s²]
    /// @param temperatureDifference ΔT [K]
    /// @throws IllegalArgumentException if the solvent does not expand, for nothing convects then
    public static double optimumGap(Solvent solvent, Solute solute, double temperatureDifference, double gravity) {
        if (solvent.expansion() == 0) {
            throw new IllegalArgumentException("the thermal expansion is zero; nothing convects, no gap is best");
        }
        double strength = solute.soretCoefficient() * temperatureDifference;
        double best = BEST_SPECIES_RAYLEIGH / Math.sqrt(spreadingFactor(strength));
        return Math.cbrt(best * solvent.kinematicViscosity() * solute.diffusivity()
                / (gravity * Math.abs(solvent.expansion()) * temperatureDifference));
    }

    /// s = S_T ΔT [1].
    public double strength() {
        return solute.soretCoefficient() * slot.temperatureDifference();
    }

    /// Ra = g β ΔT h³/(ν κ) [1].
    public double rayleigh() {
        return speciesRayleigh() * solute.diffusivity() / solvent.thermalDiffusivity();
    }

    /// Ra_D = g β ΔT h³/(ν D) [1].
    public double speciesRayleigh() {
        return slot.gravity() * solvent.expansion() * slot.temperatureDifference() * Math.pow(slot.gap(), 3)
                / (solvent.kinematicViscosity() * solute.diffusivity());
    }

    /// Largest velocity of the convection [m/s]: √3/216 · g β ΔT h²/ν.
    public double largestVelocity() {
        return Math.sqrt(3) / 216 * Math.abs(speciesRayleigh()) * solute.diffusivity() / slot.gap();
    }

    /// V [m/s], upward velocity of a solute in transverse equilibrium, without diffusion along the slot.
    public double drift() {
        double strength = strength();
        return -strength * solute.diffusivity() / slot.gap() * speciesRayleigh() / SIX_FACTORIAL
                * driftFactor(strength);
    }

    /// D_eff [m²/s], diffusion and convective spreading along the slot.
    public double axialDiffusivity() {
        double rayleigh = speciesRayleigh();
        return solute.diffusivity() * (1 + rayleigh * rayleigh / NINE_FACTORIAL * spreadingFactor(strength()));
    }

    /// d ln c/dz [1/m] in the steady state, V/D_eff; negative where the foot is rich.
    public double slope() {
        return drift() / axialDiffusivity();
    }

    /// The same for a weak drift [1/m], f = d = 1: `−(s/h) (Ra_D/720)/(1 + Ra_D²/9!)`.
    public double weakSlope() {
        double rayleigh = speciesRayleigh();
        return -strength() / slot.gap() * rayleigh / SIX_FACTORIAL / (1 + rayleigh * rayleigh / NINE_FACTORIAL);
    }

    /// d ln c/dz [1/m] without the assumption that c varies little over a gap: see [ColumnMode].
    public double exactSlope() {
        return ColumnMode.slope(strength(), speciesRayleigh()) / slot.gap();
    }

    /// ln(c_foot/c_head) [1] over the whole length; ends are left out.
    public double logRatio() {
        return -slope() * slot.length();
    }

    /// How uniform contents of a closed column come to their steady state.
    public Accumulation closed() {
        return Accumulation.closed(Math.abs(logRatio()), timeUnit());
    }

    /// How a trap, closed at its rich end and open to a reservoir at the other, fills from that concentration.
    public Accumulation open() {
        return Accumulation.open(Math.abs(logRatio()), timeUnit());
    }

    private double timeUnit() {
        return slot.length() * slot.length() / axialDiffusivity();
    }
}
