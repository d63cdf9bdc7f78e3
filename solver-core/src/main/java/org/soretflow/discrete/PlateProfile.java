package org.soretflow.discrete;

/// Developed flow along a channel between side walls, seen from above, with the drag k of plates above and below:
/// `u'' − k u = −1` has `u ∝ 1 − cosh(√k s)/cosh(√k w/2)`, s being the distance from the middle of the width w.
final class PlateProfile {

    private final DevelopedProfile.Gap gap;
    private final double root;

    /// @param gap side walls, null where there are none
    /// @param drag k = 12/H² [1/m²]
    PlateProfile(DevelopedProfile.Gap gap, double drag) {
        this.gap = gap;
        root = Math.sqrt(drag);
    }

    /// Average of the velocity over a part of the width, relative to that far from side walls [1].
    ///
    /// @param low lower end [m]
    /// @param high upper end [m]
    double average(double low, double high) {
        if (gap == null) {
            return 1;
        }
        double span = root * (high - low);
        double middle = 0.5 * (low + high);
        // the hyperbolic cosines as exponentials that fall from either wall, which cannot overflow
        double sides = Math.exp(-root * (middle - gap.from())) + Math.exp(-root * (gap.to() - middle));
        double thickness = Math.sinh(0.5 * span) / (0.5 * span);
        return 1 - sides * thickness / (1 + Math.exp(-root * gap.width()));
    }
}
