package org.soretflow.discrete;

/// Steady states by way of implicit steps in a pseudo-time, one Newton step each, that grow as the residual falls
/// (switched evolution relaxation): for first guesses from which Newton's method does not converge.
///
/// The rate 1/τ stands beside the flow and all coupled scalars. It falls with the residual, a little faster; a step
/// after which the residual is much larger is taken back and taken again with a larger rate.
/// Sources: Mulder and van Leer, J. Comput. Phys. 59 (1985) 232; Kelley and Keyes, SIAM J. Numer. Anal. 35 (1998) 508.
final class PseudoTime {

    /// First rate, as a share of what passes through a cell over its volume; below the smallest share it is zero.
    private static final double FIRST = 0.1;
    private static final double SMALLEST = 1e-7;
    private static final double LARGEST = 1e4;
    /// Growth of the residual that is let pass.
    private static final double GROWTH = 2;
    /// Residual, relative to the forces that drive the flow, that a first step from rest may leave.
    private static final double UNBALANCED = 2;
    /// Growth of the rate when a step is taken back.
    private static final double BACK = 8;
    /// Factor on the rate beside the change of the residual, and limits of both together.
    private static final double FALL = 0.5;
    private static final double FASTEST_FALL = 0.1;
    private static final int MOST_STEPS = 150;
    /// Steps whose linear systems were not solved.
    private static final int MOST_STALLED = 10;

    private final double scale;
    private double share = FIRST;
    private int steps;
    private int stalled;

    /// @param scale what passes through a cell over its volume [1/s]
    PseudoTime(double scale) {
        this.scale = scale;
    }

    /// 1/τ [1/s].
    double rate() {
        return share > SMALLEST ? share * scale : 0;
    }

    /// Tells of a step.
    ///
    /// @param before residual before it
    /// @param after residual after it
    /// @return false if the step is to be taken back
    boolean accepts(double before, double after) {
        double most = steps == 0 ? Math.max(GROWTH * before, UNBALANCED) : GROWTH * before;
        steps++;
        if (!(after <= most)) {
            share = Math.max(BACK * share, BACK * SMALLEST);
            return false;
        }
        share *= Math.clamp(FALL * after / before, FASTEST_FALL, 1);
        return true;
    }

    /// Tells that the linear system of the step was not solved: shorter steps are easier.
    void stalls() {
        stalled++;
        share = Math.max(BACK * share, BACK * SMALLEST) / FASTEST_FALL;
    }

    /// True if it leads nowhere.
    boolean isOver() {
        return steps >= MOST_STEPS || share > LARGEST || stalled >= MOST_STALLED;
    }
}
