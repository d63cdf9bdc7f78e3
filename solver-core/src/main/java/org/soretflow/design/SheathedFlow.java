package org.soretflow.design;

import java.util.function.DoubleUnaryOperator;

/// A solute in transverse Soret equilibrium, carried along a gap by a flow: its mean velocity and its spreading.
///
/// Across the gap, x = 0 at the cold and 1 at the hot wall, the solute has a density `w = s e^{−s x}/(1 − e^{−s})`,
/// s = S_T ΔT. A velocity v(x), in units of U, carries it with
///
///     ⟨v⟩ = ∫ w v dx,    D_axial/D = 1 + (U h/D)² K,    K = ∫ g²/w dx,   g = ∫₀ˣ w (v − ⟨v⟩) dx
///
/// at times longer than h²/D. Source: Aris, Proc. R. Soc. A 235 (1956) 67; Giddings, J. Chem. Phys. 49 (1968) 81.
///
/// @param velocity ⟨v⟩ [1], mean velocity of the solute in units of U
/// @param spreading K [1]
public record SheathedFlow(double velocity, double spreading) {

    /// Where w has fallen by e⁻⁶⁰⁰ nothing is left to be counted.
    private static final double DEEPEST = 600;
    private static final int FEWEST_PANELS = 16;

    /// Integrates over the gap by panels of the Gauss–Legendre rule, to about 1e-14.
    ///
    /// @param strength s = S_T ΔT [1], of either sign, |s| ≤ 1e5
    /// @param profile v(x), x from the cold wall in units of the gap
    /// @throws IllegalArgumentException if the strength is larger or no number
    public static SheathedFlow of(double strength, DoubleUnaryOperator profile) {
        if (!(Math.abs(strength) <= 1e5)) {
            throw new IllegalArgumentException("S_T·ΔT must lie between -1e5 and 1e5, got " + strength);
        }
        if (strength < 0) {
            return of(-strength, x -> profile.applyAsDouble(1 - x));
        }
        double end = strength > DEEPEST ? DEEPEST / strength : 1;
        int panels = Math.max(FEWEST_PANELS, (int) Math.ceil(strength * end));
        double scale = strength == 0 ? 1 : strength / -Math.expm1(-strength);
        DoubleUnaryOperator weight = x -> scale * Math.exp(-strength * x);
        double mean = 0;
        for (int n = 0; n < panels; n++) {
            mean += integral(x -> weight.applyAsDouble(x) * profile.applyAsDouble(x), end * n / panels,
                    end * (n + 1) / panels);
        }
        double velocity = mean;
        DoubleUnaryOperator excess = x -> weight.applyAsDouble(x) * (profile.applyAsDouble(x) - velocity);
        // g from the thin side, so that it stays exact relative to w there
        double below = 0;
        double spreading = 0;
        for (int n = panels - 1; n >= 0; n--) {
            double from = end * n / panels;
            double to = end * (n + 1) / panels;
            for (int m = 0; m < GaussLegendre.POINTS; m++) {
                double x = GaussLegendre.node(m, from, to);
                double g = below - integral(excess, x, to);
                spreading += GaussLegendre.weight(m, from, to) * g * g / weight.applyAsDouble(x);
            }
            below -= integral(excess, from, to);
        }
        return new SheathedFlow(velocity, spreading);
    }

    private static double integral(DoubleUnaryOperator function, double from, double to) {
        double sum = 0;
        for (int m = 0; m < GaussLegendre.POINTS; m++) {
            sum += GaussLegendre.weight(m, from, to) * function.applyAsDouble(GaussLegendre.node(m, from, to));
        }
        return sum;
    }
}
