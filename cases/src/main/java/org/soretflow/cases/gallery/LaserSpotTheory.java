package org.soretflow.cases.gallery;

/// Temperature rise of an absorbing layer between two slabs whose far sides are kept at ambient temperature.
///
/// The layer `|z| < h/2` of conductivity k_f absorbs a Gaussian beam, `q = (2αP/(πw²)) exp(−2r²/w²)` with the power in
/// its middle; slabs of thickness d and conductivity k_g follow on both sides. The Hankel transform in r, with
/// `g = k_g coth(kd)`, gives
///
/// `T(r, z) = (αP/2π) ∫₀^∞ J₀(kr) e^{−k²w²/8}/(k_f k²) [1 − g cosh(kz)/(k_f sinh(kh/2) + g cosh(kh/2))] k dk`,
///
/// which for k_g → ∞ is the series between isothermal plates.
///
/// @param absorbed absorption coefficient times power in the middle of the layer, αP [W/m]
/// @param waist radius of the beam at 1/e² [m]
/// @param thickness thickness of the layer [m]
/// @param slab thickness of each slab [m]
/// @param conductivities those of the layer and of the slabs [W/(m·K)]
record LaserSpotTheory(double absorbed, double waist, double thickness, double slab, Conductivities conductivities) {

    private static final int WAVENUMBERS = 4000;
    private static final int ANGLES = 160;

    /// @param layer conductivity of the layer [W/(m·K)]
    /// @param slab conductivity of the slabs [W/(m·K)]
    record Conductivities(double layer, double slab) {}

    /// Rise above ambient [K], by the midpoint rule up to where the Gaussian is 1e-8.
    ///
    /// @param z distance from the middle of the layer, inside it [m]
    double rise(double r, double z) {
        double step = Math.sqrt(8 * 18.4) / waist / WAVENUMBERS;
        double sum = 0;
        for (int n = 0; n < WAVENUMBERS; n++) {
            double k = (n + 0.5) * step;
            double g = conductivities.slab() / Math.tanh(k * slab);
            double half = 0.5 * k * thickness;
            double bracket = 1 - g * Math.cosh(k * z)
                    / (conductivities.layer() * Math.sinh(half) + g * Math.cosh(half));
            sum += bessel(k * r) * Math.exp(-k * k * waist * waist / 8) * bracket / (conductivities.layer() * k);
        }
        return absorbed / (2 * Math.PI) * sum * step;
    }

    /// `J₀(x) = (1/π) ∫₀^π cos(x sin θ) dθ`; the midpoint rule is exact to rounding for x below the number of angles.
    private static double bessel(double x) {
        double sum = 0;
        for (int n = 0; n < ANGLES; n++) {
            sum += Math.cos(x * Math.sin((n + 0.5) * Math.PI / ANGLES));
        }
        return sum / ANGLES;
    }
}
