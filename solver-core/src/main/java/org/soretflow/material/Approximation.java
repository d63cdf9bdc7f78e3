package org.soretflow.material;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/// Functions of temperature as piecewise polynomials that agree with them to 1e-12.
///
/// An interval is halved until the polynomial of degree 8 through its nine Chebyshev points is, between them, as near
/// to the function as asked for: relative to its largest value on the interval, and near a zero to a thousandth of its
/// largest value anywhere.
public final class Approximation {

    /// Largest relative error.
    public static final double TOLERANCE = 1e-12;

    private static final int ORDER = 9;
    private static final double NEAR_ZERO = 1e-3;
    private static final double NARROWEST = 1e-3;
    private static final double BEFORE_END = 1 - 1e-6;

    private final DoubleUnaryOperator law;
    private final double size;
    private final List<Double> starts = new ArrayList<>();
    private final List<double[]> pieces = new ArrayList<>();

    private Approximation(DoubleUnaryOperator law, double size) {
        this.law = law;
        this.size = size;
    }

    /// Approximates a function that is smooth between its knots.
    ///
    /// @param law the function of the temperature [K]
    /// @param range where it is valid
    /// @param knots temperatures at which it may have kinks [K]; those outside the range do not count
    /// @throws IllegalArgumentException if it is not finite or cannot be approximated, with the temperature
    public static PiecewisePolynomial of(DoubleUnaryOperator law, ValidRange range, double... knots) {
        TreeSet<Double> ends = new TreeSet<>(List.of(range.lowest(), range.highest()));
        for (double knot : knots) {
            if (knot > range.lowest() && knot < range.highest()) {
                ends.add(knot);
            }
        }
        double size = 0;
        for (double end : ends) {
            size = Math.max(size, Math.abs(value(law, end)));
        }
        Approximation made = new Approximation(law, size);
        double from = range.lowest();
        for (double to : ends.tailSet(range.lowest(), false)) {
            made.add(from, to);
            from = to;
        }
        double[] coefficients = new double[ORDER * made.pieces.size()];
        for (int i = 0; i < made.pieces.size(); i++) {
            System.arraycopy(made.pieces.get(i), 0, coefficients, ORDER * i, ORDER);
        }
        return new PiecewisePolynomial(made.starts.stream().mapToDouble(Double::doubleValue).toArray(), range.highest(),
                ORDER, coefficients);
    }

    private void add(double from, double to) {
        double width = to - from;
        double[] points = new double[ORDER];
        double[] values = new double[ORDER];
        double largest = 0;
        for (int m = 0; m < ORDER; m++) {
            points[m] = 0.5 * (1 - Math.cos(Math.PI * (m + 0.5) / ORDER));
            values[m] = value(law, from + width * points[m]);
            largest = Math.max(largest, Math.abs(values[m]));
        }
        double[] unit = monomials(points, values);
        double allowed = TOLERANCE * Math.max(largest, NEAR_ZERO * size);
        for (int m = 0; m <= ORDER; m++) {
            // the extremes of the error lie about half-way between the points, and at the two ends; the end itself
            // belongs to the next interval, where a law made of approximations may be off by as much as they are
            double x = Math.min(0.5 * (1 - Math.cos(Math.PI * m / ORDER)), BEFORE_END);
            if (Math.abs(horner(unit, x) - value(law, from + width * x)) > allowed) {
                if (width < NARROWEST) {
                    throw new IllegalArgumentException("the law is not smooth near " + from
                            + " K, or varies too fast; it cannot be made into polynomials");
                }
                double middle = 0.5 * (from + to);
                add(from, middle);
                add(middle, to);
                return;
            }
        }
        double factor = 1;
        for (int m = 0; m < ORDER; m++) {
            unit[m] *= factor;
            factor /= width;
        }
        starts.add(from);
        pieces.add(unit);
    }

    /// The polynomial through points of [0, 1]: Newton's divided differences, multiplied out.
    private static double[] monomials(double[] points, double[] values) {
        double[] divided = values.clone();
        for (int level = 1; level < ORDER; level++) {
            for (int m = ORDER - 1; m >= level; m--) {
                divided[m] = (divided[m] - divided[m - 1]) / (points[m] - points[m - level]);
            }
        }
        double[] result = new double[ORDER];
        for (int m = ORDER - 1; m >= 0; m--) {
            for (int k = ORDER - 1; k > 0; k--) {
                result[k] = result[k - 1] - points[m] * result[k];
            }
            result[0] = divided[m] - points[m] * result[0];
        }
        return result;
    }

    private static double horner(double[] coefficients, double x) {
        double sum = 0;
        for (int m = coefficients.length - 1; m >= 0; m--) {
            sum = sum * x + coefficients[m];
        }
        return sum;
    }

    private static double value(DoubleUnaryOperator law, double temperature) {
        double value = law.applyAsDouble(temperature);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the law gives " + value + " at " + temperature + " K");
        }
        return value;
    }

    /// Temperatures at which properties have kinks [K].
    public static double[] knots(Property... properties) {
        TreeSet<Double> knots = new TreeSet<>();
        for (Property property : properties) {
            double[] own = switch (property) {
                case Property.Table table -> table.temperatures();
                case PiecewisePolynomial pieces -> pieces.starts();
                case Property.Constant _, Property.Polynomial _ -> new double[0];
            };
            for (double knot : own) {
                knots.add(knot);
            }
            if (property instanceof PiecewisePolynomial pieces) {
                knots.add(pieces.end());
            }
        }
        return knots.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
