package org.soretflow.design;

/// A solute at the mean temperature.
///
/// @param diffusivity D [m²/s]
/// @param soretCoefficient S_T [1/K], positive towards the cold
public record Solute(double diffusivity, double soretCoefficient) {

    public Solute {
        requirePositive("diffusivity [m²/s]", diffusivity);
        if (!Double.isFinite(soretCoefficient)) {
            throw new IllegalArgumentException("a Soret coefficient must be a finite number, got " + soretCoefficient);
        }
    }

    static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a positive " + what + " is expected, got " + value);
        }
    }
}
