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
        return halfWith(own, root(own, other));
    }

    /// What the halves of both weights of a face have in common, `√(a_L a_R)`.
    public static double root(double left, double right) {
        return Math.sqrt(left * right);
    }

    /// [#half] where the root is known.
    public static double halfWith(double own, double root) {
        return own + root;
    }

    /// Left weight of two faces in series, `a_L1 a_L2/(a_L2 + a_R1)`; zero if either is closed.
    public static double seriesLeft(double left1, double right1, double left2) {
        return left2 + right1 > 0 ? openSeriesLeft(left1, right1, left2) : 0;
    }

    /// Right weight of two faces in series, `a_R1 a_R2/(a_L2 + a_R1)`.
    public static double seriesRight(double right1, double left2, double right2) {
        return left2 + right1 > 0 ? openSeriesRight(right1, left2, right2) : 0;
    }

    /// [#seriesLeft] of two faces that are open.
    public static double openSeriesLeft(double left1, double right1, double left2) {
        return left1 * left2 / (left2 + right1);
    }

    /// [#seriesRight] of two faces that are open.
    public static double openSeriesRight(double right1, double left2, double right2) {
        return right1 * right2 / (left2 + right1);
    }

    /// Weight of a neighbour's value in a cell's balance of two faces: `φ = Σ a_m φ_m / (d₁ + d₂)`.
    ///
    /// @param weight a_m, weight of the neighbour in the flux from it; 0 beyond a wall
    /// @param own1 weight of φ in the flux through one face
    /// @param own2 weight of φ in the flux through the other
    public static double share(double weight, double own1, double own2) {
        return weight / (own1 + own2);
    }
}
