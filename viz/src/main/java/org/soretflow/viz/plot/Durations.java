package org.soretflow.viz.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/// Times and numbers as people write them.
public final class Durations {

    private Durations() {}

    /// A time [s] in the unit that suits it: `0 s`, `12.5 ms`, `90 s`, `5 min`, `6 h`, `3 d`.
    public static String text(double seconds) {
        double size = Math.abs(seconds);
        if (size == 0) {
            return "0 s";
        }
        if (size < 1e-3) {
            return digits(seconds * 1e6) + " µs";
        }
        if (size < 1) {
            return digits(seconds * 1e3) + " ms";
        }
        if (size < 120) {
            return digits(seconds) + " s";
        }
        if (size < 7200) {
            return digits(seconds / 60) + " min";
        }
        return size < 3 * 86400 ? digits(seconds / 3600) + " h" : digits(seconds / 86400) + " d";
    }

    /// A number with four significant digits, without zeros that say nothing.
    public static String digits(double number) {
        if (number == 0 || !Double.isFinite(number)) {
            return number == 0 ? "0" : Double.toString(number);
        }
        return BigDecimal.valueOf(number).round(new MathContext(4)).stripTrailingZeros().toPlainString()
                .replace('-', '−');
    }
}
