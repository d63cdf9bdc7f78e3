package org.soretflow.cell;

/// Multigrid transfer between a cell-centred mesh and one of pairs of its cells.
///
/// Faces in series are combined by eliminating the value between them, so that layered media, closed faces and
/// exponential weights keep their exact one-dimensional solutions on every level.
public final class Transfer {

    private Transfer() {}

    /// Left weight of the half of a face, split at the value that halves the exponent: `a_L + √(a_L a_R)`.
    ///
    /// Two such halves in series give the face back; for diffusion it is twice the conductance.
    public static double half(double own, double other) {
        return own + Math.sqrt(own * other);
    }

    /// Left weight of two faces in series, `a_L1 a_L2/(a_L2 + a_R1)`; zero if either is closed.
    public static double seriesLeft(double left1, double right1, double left2) {
        double sum = left2 + right1;
        return sum > 0 ? left1 * left2 / sum : 0;
    }

    /// Right weight of two faces in series, `a_R1 a_R2/(a_L2 + a_R1)`.
    public static double seriesRight(double right1, double left2, double right2) {
        double sum = left2 + right1;
        return sum > 0 ? right1 * right2 / sum : 0;
    }

    /// Value between two others at zero divergence: `φ = (a₁ φ₁ + a₂ φ₂)/(d₁ + d₂)`.
    ///
    /// @param weight1 weight of φ₁ in the flux from it
    /// @param weight2 weight of φ₂ in the flux from it; 0 beyond a wall
    /// @param own1 weight of φ in the flux towards φ₁
    /// @param own2 weight of φ in the flux towards φ₂
    public static double between(
            double weight1, double value1, double weight2, double value2, double own1, double own2) {
        return (weight1 * value1 + weight2 * value2) / (own1 + own2);
    }
}
