package org.soretflow.material;

import java.util.Arrays;

/// A property made of polynomials on intervals, with a range of validity; beyond it the property is constant.
///
/// `f(T) = Σ_m a_m (T − T_i)^m` for T_i ≤ T < T_{i+1}.
///
/// @param starts T_i [K], where the intervals start, strictly increasing
/// @param end where the last interval ends [K], and with it the validity
/// @param order coefficients per interval, ≥ 1
/// @param coefficients a_0, a_1, … of the first interval in SI units, then of the next
public record PiecewisePolynomial(double[] starts, double end, int order, double[] coefficients)
        implements Property {

    public PiecewisePolynomial {
        starts = starts.clone();
        coefficients = coefficients.clone();
        if (starts.length == 0 || order < 1 || coefficients.length != starts.length * order) {
            throw new IllegalArgumentException("piecewise polynomials of " + order + " coefficients on " + starts.length
                    + " intervals need " + starts.length * order + " numbers, got " + coefficients.length);
        }
        for (int i = 0; i < starts.length; i++) {
            double next = i + 1 < starts.length ? starts[i + 1] : end;
            if (!(next > starts[i]) || !Double.isFinite(next) || !Double.isFinite(starts[i])) {
                throw new IllegalArgumentException("intervals of temperature must follow each other, got " + next
                        + " K after " + starts[i] + " K");
            }
        }
        for (double coefficient : coefficients) {
            if (!Double.isFinite(coefficient)) {
                throw new IllegalArgumentException("a coefficient must be a finite number, got " + coefficient);
            }
        }
    }

    /// A constant or a polynomial that is valid in a range only.
    ///
    /// @param law a constant or a polynomial
    /// @param lowest [K]
    /// @param highest [K]
    public static PiecewisePolynomial valid(Property law, double lowest, double highest) {
        return switch (law) {
            case Property.Constant(double value) ->
                new PiecewisePolynomial(new double[] {lowest}, highest, 1, new double[] {value});
            case Property.Polynomial(double reference, double[] a) ->
                new PiecewisePolynomial(new double[] {lowest}, highest, a.length, shifted(a, lowest - reference));
            case Property.Table _, PiecewisePolynomial _ ->
                throw new IllegalArgumentException("a table has a range of validity already");
        };
    }

    /// Coefficients about a point that lies `x` beyond the present one, by repeated synthetic division.
    private static double[] shifted(double[] coefficients, double x) {
        double[] a = coefficients.clone();
        for (int from = 0; from < a.length - 1; from++) {
            for (int m = a.length - 2; m >= from; m--) {
                a[m] += x * a[m + 1];
            }
        }
        return a;
    }

    @Override
    public double[] starts() {
        return starts.clone();
    }

    @Override
    public double[] coefficients() {
        return coefficients.clone();
    }

    @Override
    public double lowestTemperature() {
        return starts[0];
    }

    @Override
    public double highestTemperature() {
        return end;
    }

    @Override
    public boolean isConstant() {
        return starts.length == 1 && order == 1;
    }

    @Override
    public double at(double temperature) {
        double inside = Math.clamp(temperature, starts[0], end);
        int i = interval(inside);
        double x = inside - starts[i];
        double sum = 0;
        for (int m = order - 1; m >= 0; m--) {
            sum = sum * x + coefficients[i * order + m];
        }
        return sum;
    }

    @Override
    public double integral(double reference, double temperature) {
        return primitive(temperature) - primitive(reference);
    }

    /// Integral from the start of the first interval.
    private double primitive(double temperature) {
        double inside = Math.clamp(temperature, starts[0], end);
        int last = interval(inside);
        double sum = at(temperature) * (temperature - inside);
        for (int i = 0; i <= last; i++) {
            double x = (i < last ? starts[i + 1] : inside) - starts[i];
            double part = 0;
            for (int m = order - 1; m >= 0; m--) {
                part = part * x + coefficients[i * order + m] / (m + 1);
            }
            sum += part * x;
        }
        return sum;
    }

    /// The values at the starts and at the end.
    double[] samples() {
        double[] values = new double[starts.length + 1];
        for (int i = 0; i < starts.length; i++) {
            values[i] = at(starts[i]);
        }
        values[starts.length] = at(end);
        return values;
    }

    private int interval(double temperature) {
        int found = Arrays.binarySearch(starts, temperature);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PiecewisePolynomial that
                && that.end == end
                && that.order == order
                && Arrays.equals(that.starts, starts)
                && Arrays.equals(that.coefficients, coefficients);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(starts) * 31 + Arrays.hashCode(coefficients);
    }
}
