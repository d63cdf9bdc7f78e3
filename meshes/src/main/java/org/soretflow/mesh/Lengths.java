package org.soretflow.mesh;

import java.util.Locale;

/// Lengths, areas and volumes as short text for messages and tables.
final class Lengths {
    private Lengths() {
    }

    /// A length [m] with the unit that suits its size, four significant digits: `2.5 µm`.
    static String text(double metres) {
        double size = Math.abs(metres);
        if (Double.isInfinite(metres)) {
            return metres > 0 ? "∞" : "−∞";
        }
        if (size == 0) {
            return "0 m";
        }
        if (size < 0.9999995e-6) {
            return number(metres * 1e9) + " nm";
        }
        if (size < 0.9999995e-3) {
            return number(metres * 1e6) + " µm";
        }
        if (size < 0.9999995) {
            return number(metres * 1e3) + " mm";
        }
        return number(metres) + " m";
    }

    /// A number with at most four significant digits, without trailing zeros.
    static String number(double value) {
        double size = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        if (size < 1e-3 || size >= 1e6 || Double.isNaN(value)) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return decimals == 0 ? text : text.replaceAll("\\.?0+$", "");
    }
}
