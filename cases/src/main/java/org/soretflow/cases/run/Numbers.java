package org.soretflow.cases.run;

import java.util.Locale;

/// Numbers for people: four significant digits, a prefix that fits.
public final class Numbers {

    private static final String[] LENGTHS = {"nm", "µm", "mm", "m"};
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB"};

    private Numbers() {}

    /// Four significant digits, without trailing zeros: `0.1943`, `2828`, `3.536e+05`.
    public static String text(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        double size = Math.abs(value);
        if (size >= 1e5 || size < 1e-3) {
            String[] parts = String.format(Locale.ROOT, "%.3e", value).split("e");
            return withoutZeros(parts[0]) + "e" + Integer.parseInt(parts[1]);
        }
        int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        return withoutZeros(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /// A duration [s] in the unit that fits: `2.8 ms`, `11.6 h`.
    public static String seconds(double seconds) {
        double size = Math.abs(seconds);
        if (size == 0 || !Double.isFinite(seconds)) {
            return text(seconds) + " s";
        }
        if (size < 1e-3) {
            return text(seconds * 1e6) + " µs";
        }
        if (size < 1) {
            return text(seconds * 1e3) + " ms";
        }
        if (size < 120) {
            return text(seconds) + " s";
        }
        if (size < 7200) {
            return text(seconds / 60) + " min";
        }
        return size < 172_800 ? text(seconds / 3600) + " h" : text(seconds / 86_400) + " d";
    }

    /// A waiting time for people, without digits that nobody can know: `12 s`, `3 min 20 s`, `5 h 10 min`.
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /// A length [m] in the unit that fits: `20 µm`.
    public static String metres(double metres) {
        double scaled = metres * 1e9;
        int unit = 0;
        while (unit < LENGTHS.length - 1 && Math.abs(scaled) >= 999.95) {
            scaled /= 1000;
            unit++;
        }
        return text(scaled) + " " + LENGTHS[unit];
    }

    /// An amount of memory in decimal units: `1.2 GB`.
    public static String bytes(double bytes) {
        double scaled = bytes;
        int unit = 0;
        while (unit < BYTES.length - 1 && scaled >= 999.5) {
            scaled /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, scaled < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", scaled, BYTES[unit]);
    }

    private static String withoutZeros(String digits) {
        return digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
    }
}
