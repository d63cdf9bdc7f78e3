package org.soretflow.discrete;

/// Fully developed laminar flow along a pipe or between two coaxial cylinders: averages over rings, relative to the mean.
///
/// `u ∝ R² − r² + (R² − R₀²) ln(r/R)/ln(R/R₀)`, in a pipe (R₀ = 0) `u/ū = 2 (1 − r²/R²)`.
/// Source: White, Viscous Fluid Flow, section 3-3; Shah and London (1978), ch. XII.
final class AnnularProfile {

    private final double inner;
    private final double outer;
    /// (1 − κ²)/ln(1/κ) with κ = R₀/R; 0 in a pipe.
    private final double bend;
    private final double all;

    private AnnularProfile(double inner, double outer) {
        this.inner = inner;
        this.outer = outer;
        double ratio = inner / outer;
        bend = ratio > 0 ? (1 - ratio * ratio) / -Math.log(ratio) : 0;
        all = flow(inner, outer);
    }

    /// @param inner radius of the inner wall, 0 in a pipe [m]
    /// @param outer radius of the outer wall [m]
    static AnnularProfile between(double inner, double outer) {
        return new AnnularProfile(inner, outer);
    }

    /// Average of the velocity over a ring, relative to the mean between the walls; zero beyond the walls [1].
    ///
    /// @param from inner radius of the ring [m]
    /// @param to outer radius of the ring [m]
    double average(double from, double to) {
        double low = Math.clamp(from, inner, outer);
        double high = Math.clamp(to, inner, outer);
        return flow(low, high) / all * (outer * outer - inner * inner) / ((to - from) * (to + from));
    }

    /// `∫ (1 − s² + b ln s) 2s ds`, s = r/R.
    private double flow(double from, double to) {
        double low = from / outer;
        double high = to / outer;
        double squares = (high - low) * (high + low);
        double parabola = squares * (1 - 0.5 * (high * high + low * low));
        return bend == 0 ? parabola : parabola + bend * (logarithm(high) - logarithm(low));
    }

    /// `∫ 2s ln s ds = s² ln s − s²/2`.
    private static double logarithm(double s) {
        return s * s * (Math.log(s) - 0.5);
    }
}
