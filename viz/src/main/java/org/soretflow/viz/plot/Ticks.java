package org.soretflow.viz.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Round numbers along a scale, with labels as short as they can be.
///
/// Large and small numbers share a power of ten, numbers that differ only in late digits share an offset; both are
/// named once, by [#title].
///
/// @param values positions of the ticks, increasing
/// @param labels their texts
/// @param exponent power of ten that all labels are to be multiplied by, a multiple of 3
/// @param offset number that is to be added to all labels
public record Ticks(List<Double> values, List<String> labels, int exponent, BigDecimal offset) {

    private static final int MOST_DIGITS = 5;

    /// Units that take a prefix in the place of a power of ten.
    private static final Set<String> PREFIXED = Set.of("m", "s", "m/s", "K", "W", "J", "Pa");
    private static final Map<Integer, String> PREFIXES = Map.of(-9, "n", -6, "µ", -3, "m");

    /// Ticks at multiples of 1, 2 or 5 times a power of ten.
    ///
    /// @param most the most ticks there may be, at least 2
    public static Ticks over(double low, double high, int most) {
        double span = high - low;
        if (!(span > 0)) {
            return labelled(List.of(BigDecimal.valueOf(low)), BigDecimal.ZERO, 0);
        }
        BigDecimal step = step(span / most);
        while (span / step.doubleValue() > most) {
            step = step(step.doubleValue() * 1.01);
        }
        List<BigDecimal> ticks = new ArrayList<>();
        // a tick that misses the end by rounding only belongs there
        double slack = 1e-9 * span;
        BigDecimal first = BigDecimal.valueOf((low - slack) / step.doubleValue()).setScale(0, RoundingMode.CEILING);
        BigDecimal tick = first.multiply(step);
        while (tick.doubleValue() <= high + slack) {
            ticks.add(tick);
            tick = tick.add(step);
        }
        double largest = Math.max(Math.abs(low), Math.abs(high));
        boolean closeTogether = Math.log10(largest / step.doubleValue()) > MOST_DIGITS;
        BigDecimal offset = BigDecimal.ZERO;
        if (closeTogether) {
            int place = (int) Math.ceil(Math.log10(span));
            offset = BigDecimal.valueOf(0.5 * (low + high)).setScale(-place, RoundingMode.HALF_EVEN);
            largest = Math.max(Math.abs(low - offset.doubleValue()), Math.abs(high - offset.doubleValue()));
        }
        boolean plain = largest >= 1e-2 && largest < 1e5;
        return labelled(ticks, offset, plain ? 0 : 3 * (int) Math.floor(Math.log10(largest) / 3));
    }

    /// Title of a scale: `temperature [K]`, `velocity [µm/s]`, `salt [10⁻⁶ mol/m³]`, `ethanol − 0.39 [10⁻⁶]`,
    /// `ethanol`.
    public String title(String name, String unit) {
        String shifted = name;
        if (offset.signum() != 0) {
            shifted += (offset.signum() > 0 ? " − " : " + ") + offset.abs().stripTrailingZeros().toPlainString();
        }
        if (PREFIXED.contains(unit) && PREFIXES.containsKey(exponent)) {
            return shifted + " [" + PREFIXES.get(exponent) + unit + "]";
        }
        String power = exponent == 0 ? "" : "10" + superscript(exponent);
        String shownUnit = unit.equals("1") || unit.isEmpty() ? power : (power + " " + unit).strip();
        return shownUnit.isEmpty() ? shifted : shifted + " [" + shownUnit + "]";
    }

    private static Ticks labelled(List<BigDecimal> ticks, BigDecimal offset, int exponent) {
        List<BigDecimal> shown = ticks.stream()
                .map(tick -> tick.subtract(offset).movePointLeft(exponent).stripTrailingZeros()).toList();
        int decimals = shown.stream().mapToInt(number -> Math.max(0, number.scale())).max().orElse(0);
        List<String> labels = shown.stream()
                .map(number -> number.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString().replace('-', '−'))
                .toList();
        return new Ticks(ticks.stream().map(BigDecimal::doubleValue).toList(), labels, exponent, offset);
    }

    /// Smallest of 1, 2, 5 times a power of ten that is not below a number.
    public static BigDecimal step(double least) {
        int power = (int) Math.floor(Math.log10(least));
        for (int factor : new int[] {1, 2, 5}) {
            BigDecimal step = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
            if (step.doubleValue() >= least) {
                return step;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    }

    static String superscript(int exponent) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(exponent).toCharArray()) {
            text.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
        }
        return text.toString();
    }
}
