package org.soretflow.design;

/// Thermal field-flow fractionation: a pulse of solute in a channel between a cold and a hot plate.
///
/// The Soret effect holds the solute to one wall, in a layer of thickness λh, λ = 1/|S_T ΔT|, where the parabolic flow
/// is slow. For constant viscosity
///
///     R = 6λ [coth(1/(2λ)) − 2λ],   H = 2D/(R⟨v⟩) + χ(λ) h²⟨v⟩/D,   χ = (2/R) ∫ g²/c* dx / ∫ c* dx
///
/// Source: Giddings, J. Chem. Phys. 49 (1968) 81; Giddings, Yoon, Caldwell, Myers and Hovingh, Sep. Sci. 10 (1975) 447.
///
/// @param solute properties at the mean temperature
/// @param gap h [m]
/// @param length L [m] of the channel
/// @param temperatureDifference ΔT [K]
public record ThermalFff(Solute solute, double gap, double length, double temperatureDifference) {

    public ThermalFff {
        Solute.requirePositive("gap [m]", gap);
        Solute.requirePositive("length [m]", length);
        Solute.requirePositive("temperature difference [K]", temperatureDifference);
    }

    /// λ = 1/|S_T ΔT| [1], thickness of the layer over the gap.
    public double layer() {
        return 1 / strength();
    }

    /// R [1], velocity of the solute over the mean velocity of the flow.
    public double retention() {
        double s = strength();
        // the two terms cancel for weak drifts: 1 − s²/60 + …
        return s < 1e-3 ? 1 - s * s / 60 : 6 / s * (1 / Math.tanh(0.5 * s) - 2 / s);
    }

    /// χ [1], from the spreading over the gap by quadrature; 1/105 for weak drifts.
    public double dispersion() {
        return 2 * flow().spreading() / flow().velocity();
    }

    /// H [m], variance per length of a zone.
    ///
    /// @param velocity ⟨v⟩ [m/s], > 0
    public double plateHeight(double velocity) {
        return 2 * solute.diffusivity() / (retention() * velocity)
                + dispersion() * gap * gap * velocity / solute.diffusivity();
    }

    /// ⟨v⟩ [m/s] of the smallest H: (D/h) √(2/(Rχ)).
    public double optimumVelocity() {
        return solute.diffusivity() / gap * Math.sqrt(2 / (retention() * dispersion()));
    }

    /// L/(R⟨v⟩) [s], when the middle of the zone leaves.
    public double retentionTime(double velocity) {
        return length / (retention() * velocity);
    }

    /// N = L/H [1].
    public double plates(double velocity) {
        return length / plateHeight(velocity);
    }

    /// Standard deviation of the zone in time [s], t_R/√N.
    public double spread(double velocity) {
        return retentionTime(velocity) / Math.sqrt(plates(velocity));
    }

    /// Resolution of two solutes in the same channel [1]: |t₁ − t₂|/(2(σ₁ + σ₂)); 1.5 is a baseline between them.
    public double resolution(Solute other, double velocity) {
        ThermalFff second = new ThermalFff(other, gap, length, temperatureDifference);
        return Math.abs(retentionTime(velocity) - second.retentionTime(velocity))
                / (2 * (spread(velocity) + second.spread(velocity)));
    }

    private double strength() {
        return Math.abs(solute.soretCoefficient() * temperatureDifference);
    }

    private SheathedFlow flow() {
        return SheathedFlow.of(strength(), x -> 6 * x * (1 - x));
    }
}
