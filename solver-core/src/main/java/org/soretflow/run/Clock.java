package org.soretflow.run;

/// Where a run stands in time.
///
/// @param step steps taken
/// @param time [s]
/// @param lastSteps lengths of the last two steps [s], newest first; 0 where there is none to build upon
/// @param nextStep length that the control wants for the next step [s]
record Clock(long step, double time, double[] lastSteps, double nextStep) {

    static Clock start(double firstStep) {
        return new Clock(0, 0, new double[2], firstStep);
    }

    /// Forgets the past: the next step is backward Euler again.
    Clock restarted(double firstStep) {
        return new Clock(step, time, new double[2], firstStep);
    }

    Clock advanced(double length, double newTime, double wanted) {
        return new Clock(step + 1, newTime, new double[] {length, lastSteps[0]}, wanted);
    }
}
