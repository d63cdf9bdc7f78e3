package org.soretflow.cell;

/// What the flow carries through a face.
public final class Advection {

    private Advection() {}

    /// Weight of the left value in the flow term [m³/s]: `F₊` upwind, `F δ_R/(δ_L+δ_R)` central, blended.
    ///
    /// @param flow F from left to right [m³/s]
    /// @param blend 0 upwind, 1 central
    /// @param deltaLeft distance from the left centre to the face [m]
    /// @param deltaRight distance from the right centre to the face [m]
    public static double leftWeight(double flow, double blend, double deltaLeft, double deltaRight) {
        return (1 - blend) * Math.max(flow, 0) + blend * flow * deltaRight / (deltaLeft + deltaRight);
    }

    /// Weight of the right value in the flow term, so that the flux is `left·φ_L − right·φ_R` [m³/s].
    public static double rightWeight(double flow, double blend, double deltaLeft, double deltaRight) {
        return leftWeight(-flow, blend, deltaRight, deltaLeft);
    }

    /// What van Leer's limited scheme adds to the upwind flux: `F ψ(r) (φ_D − φ_U) δ_U/δ`, `ψ = (r + |r|)/(1 + |r|)`.
    ///
    /// r is the ratio of the slope upstream to the slope through the face. No new extrema arise (Sweby's region).
    /// Source: van Leer, J. Comput. Phys. 14 (1974) 361.
    ///
    /// @param flow F, of either sign [m³/s]
    /// @param far value of the cell beyond the upwind cell
    /// @param upwind φ_U
    /// @param downwind φ_D
    /// @param farDistance distance from the far centre to the upwind centre [m]
    /// @param distance distance δ from the upwind centre to the downwind centre [m]
    /// @param toFace distance δ_U from the upwind centre to the face [m]
    public static double limitedExcess(
            double flow, double far, double upwind, double downwind,
            double farDistance, double distance, double toFace) {
        double step = downwind - upwind;
        double slopeBehind = (upwind - far) / farDistance;
        double slopeAhead = step / distance;
        double product = slopeBehind * slopeAhead;
        double limited = product > 0 ? 2 * product / (slopeBehind + slopeAhead) : 0;
        return flow * limited * toFace;
    }
}
