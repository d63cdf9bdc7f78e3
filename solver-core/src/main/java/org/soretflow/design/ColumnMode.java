package org.soretflow.design;

/// The steady state of a dilute solute in the endless column, exact in the drift and in the slope along it.
///
/// `c = e^{q z} φ(x)` with lengths in gaps: `φ″ + s φ′ + q² φ = Ra_D P(x) q φ`, without flux through the walls.
/// Integrated over the gap this is a state without flux along the column. With the flux `q χ = φ′ + s φ` the trivial
/// q = 0 drops out:
///
///     φ′ = q χ − s φ,   χ′ = (Ra_D P − q) φ,   χ(0) = χ(1) = 0
final class ColumnMode {

    private static final int STEPS = 400;
    private static final double TOLERANCE = 1e-12;

    private ColumnMode() {}

    /// q [1], d ln c/dz times the gap; NaN if the search ends nowhere.
    ///
    /// @param strength s = S_T ΔT [1]
    /// @param rayleigh Ra_D [1]
    static double slope(double strength, double rayleigh) {
        SheathedFlow weak = SheathedFlow.of(strength, ThermogravitationalColumn::profile);
        double first = rayleigh * weak.velocity() / (1 + rayleigh * rayleigh * weak.spreading());
        if (first == 0) {
            return 0;
        }
        double old = first;
        double oldMiss = miss(old, strength, rayleigh);
        double q = first * 1.01;
        for (int iteration = 0; iteration < 60; iteration++) {
            double now = miss(q, strength, rayleigh);
            double next = q - now * (q - old) / (now - oldMiss);
            if (!Double.isFinite(next) || Math.abs(next) > 20 * Math.abs(first)) {
                return Double.NaN;
            }
            if (Math.abs(next - q) <= TOLERANCE * Math.abs(next)) {
                return next;
            }
            old = q;
            oldMiss = now;
            q = next;
        }
        return Double.NaN;
    }

    /// χ(1), by the classical method of Runge and Kutta.
    private static double miss(double q, double strength, double rayleigh) {
        double step = 1.0 / STEPS;
        double phi = 1;
        double chi = 0;
        for (int n = 0; n < STEPS; n++) {
            double x = n * step;
            double here = rayleigh * ThermogravitationalColumn.profile(x) - q;
            double half = rayleigh * ThermogravitationalColumn.profile(x + 0.5 * step) - q;
            double there = rayleigh * ThermogravitationalColumn.profile(x + step) - q;
            double phi1 = q * chi - strength * phi;
            double chi1 = here * phi;
            double phi2 = q * (chi + 0.5 * step * chi1) - strength * (phi + 0.5 * step * phi1);
            double chi2 = half * (phi + 0.5 * step * phi1);
            double phi3 = q * (chi + 0.5 * step * chi2) - strength * (phi + 0.5 * step * phi2);
            double chi3 = half * (phi + 0.5 * step * phi2);
            double phi4 = q * (chi + step * chi3) - strength * (phi + step * phi3);
            double chi4 = there * (phi + step * phi3);
            phi += step / 6 * (phi1 + 2 * phi2 + 2 * phi3 + phi4);
            chi += step / 6 * (chi1 + 2 * chi2 + 2 * chi3 + chi4);
        }
        return chi;
    }
}
