package org.soretflow.verification;

/// Functions that exact solutions need.
///
/// Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 7.1.6, 5.1.11, 5.1.22.
final class SpecialFunctions {

    private static final double EULER = 0.57721566490153286;

    private SpecialFunctions() {}

    /// Error function, by the series without alternating signs, to about 1e-15.
    static double erf(double x) {
        double size = Math.abs(x);
        if (size > 6) {
            return Math.signum(x);
        }
        double term = size;
        double sum = term;
        for (int n = 1; term > 1e-17 * sum; n++) {
            term *= 2 * size * size / (2 * n + 1);
            sum += term;
        }
        return Math.signum(x) * 2 / Math.sqrt(Math.PI) * Math.exp(-size * size) * sum;
    }

    /// `e^a E₁(a)`, the scaled exponential integral, for a > 0.
    static double scaledExponentialIntegral(double a) {
        if (a < 1) {
            double term = 1;
            double sum = -EULER - Math.log(a);
            for (int n = 1; n < 40; n++) {
                term *= -a / n;
                sum -= term / n;
            }
            return Math.exp(a) * sum;
        }
        // continued fraction 1/(a+1−1/(a+3−4/(a+5−…))), from below
        double tail = 0;
        for (int n = 400; n > 0; n--) {
            tail = n * (double) n / (a + 2 * n + 1 - tail);
        }
        return 1 / (a + 1 - tail);
    }
}
