package org.soretflow.cell;

/// The exponentially fitted flux of drift, flow and diffusion through a face.
///
/// With the thermophoretic potential Φ the flux is `J = G [B(z) c_L − B(−z) c_R]`, `z = Φ_R − Φ_L − F/G`,
/// `B(z) = z/(e^z − 1)`: positive for any z, exact for the one-dimensional steady profile, zero for `c ∝ e^{−Φ}`.
/// Sources: Scharfetter and Gummel, IEEE Trans. Electron Devices 16 (1969) 64; Patankar (1980), ch. 5.2.
public final class Drift {

    private Drift() {}

    /// Bernoulli function `B(z) = z/(e^z − 1)` for z ≥ 0 [1], to a few units in the last place.
    ///
    /// Below 1 the Taylor series, above it the closed form.
    public static double bernoulli(double z) {
        return z < 1 ? smallBernoulli(z) : z / (Exponential.exp(z) - 1);
    }

    /// Bernoulli function for 0 ≤ z < 1 by the Taylor series, whose terms fall by more than (2π)² each.
    public static double smallBernoulli(double z) {
        double s = z * z;
        return 1 - 0.5 * z
                + s * (1.0 / 12 + s * (-1.0 / 720 + s * (1.0 / 30240 + s * (-1.0 / 1209600 + s * (1.0 / 47900160
                + s * (-691.0 / 1307674368000.0 + s * (1.0 / 74724249600.0 + s * (-3617.0 / 10670622842880000.0
                + s * (43867.0 / 5109094217170944000.0)))))))));
    }

    /// Exponent of a face, `z = Φ_R − Φ_L − F/G` [1]: minus the cell Péclet number of drift and flow together.
    ///
    /// @param potentialLeft Φ_L [1]
    /// @param potentialRight Φ_R [1]
    /// @param flow volume flow F through the face from left to right [m³/s]
    /// @param conductance G [m³/s]; a closed face (G = 0) has exponent 0
    public static double exponent(double potentialLeft, double potentialRight, double flow, double conductance) {
        return conductance > 0 ? openExponent(potentialLeft, potentialRight, flow, conductance) : 0;
    }

    /// [#exponent] of a face that is open.
    public static double openExponent(double potentialLeft, double potentialRight, double flow, double conductance) {
        return potentialRight - potentialLeft - flow / conductance;
    }

    /// Weight of the left concentration in the flux, `G·B(z)` [m³/s], ≥ 0.
    public static double leftWeight(double conductance, double exponent) {
        return weight(conductance, bernoulli(Math.abs(exponent)), exponent);
    }

    /// Weight of the right concentration in the flux, `G·B(−z)` [m³/s], ≥ 0.
    public static double rightWeight(double conductance, double exponent) {
        return leftWeight(conductance, -exponent);
    }

    /// `G·B(z)` [m³/s] from `B(|z|)`: with z the left weight of a face, with −z the right one.
    ///
    /// Both weights of a face share `B(|z|)`, which is nearly all their cost.
    public static double weight(double conductance, double bernoulli, double exponent) {
        return conductance * (bernoulli - Math.min(exponent, 0));
    }

    /// Drift velocity of a species at a face [m/s], positive from left to right: `u_T = −D (Φ_R − Φ_L)/δ`.
    public static double velocity(double diffusivity, double potentialLeft, double potentialRight, double distance) {
        return -diffusivity * (potentialRight - potentialLeft) / distance;
    }

    /// Derivative by the left fraction of the saturating flux `J = a c_L(1−c_R) − b c_R(1−c_L)` [m³/s], ≥ 0.
    ///
    /// @param left weight a = G·B(z), z from Φ only
    /// @param right weight b = G·B(−z)
    /// @param fractionRight c_R, between 0 and 1
    public static double saturatingLeft(double left, double right, double fractionRight) {
        return left * (1 - fractionRight) + right * fractionRight;
    }

    /// Minus the derivative by the right fraction of the saturating flux [m³/s], ≥ 0.
    public static double saturatingRight(double left, double right, double fractionLeft) {
        return left * fractionLeft + right * (1 - fractionLeft);
    }

    /// What the linearised saturating flux has too much: `J = ∂J/∂c_L·c_L + ∂J/∂c_R·c_R − (b − a) c_L c_R` [amount/s].
    public static double saturatingExcess(double left, double right, double fractionLeft, double fractionRight) {
        return (right - left) * fractionLeft * fractionRight;
    }
}
