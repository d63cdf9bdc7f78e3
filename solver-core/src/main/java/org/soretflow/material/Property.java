package org.soretflow.material;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// A property as a function of temperature, as data, so that every backend can evaluate it.
///
/// A law that is none of these forms becomes piecewise polynomials: [Approximation].
public sealed interface Property
        permits Property.Constant, Property.Polynomial, Property.Table, PiecewisePolynomial {

    /// Value at a temperature [K].
    double at(double temperature);

    /// Integral of the property from `reference` to `temperature`, exact for the stored form.
    double integral(double reference, double temperature);

    /// Lowest and highest temperature of validity [K]; −∞ and +∞ where nothing is said.
    default double lowestTemperature() {
        return Double.NEGATIVE_INFINITY;
    }

    /// See [#lowestTemperature()].
    default double highestTemperature() {
        return Double.POSITIVE_INFINITY;
    }

    /// True if the value is the same at every temperature.
    default boolean isConstant() {
        return this instanceof Constant;
    }

    /// The same number at every temperature.
    static Property constant(double value) {
        return new Constant(value);
    }

    record Constant(double value) implements Property {
        public Constant {
            requireFinite("value", value);
        }

        @Override
        public double at(double temperature) {
            return value;
        }

        @Override
        public double integral(double reference, double temperature) {
            return value * (temperature - reference);
        }
    }

    /// `Σ a_m (T − T_ref)^m`.
    ///
    /// @param reference T_ref [K]
    /// @param coefficients a_0, a_1, … in SI units
    record Polynomial(double reference, double[] coefficients) implements Property {
        public Polynomial {
            coefficients = coefficients.clone();
            requireFinite("reference temperature", reference);
            if (coefficients.length == 0) {
                throw new IllegalArgumentException("a polynomial needs at least one coefficient");
            }
            for (double coefficient : coefficients) {
                requireFinite("polynomial coefficient", coefficient);
            }
        }

        @Override
        public double[] coefficients() {
            return coefficients.clone();
        }

        @Override
        public double at(double temperature) {
            double x = temperature - reference;
            double sum = 0;
            for (int m = coefficients.length - 1; m >= 0; m--) {
                sum = sum * x + coefficients[m];
            }
            return sum;
        }

        @Override
        public double integral(double from, double to) {
            return primitive(to - reference) - primitive(from - reference);
        }

        private double primitive(double x) {
            double sum = 0;
            for (int m = coefficients.length - 1; m >= 0; m--) {
                sum = sum * x + coefficients[m] / (m + 1);
            }
            return sum * x;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Polynomial that
                    && that.reference == reference
                    && Arrays.equals(that.coefficients, coefficients);
        }

        @Override
        public int hashCode() {
            return Double.hashCode(reference) * 31 + Arrays.hashCode(coefficients);
        }
    }

    /// Linear between points, constant beyond the first and the last.
    ///
    /// @param temperatures abscissae [K], strictly increasing, at least two
    /// @param values ordinates in SI units, as many
    record Table(double[] temperatures, double[] values) implements Property {
        public Table {
            temperatures = temperatures.clone();
            values = values.clone();
            if (temperatures.length != values.length || temperatures.length < 2) {
                throw new IllegalArgumentException("a table needs at least two points and as many values as"
                        + " temperatures, got " + temperatures.length + " temperatures and " + values.length
                        + " values");
            }
            for (int m = 0; m < temperatures.length; m++) {
                requireFinite("table temperature", temperatures[m]);
                requireFinite("table value", values[m]);
                if (m > 0 && temperatures[m] <= temperatures[m - 1]) {
                    throw new IllegalArgumentException("table temperatures must increase, got " + temperatures[m]
                            + " K after " + temperatures[m - 1] + " K");
                }
            }
        }

        /// A function as a table of n points, evenly spaced from `from` to `to` [K]; the error is `f″ Δ²/8`.
        public static Table sampled(DoubleUnaryOperator function, double from, double to, int points) {
            double[] temperatures = new double[points];
            double[] values = new double[points];
            for (int m = 0; m < points; m++) {
                temperatures[m] = from + (to - from) * m / (points - 1);
                values[m] = function.applyAsDouble(temperatures[m]);
            }
            return new Table(temperatures, values);
        }

        @Override
        public double[] temperatures() {
            return temperatures.clone();
        }

        @Override
        public double[] values() {
            return values.clone();
        }

        @Override
        public double lowestTemperature() {
            return temperatures[0];
        }

        @Override
        public double highestTemperature() {
            return temperatures[temperatures.length - 1];
        }

        @Override
        public double at(double temperature) {
            int last = temperatures.length - 1;
            if (!(temperature > temperatures[0])) {
                return Double.isNaN(temperature) ? temperature : values[0];
            }
            if (temperature >= temperatures[last]) {
                return values[last];
            }
            int m = interval(temperature);
            double weight = (temperature - temperatures[m]) / (temperatures[m + 1] - temperatures[m]);
            return values[m] + weight * (values[m + 1] - values[m]);
        }

        @Override
        public double integral(double from, double to) {
            return primitive(to) - primitive(from);
        }

        private double primitive(double temperature) {
            double sum = values[0] * Math.min(temperature - temperatures[0], 0);
            int last = temperatures.length - 1;
            for (int m = 0; m < last && temperature > temperatures[m]; m++) {
                double to = Math.min(temperature, temperatures[m + 1]);
                sum += 0.5 * (values[m] + at(to)) * (to - temperatures[m]);
            }
            return sum + values[last] * Math.max(temperature - temperatures[last], 0);
        }

        private int interval(double temperature) {
            int found = Arrays.binarySearch(temperatures, temperature);
            return found >= 0 ? Math.min(found, temperatures.length - 2) : -found - 2;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Table that
                    && Arrays.equals(that.temperatures, temperatures)
                    && Arrays.equals(that.values, values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(temperatures) * 31 + Arrays.hashCode(values);
        }
    }

    private static void requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be a finite number, got " + value);
        }
    }
}
