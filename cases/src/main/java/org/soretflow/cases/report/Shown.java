package org.soretflow.cases.report;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as a page shows them: a true minus sign, powers of ten as such.
final class Shown {

    private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Shown() {}

    /// Four significant digits: `0.1943`, `−3.276·10⁻⁵`.
    static String number(double value) {
        return number(value, 4);
    }

    /// Six significant digits, for results.
    static String result(double value) {
        return number(value, 6);
    }

    private static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "not known";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits)).stripTrailingZeros();
        int power = rounded.precision() - rounded.scale() - 1;
        if (power >= -3 && power < 6) {
            return rounded.toPlainString().replace('-', '−');
        }
        String mantissa = rounded.scaleByPowerOfTen(-power).toPlainString().replace('-', '−');
        StringBuilder text = new StringBuilder(mantissa).append("·10");
        Integer.toString(power).chars().forEach(character ->
                text.append(character == '-' ? '⁻' : DIGITS.charAt(character - '0')));
        return text.toString();
    }
}
