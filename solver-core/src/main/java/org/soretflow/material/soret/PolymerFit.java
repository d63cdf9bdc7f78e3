package org.soretflow.material.soret;

/// A power law through measured Soret coefficients of chains of different length, `S_T = S_1 (M/M_1)^a`.
///
/// Least squares of ln S_T over ln M, all points alike.
///
/// @param exponent a
/// @param standardError of a; NaN for two points, which leave nothing to judge by
/// @param mass M_1, geometric mean of the molar masses [kg/mol]
/// @param value S_1, that of the line there [1/K]
/// @param preferred the theory's exponent that is nearest to a: 0.588, 1 or 1.176
public record PolymerFit(double exponent, double standardError, double mass, double value, double preferred) {

    private static final double[] THEORIES = {PolymerScaling.FLORY, 1, 2 * PolymerScaling.FLORY};

    /// Fits the exponent and the height.
    ///
    /// @param masses M [kg/mol], > 0, not all the same
    /// @param values S_T [1/K], all above zero or all below, as many
    /// @throws IllegalArgumentException if the numbers do not allow a line
    public static PolymerFit of(double[] masses, double[] values) {
        int n = masses.length;
        if (n != values.length || n < 2) {
            throw new IllegalArgumentException("a fit needs at least two molar masses and as many Soret coefficients,"
                    + " got " + n + " and " + values.length);
        }
        double sign = Math.signum(values[0]);
        double meanX = 0;
        double meanY = 0;
        for (int m = 0; m < n; m++) {
            Require.positive("a molar mass", masses[m], "kg/mol");
            if (!(sign * values[m] > 0)) {
                throw new IllegalArgumentException("a power law needs Soret coefficients of one sign, got " + values[0]
                        + " 1/K and " + values[m] + " 1/K");
            }
            meanX += Math.log(masses[m]) / n;
            meanY += Math.log(sign * values[m]) / n;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int m = 0; m < n; m++) {
            double x = Math.log(masses[m]) - meanX;
            double y = Math.log(sign * values[m]) - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        if (!(xx > 0)) {
            throw new IllegalArgumentException("a fit needs at least two different molar masses, got only " + masses[0]
                    + " kg/mol");
        }
        double exponent = xy / xx;
        double rest = Math.max(0, yy - exponent * xy);
        double preferred = THEORIES[0];
        for (double theory : THEORIES) {
            if (Math.abs(theory - exponent) < Math.abs(preferred - exponent)) {
                preferred = theory;
            }
        }
        double error = n > 2 ? Math.sqrt(rest / (n - 2) / xx) : Double.NaN;
        return new PolymerFit(exponent, error, Math.exp(meanX), sign * Math.exp(meanY), preferred);
    }

    /// The law of a chain of this fit.
    ///
    /// @param molarMass M [kg/mol]
    /// @param temperatureExponent see [PolymerScaling]
    public PolymerScaling law(double molarMass, double temperatureExponent) {
        return new PolymerScaling(value, molarMass / mass, exponent, temperatureExponent);
    }
}
