package org.soretflow.cases.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A value of a case that a study varies. All numbers are in the unit that the study file writes.
///
/// @param name name in tables
/// @param path where the case says it, as for `--set`
/// @param unit the unit, empty for a plain number
/// @param values the values of a grid or a list; empty if none are given
/// @param range the bounds; empty if none are given
/// @param whole whether values are rounded to whole numbers
/// @param at where sensitivities are taken; empty for the value of the case
/// @param step half the distance of the two runs of a difference; empty for the default
public record StudyParameter(
        String name,
        String path,
        String unit,
        List<Double> values,
        Optional<Range> range,
        boolean whole,
        OptionalDouble at,
        OptionalDouble step) {

    /// Significant digits of a value that is computed: what a division leaves beyond is noise in tables.
    private static final MathContext DIGITS = new MathContext(12);

    public StudyParameter {
        values = List.copyOf(values);
    }

    /// Bounds of a parameter.
    ///
    /// @param logarithmic whether equal factors are equal steps
    public record Range(double low, double high, boolean logarithmic) {

        /// The value at a share of the way from `low` (0) to `high` (1).
        public double at(double share) {
            double value = logarithmic ? low * Math.pow(high / low, share) : low + share * (high - low);
            return Math.clamp(new BigDecimal(value).round(DIGITS).doubleValue(), low, high);
        }

        /// The share of the way at which a value lies.
        public double share(double value) {
            return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        }
    }

    /// A value as the case file writes it.
    public String text(double value) {
        return Units.number(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    /// The override that gives the case a value.
    public String override(double value) {
        return path + "=" + text(value);
    }

    /// Name with unit, as in the header of a table.
    public String title() {
        return name + " [" + (unit.isEmpty() ? "1" : unit) + "]";
    }

    /// The value that a run takes for a number: itself, or the nearest whole number.
    public double rounded(double value) {
        return whole ? Math.rint(value) : value;
    }
}
