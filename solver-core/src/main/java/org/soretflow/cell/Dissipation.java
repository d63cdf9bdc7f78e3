package org.soretflow.cell;

/// Heat that friction in a fluid sets free, `Φ = 2 μ e:e` with `e = ½ (∇u + ∇uᵀ)`.
///
/// In a cell the normal rates `∂u/∂x` stand in its centre and the shear rates `∂u/∂y + ∂v/∂x` on its edges; every edge
/// counts for the quarter of the cell beside it. Source: Bird, Stewart, Lightfoot, Transport Phenomena (2002), table B.7.
public final class Dissipation {

    private Dissipation() {}

    /// Heat by a normal rate, `2 μ (∂u/∂x)² V` [W].
    ///
    /// @param viscosity μ [Pa·s]
    /// @param before velocity through the lower face of the cell [m/s]
    /// @param after velocity through its upper face [m/s]
    /// @param width of the cell in that direction [m]
    /// @param volume V of the cell [m³]
    public static double normal(double viscosity, double before, double after, double width, double volume) {
        double rate = (after - before) / width;
        return 2 * viscosity * rate * rate * volume;
    }

    /// Heat by shear in the quarter of a cell beside one of its edges, `μ (∂u/∂y + ∂v/∂x)² V/4` [W].
    ///
    /// @param slope ∂u/∂y at the edge [1/s]
    /// @param other ∂v/∂x there [1/s]
    public static double shear(double viscosity, double slope, double other, double volume) {
        double rate = slope + other;
        return 0.25 * viscosity * rate * rate * volume;
    }

    /// Slope of a velocity at the edge between a cell and its neighbour [1/s]; on the face of a solid the velocity is zero.
    ///
    /// @param own velocity beside the cell [m/s]
    /// @param width of the cell across the velocity [m]
    /// @param neighbour velocity beside the neighbour [m/s]; not used if that is solid
    /// @param neighbourWidth its width [m]
    /// @param neighbourViscosity its viscosity, 0 in a solid [Pa·s]
    /// @param outwards 1 if the neighbour lies above, −1 below
    public static double slope(
            double own, double width, double neighbour, double neighbourWidth, double neighbourViscosity, double outwards) {
        double beyond = neighbourViscosity > 0 ? neighbour : 0;
        double distance = neighbourViscosity > 0 ? 0.5 * (width + neighbourWidth) : 0.5 * width;
        return outwards * (beyond - own) / distance;
    }
}
