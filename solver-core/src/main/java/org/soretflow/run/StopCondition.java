package org.soretflow.run;

/// When a transient run ends: at a time, or earlier when a field has become steady.
///
/// @param endTime [s]
/// @param field field that is watched; empty for none
/// @param rate the run ends when `max |∂φ/∂t|` over the cells is below `rate · max |φ|` [1/s]
public record StopCondition(double endTime, String field, double rate) {

    public StopCondition {
        if (!(endTime > 0)) {
            throw new IllegalArgumentException("end time must be positive, got " + endTime + " s");
        }
        if (!field.isEmpty() && !(rate > 0)) {
            throw new IllegalArgumentException("the rate that counts as steady must be positive, got " + rate + " 1/s");
        }
    }

    /// Ends at a time [s].
    public static StopCondition until(double endTime) {
        return new StopCondition(endTime, "", 0);
    }

    /// Ends earlier when a field changes more slowly than a relative rate [1/s].
    public StopCondition orSteady(String watched, double relativeRate) {
        return new StopCondition(endTime, watched, relativeRate);
    }
}
