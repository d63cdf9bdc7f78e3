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

    /// Weight of one of two values in the linear interpolation to the face between them, `δ_other/(δ_own + δ_other)` [1].
    public static double share(double deltaOwn, double deltaOther) {
        return deltaOther / (deltaOwn + deltaOther);
    }

    /// Linear interpolation by the weights of [#share].
    public static double weighted(double shareLeft, double left, double shareRight, double right) {
        return shareLeft * left + shareRight * right;
    }

    /// What a flow carries of a change and a change of the flow carries of the value, `F ψ + F' φ`.
    public static double carried(double flow, double change, double flowOfChange, double value) {
        return flow * change + flowOfChange * value;
    }

    /// Area of the half of a control volume's face that lies beside one cell [m²].
    ///
    /// @param width of the cell along the component [m]
    /// @param across what the face measures in the third direction [m]
    public static double halfArea(double width, double across) {
        return 0.5 * width * across;
    }

    /// Conductance of a face that lies half beside one cell and half beside another, `A₁ s₁ + A₂ s₂` [kg/s], s in series by
    /// [Diffusion#series].
    public static double halves(double area1, double series1, double area2, double series2) {
        return area1 * series1 + area2 * series2;
    }

    /// Conductance through the middle of a cell, `μ L l` [kg/s].
    ///
    /// @param across L, what the face measures in one direction [m]
    /// @param slimness l, what it measures in the other over the width of the cell [1]
    public static double throughMiddle(double viscosity, double across, double slimness) {
        return viscosity * (across * slimness);
    }

    /// Weight of a face in a pressure equation, `A²/C`; zero where the velocity is given.
    ///
    /// @param diagonal C: volume of the control volume [m³], or diagonal of a momentum operator [kg/s]
    /// @param fixed from which diagonal on the velocity is given
    public static double pressureWeight(double area, double diagonal, double fixed) {
        return diagonal > 0 && diagonal < fixed ? area * area / diagonal : 0;
    }

    /// Change of a velocity by a change of pressure, `(w/A)(φ_L − φ_R)` [m/s]; 0 on an axis, which has no area.
    public static double velocityChange(double weight, double area, double changeLeft, double changeRight) {
        return area > 0 ? weight / area * (changeLeft - changeRight) : 0;
    }

    /// Area across which a radial velocity conducts through the middle of a ring, relative to `Δy Δz`: `r₁ r₂/r`, r the mean of
    /// the two, so that with [#hoop] the viscous force is `∂/∂r [(1/r) ∂(r u)/∂r]`. 1 where both radii are 1.
    public static double radialArea(double inner, double outer) {
        return inner * outer / (0.5 * (inner + outer));
    }

    /// Resistance of a hoop to a radial velocity, `μ A (1/r₋ − 1/r₊)` [kg/s]; 0 where the radii are equal.
    ///
    /// @param area A of the face [m²]
    /// @param below r₋, radius of the middle of the cell on the inner side, or of the face itself
    /// @param above r₊, the same on the outer side
    public static double hoop(double viscosity, double area, double below, double above) {
        return area > 0 ? viscosity * area * (1 / below - 1 / above) : 0;
    }

    /// Change of pressure that goes with a projection by φ, `(μ d + F)/V + ι φ` [Pa].
    ///
    /// Momentum and gradient commute where the coefficients are uniform: `A ∇φ = ∇(A φ)`.
    /// Source: Brandt and Dinar, in Numerical Methods for Partial Differential Equations (1979) 53.
    ///
    /// @param viscosity μ [Pa·s]
    /// @param defect d [m³/s]
    /// @param carried F, what the flow carries of φ out of the cell
    /// @param inertia ι [kg/(m³·s)]
    public static double distributed(
            double viscosity, double defect, double carried, double volume, double inertia, double phi) {
        return (viscosity * defect + carried) / volume + inertia * phi;
    }

    /// Resistance of a stable stratification to a velocity, `max(0, g w C V² (φ_R − φ_L)/(δ a))` [kg/s].
    ///
    /// @param factor g C: gravity times the capacity of the flow term
    /// @param weight w, change of the density by the scalar
    /// @param difference φ_R − φ_L
    /// @param distance δ between the centres [m]
    /// @param volume V of the control volume [m³]
    /// @param diagonal a of the scalar's equation
    public static double stratification(
            double factor, double weight, double difference, double distance, double volume, double diagonal) {
        return diagonal > 0 ? Math.max(0, factor * weight * volume * volume * difference / (distance * diagonal)) : 0;
    }
}
