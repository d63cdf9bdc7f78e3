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

    /// A number with four significant digits, without zeros that say nothing: `0.1943`, `−1235000`, `3.276·10⁻⁵`.
    public static String digits(double number) {
        return Double.isFinite(number) ? digits(number, 4, -4, 9) : Double.toString(number);
    }

    /// A finite number as people write it, with a true minus sign and powers of ten as such.
    ///
    /// @param significant digits, fewer where the last are zeros
    /// @param lowest power of ten of the first digit, below which the power is written
    /// @param highest power from which it is written
    public static String digits(double number, int significant, int lowest, int highest) {
        if (number == 0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(number).round(new MathContext(significant)).stripTrailingZeros();
        int power = rounded.precision() - rounded.scale() - 1;
        boolean plain = power >= lowest && power < highest;
        String shown = (plain ? rounded : rounded.scaleByPowerOfTen(-power)).toPlainString().replace('-', '−');
        return plain ? shown : shown + "·10" + Ticks.superscript(power);
    }
}
