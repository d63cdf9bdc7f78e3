package org.soretflow.run;

/// How a transient run chooses its steps.
///
/// The step is the largest that keeps the estimated local error of every field below `errorTolerance` (relative to the
/// field's range), grows at most by a factor of two, keeps the Courant number below its limit, and lands on every
/// scheduled output time, on jumps of sources, and on the end.
///
/// @param firstStep length of the first step [s]
/// @param maximumStep longest step [s]; +∞ for none
/// @param errorTolerance local error per step relative to the range of the field [1]; +∞ for steps of fixed length
///     (`firstStep`)
/// @param courantLimit largest Courant number [1]; +∞ for none
public record TimeControl(double firstStep, double maximumStep, double errorTolerance, double courantLimit) {

    public TimeControl {
        require(firstStep > 0 && Double.isFinite(firstStep), "first step must be positive", firstStep);
        require(maximumStep > 0, "maximum step must be positive", maximumStep);
        require(errorTolerance > 0, "error tolerance must be positive", errorTolerance);
        require(courantLimit > 0, "Courant limit must be positive", courantLimit);
    }

    /// Error control at 1e-4, starting from a step [s].
    public static TimeControl startingWith(double firstStep) {
        return new TimeControl(firstStep, Double.POSITIVE_INFINITY, 1e-4, Double.POSITIVE_INFINITY);
    }

    /// Steps of one length [s].
    public static TimeControl fixed(double step) {
        return new TimeControl(step, step, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public TimeControl withMaximumStep(double step) {
        return new TimeControl(firstStep, step, errorTolerance, courantLimit);
    }

    public TimeControl withErrorTolerance(double tolerance) {
        return new TimeControl(firstStep, maximumStep, tolerance, courantLimit);
    }

    public TimeControl withCourantLimit(double limit) {
        return new TimeControl(firstStep, maximumStep, errorTolerance, limit);
    }

    private static void require(boolean condition, String rule, double found) {
        if (!condition) {
            throw new IllegalArgumentException(rule + ", got " + found);
        }
    }
}
