package org.soretflow.cell;

/// The conservative seven-point stencil.
///
/// Every face carries two weights: the flux from left to right is `a_L φ_L − a_R φ_R`. Diffusion has `a_L = a_R`.
public final class Stencil {

    private Stencil() {}

    /// Flux through a face from left to right.
    public static double flux(double left, double phiLeft, double right, double phiRight) {
        return left * phiLeft - right * phiRight;
    }

    /// One Gauss–Seidel value: `φ_P = φ_old + ω ((b + inflow)/a_P − φ_old)`; a cell without any weight keeps its value.
    ///
    /// @param source b
    /// @param inflow Σ over the faces of neighbour weight times neighbour value
    /// @param diagonal a_P = mass + Σ own weights, ≥ 0
    /// @param old φ_old
    /// @param relaxation ω
    public static double relaxed(double source, double inflow, double diagonal, double old, double relaxation) {
        return diagonal > 0 ? old + relaxation * ((source + inflow) / diagonal - old) : old;
    }
}
