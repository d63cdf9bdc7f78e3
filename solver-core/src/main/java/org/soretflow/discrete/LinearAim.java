package org.soretflow.discrete;

import java.util.function.ToDoubleFunction;
import org.soretflow.backend.Buffer;
import org.soretflow.linear.FlexibleGmres;

/// How far the linear solve of each Newton step goes: loosely at first, then as the square of the last gain; in time no
/// further than the error that suffices asks for.
final class LinearAim {

    private static final double LOOSEST = 0.05;
    private static final double TIGHTEST = 1e-4;
    /// The same at the first guess of a time step, which is near: what the derivative neglects is small.
    private static final double NEAR = 2e-3;
    /// Where the flow follows at once, in two dimensions: reduction after which a step in time knows from its size how
    /// far to go, and the furthest; the derivative neglects as much. In three the Newton step before tells.
    private static final double ROUGH = 0.1;
    private static final double NEGLECTED = 5e-3;
    /// Share of the error that suffices which a linear solve may leave.
    private static final double LEFT = 0.7;

    private final Instant instant;
    private final boolean relaxed;
    private final boolean sized;
    private final boolean planar;
    private double reduction = LOOSEST;

    /// @param components of the velocity
    /// @param relaxed whether the steps are those of a pseudo-time
    LinearAim(Instant instant, int components, boolean relaxed) {
        this.instant = instant;
        this.relaxed = relaxed;
        sized = instant.sufficient() > 0 && instant.flowRate() == 0 && !relaxed;
        planar = components < 3;
    }

    /// Goes on to the next Newton step.
    ///
    /// @param steps Newton steps so far
    /// @param norm of the residual now
    /// @param before norm before the last step
    /// @param change of the fields in the last step
    /// @param changeBy what a correction changes the fields by
    /// @return what the solve asks once it can see how large the solution is; null if nothing
    FlexibleGmres.Goal next(int steps, double norm, double before, double change, ToDoubleFunction<Buffer[]> changeBy) {
        if (sized && planar) {
            reduction = ROUGH;
            return correction -> norm
                    * Math.max(NEGLECTED, LEFT * instant.sufficient() / changeBy.applyAsDouble(correction));
        }
        if (sized && steps > 0) {
            reduction = Math.clamp(LEFT * instant.sufficient() / change * before / norm, TIGHTEST, LEFT);
        } else if (steps > 0 && !relaxed) {
            reduction = Math.clamp(0.9 * (norm / before) * (norm / before), TIGHTEST, LOOSEST);
        } else if (instant.speciesRate() > 0 && !relaxed) {
            reduction = Math.clamp(norm, NEAR, LOOSEST);
        }
        return null;
    }

    /// Share of the residual that the solve may leave.
    double reduction() {
        return reduction;
    }
}
