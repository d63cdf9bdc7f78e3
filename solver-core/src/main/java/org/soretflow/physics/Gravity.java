package org.soretflow.physics;

/// Acceleration of gravity as a vector [m/s²].
public record Gravity(double x, double y, double z) {

    /// No gravity.
    public static final Gravity NONE = new Gravity(0, 0, 0);

    /// Gravity in the x–y plane; at angle 0 it points to −y, and it turns counter-clockwise about z.
    ///
    /// @param magnitude [m/s²], ≥ 0
    /// @param angle [rad]
    public static Gravity tilted(double magnitude, double angle) {
        return new Gravity(magnitude * Math.sin(angle), -magnitude * Math.cos(angle), 0);
    }

    public double magnitude() {
        return Math.sqrt(x * x + y * y + z * z);
    }
}
