package org.soretflow.cell;

/// Forces and flows on the control volumes of staggered velocities.
public final class Momentum {

    private Momentum() {}

    /// Flow through the face of a staggered control volume, `½ ρ (A₁ u₁ + A₂ u₂)` [kg/s], or [m³/s] with ρ = 1.
    public static double flow(double density, double area1, double velocity1, double area2, double velocity2) {
        return 0.5 * density * (area1 * velocity1 + area2 * velocity2);
    }

    /// Pressure force in the positive direction, `A (p_L − p_R)` [N].
    public static double pressureForce(double area, double pressureLeft, double pressureRight) {
        return area * (pressureLeft - pressureRight);
    }

    /// Linear interpolation to the face between two cells, `(δ_R φ_L + δ_L φ_R)/(δ_L + δ_R)`.
    ///
    /// @param deltaLeft half width (or width) of the left cell
    /// @param deltaRight the same of the right cell
    public static double interpolated(double left, double deltaLeft, double right, double deltaRight) {
        return (deltaRight * left + deltaLeft * right) / (deltaLeft + deltaRight);
    }

    /// Weight of a face in the pressure equation, `A²/C` [m·s]; zero where the velocity is given.
    ///
    /// @param diagonal of the momentum equation [kg/s]
    /// @param relaxation C over the diagonal
    /// @param fixed from which diagonal on the velocity is given
    public static double pressureWeight(double area, double diagonal, double relaxation, double fixed) {
        return diagonal > 0 && diagonal < fixed ? area * area / (relaxation * diagonal) : 0;
    }

    /// Change of a velocity by a change of pressure, `(w/A)(φ_L − φ_R)` [m/s].
    public static double velocityChange(double weight, double area, double changeLeft, double changeRight) {
        return weight / area * (changeLeft - changeRight);
    }
}
