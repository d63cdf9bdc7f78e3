package org.soretflow.verification;

import java.util.function.DoubleUnaryOperator;

/// A function of one coordinate (or of time) with its first two derivatives.
///
/// @param value f
/// @param slope f′
/// @param curvature f″
public record Factor(DoubleUnaryOperator value, DoubleUnaryOperator slope, DoubleUnaryOperator curvature) {

    /// 1.
    public static Factor one() {
        return new Factor(s -> 1, s -> 0, s -> 0);
    }

    /// `1 + a cos(k s + p)`.
    public static Factor wave(double a, double k, double p) {
        return new Factor(
                s -> 1 + a * Math.cos(k * s + p),
                s -> -a * k * Math.sin(k * s + p),
                s -> -a * k * k * Math.cos(k * s + p));
    }

    /// `1 + sin(k (s − at)) / conductivity`, with the conductivity of the side: value and `conductivity · slope` are
    /// continuous at the contact of two materials, the slope is not.
    ///
    /// @param at position of the contact
    /// @param k wave number
    /// @param below conductivity where s < at
    /// @param above conductivity where s ≥ at
    public static Factor refracted(double at, double k, double below, double above) {
        return new Factor(
                s -> 1 + Math.sin(k * (s - at)) / (s < at ? below : above),
                s -> k * Math.cos(k * (s - at)) / (s < at ? below : above),
                s -> -k * k * Math.sin(k * (s - at)) / (s < at ? below : above));
    }
}
