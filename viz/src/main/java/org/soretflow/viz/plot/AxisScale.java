package org.soretflow.viz.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// One axis of a chart: how numbers map to places, and where ticks and labels stand.
///
/// @param low number at the beginning of the axis
/// @param high number at its end, above `low`
/// @param logarithmic whether decades have equal lengths; then `low` is positive
/// @param major numbers with a labelled tick
/// @param labels their texts
/// @param minor numbers with a small tick
/// @param title name and unit
record AxisScale(double low, double high, boolean logarithmic, List<Double> major, List<String> labels,
        List<Double> minor, String title) {

    /// Share of an axis that stays free beyond the data.
    private static final double MARGIN = 0.04;

    /// Decades up to which small ticks between them are still seen apart.
    private static final int DECADES_WITH_MINOR_TICKS = 7;

    /// What is shown along an axis.
    record Quantity(String name, String unit, boolean logarithmic) {
        String plainTitle() {
            return unit.equals("1") || unit.isEmpty() ? name : name + " [" + unit + "]";
        }
    }

    /// An axis on which all the numbers have a place.
    ///
    /// @param most about how many labels there is room for
    /// @param margins whether to leave room beyond the least and the largest number
    /// @throws IllegalArgumentException if there is no number that can be shown
    static AxisScale over(DoubleStream numbers, Quantity quantity, int most, boolean margins) {
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

    /// Place of a number: 0 at the beginning, 1 at the end; NaN if it has none.
    double share(double number) {
        if (!logarithmic) {
            return (number - low) / (high - low);
        }
        return number > 0 ? Math.log(number / low) / Math.log(high / low) : Double.NaN;
    }

    private static AxisScale linear(double least, double largest, Quantity quantity, int most, boolean margins) {
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
        return new AxisScale(low, high, false, ticks.values(), ticks.labels(), List.of(),
                ticks.title(quantity.name(), quantity.unit()));
    }

    /// Whole decades, with a label at every decade or at every n-th one.
    private static AxisScale logarithmic(double least, double largest, Quantity quantity, int most) {
        int first = (int) Math.floor(Math.log10(least) + 1e-9);
        int last = Math.max(first + 1, (int) Math.ceil(Math.log10(largest) - 1e-9));
        int stride = Math.ceilDiv(last - first, most);
        List<Double> major = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        for (int decade = first; decade <= last; decade++) {
            if (Math.floorMod(decade, stride) == 0) {
                major.add(power(decade));
                labels.add("10" + Ticks.superscript(decade));
            } else {
                minor.add(power(decade));
            }
            for (int digit = 2; digit < 10 && decade < last && last - first <= DECADES_WITH_MINOR_TICKS; digit++) {
                minor.add(digit * power(decade));
            }
        }
        return new AxisScale(power(first), power(last), true, major, labels, minor, quantity.plainTitle());
    }

    private static double power(int decade) {
        return Double.parseDouble("1e" + decade);
    }
}
