package org.soretflow.discrete;

/// Fully developed laminar flow through a rectangle: averages of the velocity over parts of it, relative to the mean.
///
/// With walls at both ends of one direction it is plane Poiseuille flow, `u/ū = 6 ζ(1−ζ)`; with four walls it solves
/// `−∇²u = 1` by the series (Shah and London 1978, section VII.A; White, Viscous Fluid Flow)
///
/// `u = y(w−y)/2 − Σ_{n odd} 4w²/(π³n³) sin(λy) cosh(λs)/cosh(λh/2)`, `λ = nπ/w`,
///
/// where y is the distance from a wall of the direction of width w and s the distance from the middle of the other
/// direction of width h. Each term is averaged in closed form. Either direction may take the part of y: for each average
/// the one with which the terms fall faster.
final class DevelopedProfile {

    /// Bound of what the left-out terms may add, relative to the mean velocity [1].
    private static final double TOLERANCE = 1e-14;

    /// Aspect ratio from which the sines always run across the narrow direction: along the wide one the parabola is the
    /// square of the ratio larger than the velocity, and the difference loses as much [1].
    private static final double SLENDER = 20;

    /// Distance between the walls of a direction.
    ///
    /// @param from position of the lower wall [m]
    /// @param to position of the upper wall [m]
    record Gap(double from, double to) {
        double width() {
            return to - from;
        }
    }

    /// A part of a gap, relative to a length.
    ///
    /// @param gap width of the gap
    /// @param middle distance of the part's middle from the lower wall
    /// @param width width of the part
    private record Part(double gap, double middle, double width) {

        /// Distance from the nearer wall.
        double clearance() {
            return Math.max(0, 0.5 * gap - Math.abs(middle - 0.5 * gap) - 0.5 * width);
        }

        /// Average of `ζ(1−ζ)/2 · gap²`; without the difference of two primitives nothing cancels.
        double parabola() {
            return 0.5 * (middle * (gap - middle) - width * width / 12);
        }
    }

    private final Gap first;
    private final Gap second;
    private final double unit;
    private final double mean;

    /// @param first gap in the first direction, null where there are no walls
    /// @param second gap in the second direction, null where there are no walls
    DevelopedProfile(Gap first, Gap second) {
        this.first = first;
        this.second = second;
        double a = first == null ? Double.POSITIVE_INFINITY : first.width();
        double b = second == null ? Double.POSITIVE_INFINITY : second.width();
        unit = Math.min(a, b);
        mean = first == null && second == null ? 1 : average(whole(first), whole(second));
    }

    /// Average of the velocity over a rectangle inside the gaps, relative to the mean over the whole [1].
    ///
    /// @param low1 lower end in the first direction [m]
    /// @param high1 upper end in the first direction [m]
    /// @param low2 lower end in the second direction [m]
    /// @param high2 upper end in the second direction [m]
    double average(double low1, double high1, double low2, double high2) {
        if (first == null && second == null) {
            return 1;
        }
        return average(part(first, low1, high1), part(second, low2, high2)) / mean;
    }

    private Part whole(Gap gap) {
        return gap == null ? null : part(gap, gap.from(), gap.to());
    }

    private Part part(Gap gap, double low, double high) {
        return gap == null ? null
                : new Part(gap.width() / unit, 0.5 * ((low - gap.from()) + (high - gap.from())) / unit,
                        (high - low) / unit);
    }

    private static double average(Part one, Part other) {
        if (one == null) {
            return other.parabola();
        }
        if (other == null) {
            return one.parabola();
        }
        Part narrow = one.gap() <= other.gap() ? one : other;
        Part wide = narrow == one ? other : one;
        boolean slender = wide.gap() > SLENDER * narrow.gap();
        boolean narrowFallsFaster = wide.clearance() / narrow.gap() >= narrow.clearance() / wide.gap();
        return slender || narrowFallsFaster ? series(narrow, wide) : series(wide, narrow);
    }

    /// @param y part in the direction of the sines
    /// @param z part in the direction of the hyperbolic cosines
    private static double series(Part y, Part z) {
        double w = y.gap();
        double offset = Math.abs(z.middle() - 0.5 * z.gap());
        double sum = 0;
        for (long n = 1; ; n += 2) {
            double lambda = n * Math.PI / w;
            double amplitude = 4 * w * w / (Math.PI * Math.PI * Math.PI * n * n * n);
            double halfY = 0.5 * lambda * y.width();
            double span = lambda * z.width();
            double decay = Math.exp(-lambda * z.clearance());
            // the mean velocity is of order 1/12 to 1/30; the tail of a sum like n^−3 is below n/4 terms
            double bound = amplitude * decay * Math.min(1, 1 / halfY) * Math.min(1, 1 / span);
            if (bound * n < TOLERANCE) {
                return y.parabola() - sum;
            }
            double sine = Math.sin(lambda * y.middle()) * (halfY > 0 ? Math.sin(halfY) / halfY : 1);
            double thickness = span > 0 ? -Math.expm1(-span) / span : 1;
            double cosh = decay * thickness * (1 + Math.exp(-2 * lambda * offset)) / (1 + Math.exp(-lambda * z.gap()));
            sum += amplitude * sine * cosh;
        }
    }
}
