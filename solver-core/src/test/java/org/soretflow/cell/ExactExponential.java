package org.soretflow.cell;

import java.math.BigDecimal;
import java.math.MathContext;

/// The exponential function to 50 digits.
final class ExactExponential {

    static final MathContext DIGITS = new MathContext(60);

    private ExactExponential() {}

    /// `e^x` for |x| < 1000: Taylor's series at x/1024, squared ten times.
    static BigDecimal of(BigDecimal x) {
        BigDecimal small = x.divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 60; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int m = 0; m < 10; m++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
