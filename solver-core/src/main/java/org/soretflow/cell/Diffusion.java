package org.soretflow.cell;

/// Conductances of faces.
public final class Diffusion {

    private Diffusion() {}

    /// Conductance of the face between two cells of different material [W/K for heat, m³/s for a species].
    ///
    /// `G = A / (δ_L/k_L + δ_R/k_R)`: the exact steady flux through two layers in series. Zero if either side does not
    /// conduct: that is how a face becomes closed.
    ///
    /// @param kLeft conductivity of the left cell [W/(m·K)] or diffusivity [m²/s], ≥ 0
    /// @param deltaLeft distance from the left cell's centre to the face [m], > 0
    /// @param kRight conductivity of the right cell
    /// @param deltaRight distance from the right cell's centre to the face [m], > 0
    /// @param area A [m²]
    /// Source: Patankar, Numerical Heat Transfer and Fluid Flow (1980), ch. 4.2-3; no contact resistance.
    public static double conductance(double kLeft, double deltaLeft, double kRight, double deltaRight, double area) {
        return area / (deltaLeft / kLeft + deltaRight / kRight);
    }

    /// The same for one unit of area: `k_L k_R/(δ_L k_R + δ_R k_L)`, and `k/(δ_L + δ_R)` between equal cells, which takes no
    /// division.
    ///
    /// @param perDistance 1/(δ_L + δ_R) [1/m]
    public static double series(
            double kLeft, double deltaLeft, double kRight, double deltaRight, double perDistance) {
        return kLeft == kRight
                ? kLeft * perDistance
                : kLeft * kRight / (deltaLeft * kRight + deltaRight * kLeft);
    }

    /// Conductance from a cell's centre through its wall and a wall resistance to a reference value.
    ///
    /// `G = A / (δ/k + r)`; r = 0 is a fixed wall value, r = ∞ an insulated wall, r = 1/h Newton cooling.
    ///
    /// @param k conductivity of the cell, ≥ 0
    /// @param delta distance from the cell's centre to the wall [m], > 0
    /// @param resistance r [m²·K/W], ≥ 0
    /// @param area A [m²]
    public static double wallConductance(double k, double delta, double resistance, double area) {
        return area / (delta / k + resistance);
    }

    /// Value at the wall itself: `φ_w = φ_P + (q_in/A)·δ/k` with `q_in = G(φ_ref − φ_P) + q A`.
    ///
    /// @param cell φ_P
    /// @param inflow q_in/A, flux into the domain through the wall
    /// @param k conductivity of the cell, ≥ 0; where it is zero the cell's value is taken
    /// @param delta distance from the cell's centre to the wall [m]
    public static double wallValue(double cell, double inflow, double k, double delta) {
        return k > 0 ? cell + inflow * delta / k : cell;
    }
}
