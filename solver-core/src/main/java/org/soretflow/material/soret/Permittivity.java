package org.soretflow.material.soret;

import java.util.Arrays;
import org.soretflow.material.ValidRange;

/// Relative permittivity of a solvent as a polynomial, `ε = Σ a_m (T − T_ref)^m`.
///
/// @param reference T_ref [K]
/// @param coefficients a_0, a_1 [1/K], …
/// @param range where it is valid
public record Permittivity(double reference, double[] coefficients, ValidRange range) {

    /// Water at 0.1 MPa, 0 to 100 °C.
    ///
    /// Source: Malmberg and Maryott, J. Res. Nat. Bur. Stand. 56 (1956) 1.
    public static final Permittivity WATER = new Permittivity(273.15,
            new double[] {87.740, -0.40008, 9.398e-4, -1.410e-6}, new ValidRange(273.15, 373.15));

    public Permittivity {
        coefficients = coefficients.clone();
    }

    /// A straight line through a value at 25 °C.
    ///
    /// @param value ε at 298.15 K, ≥ 1
    /// @param slope dε/dT [1/K]
    public static Permittivity linear(double value, double slope) {
        if (!(value >= 1) || !Double.isFinite(value)) {
            throw new IllegalArgumentException("a relative permittivity is at least 1, got " + value);
        }
        Require.finite("a slope of the permittivity", slope, "1/K");
        ValidRange wide = ValidRange.WIDE;
        // stays where the line is at least 1
        double low = slope > 0 ? Math.max(wide.lowest(), 298.15 - (value - 1) / slope) : wide.lowest();
        double high = slope < 0 ? Math.min(wide.highest(), 298.15 - (value - 1) / slope) : wide.highest();
        return new Permittivity(298.15, new double[] {value, slope}, new ValidRange(low, high));
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    /// ε [1] at a temperature [K].
    public double at(double temperature) {
        double x = temperature - reference;
        double sum = 0;
        for (int m = coefficients.length - 1; m >= 0; m--) {
            sum = sum * x + coefficients[m];
        }
        return sum;
    }

    /// `d ln ε/d ln T` [1] at a temperature [K].
    public double exponent(double temperature) {
        double x = temperature - reference;
        double slope = 0;
        for (int m = coefficients.length - 1; m >= 1; m--) {
            slope = slope * x + m * coefficients[m];
        }
        return temperature * slope / at(temperature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Permittivity that
                && that.reference == reference
                && Arrays.equals(that.coefficients, coefficients)
                && that.range.equals(range);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coefficients) * 31 + range.hashCode();
    }
}
