package org.soretflow.viz.plot;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// One axis of a chart: which numbers it spans, by which power of ten and offset they are shown, and its texts.
///
/// @param low number at the beginning of the axis
/// @param high number at its end, above `low`
/// @param logarithmic whether decades have equal lengths; then `low` is positive
/// @param ticks round numbers along the axis; of a logarithmic axis over many decades round powers of ten
/// @param title name and unit
record ChartAxis(double low, double high, boolean logarithmic, Ticks ticks, String title) {

    /// Share of an axis that stays free beyond the data.
    private static final double MARGIN = 0.04;

    /// Over so many decades ticks at all digits would run into each other.
    private static final double MANY_DECADES = 7;

    /// What is shown along an axis.
    record Quantity(String name, String unit, boolean logarithmic) {}

    /// An axis on which all the numbers have a place.
    ///
    /// @param most about how many labels there is room for
    /// @param margins whether to leave room beyond the least and the largest number
    /// @throws IllegalArgumentException if there is no number that can be shown
    static ChartAxis over(DoubleStream numbers, Quantity quantity, int most, boolean margins) {
        double[] shown = numbers.filter(number -> Double.isFinite(number) && (!quantity.logarithmic() || number > 0))
                .toArray();
        if (shown.length == 0) {
            throw new IllegalArgumentException("a plot of " + quantity.name() + " has no number to show");
        }
        double least = Arrays.stream(shown).min().getAsDouble();
        double largest = Arrays.stream(shown).max().getAsDouble();
        return quantity.logarithmic() ? logarithmic(least, largest, quantity, most)
                : linear(least, largest, quantity, most, margins);
    }

    /// Whether a logarithmic axis is drawn as a linear one of exponents, with ticks at some decades only.
    boolean showsExponents() {
        return logarithmic && decades() > MANY_DECADES - 0.5;
    }

    private double decades() {
        return Math.log10(high) - Math.log10(low);
    }

    /// The number that stands for a value on the axis; NaN if it has no place there.
    double shown(double value) {
        if (logarithmic) {
            boolean hasPlace = value > 0 && Double.isFinite(value);
            return !hasPlace ? Double.NaN : showsExponents() ? Math.log10(value) : value;
        }
        return Double.isFinite(value) ? (value - ticks.offset().doubleValue()) / power(ticks.exponent()) : Double.NaN;
    }

    /// Shown number at the beginning of the axis. It lies a hair before it where XChart draws a linear axis: there it
    /// draws no tick at the very end.
    double firstShown() {
        return shown(low) - hair();
    }

    /// Shown number at the end of the axis, a hair beyond it.
    double lastShown() {
        return shown(high) + hair();
    }

    private double hair() {
        return logarithmic && !showsExponents() ? 0 : 1e-5 * (shown(high) - shown(low));
    }

    /// How the labels of a linear axis are written, as a pattern of `java.text.DecimalFormat`.
    String pattern() {
        String label = ticks.labels().getFirst();
        int point = label.indexOf('.');
        String digits = point < 0 ? "0" : "0." + "0".repeat(label.length() - point - 1);
        return digits + ";−" + digits;
    }

    /// Text at a decade of a logarithmic axis.
    ///
    /// @param shown what stands for the decade
    String decade(double shown) {
        return "10" + Ticks.superscript((int) Math.rint(showsExponents() ? shown : Math.log10(shown)));
    }

    /// Distance of two ticks as a share of the axis.
    double spacing() {
        int count = ticks.values().size();
        double length = logarithmic ? decades() : high - low;
        return count < 2 ? 1 : (ticks.values().get(1) - ticks.values().getFirst()) / length;
    }

    private static ChartAxis linear(double least, double largest, Quantity quantity, int most, boolean margins) {
        double low = least;
        double high = largest;
        double size = Math.max(Math.abs(least), Math.abs(largest));
        if (!(largest - least > 1e-12 * size)) {
            double half = size == 0 ? 1 : 0.01 * size;
            low -= half;
            high += half;
        } else if (margins) {
            // a quantity that begins at zero is drawn from zero
            low -= least == 0 ? 0 : MARGIN * (largest - least);
            high += MARGIN * (largest - least);
        }
        Ticks ticks = Ticks.over(low, high, most);
        return new ChartAxis(low, high, false, ticks, ticks.title(quantity.name(), quantity.unit()));
    }

    /// Whole decades.
    private static ChartAxis logarithmic(double least, double largest, Quantity quantity, int most) {
        int first = (int) Math.floor(Math.log10(least) + 1e-9);
        int last = Math.max(first + 1, (int) Math.ceil(Math.log10(largest) - 1e-9));
        Ticks decades = Ticks.over(first, last, Math.min(most, last - first));
        return new ChartAxis(power(first), power(last), true, decades, decades.title(quantity.name(), quantity.unit()));
    }

    private static double power(int decade) {
        return Double.parseDouble("1e" + decade);
    }
}
