package org.soretflow.discrete;

import java.util.function.DoubleUnaryOperator;
import org.soretflow.backend.Curve;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.PiecewisePolynomial;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;

/// Material laws as curves that a device can evaluate.
final class Curves {

    /// Range in which laws without a table form are sampled [K], and the interval: the cubic's error is
    /// `3/128 Δ⁴ f⁗`, about 1e-11 relative for the viscosity of water.
    private static final double COLDEST = 200;
    private static final double HOTTEST = 700;
    private static final double INTERVAL = 0.125;

    private Curves() {}

    static Curve of(Property law) {
        return switch (law) {
            case Property.Constant(double value) -> Curve.constant(value);
            case Property.Polynomial(double reference, double[] coefficients) ->
                Curve.polynomial(reference, coefficients);
            case Property.Table table -> linear(table, false, 0);
            case PiecewisePolynomial pieces -> piecewise(pieces);
        };
    }

    /// The product of two laws; exact where one is constant, sampled otherwise.
    static Curve product(Property first, Property second) {
        if (first.isConstant()) {
            return scaled(of(second), first.at(0));
        }
        if (second.isConstant()) {
            return scaled(of(first), second.at(0));
        }
        return sampled(temperature -> first.at(temperature) * second.at(temperature));
    }

    static Curve diffusivity(Diffusivity law, Fluid fluid) {
        return switch (law) {
            case Diffusivity.Given(Property property) -> of(property);
            case Diffusivity.StokesEinstein _, Diffusivity.Scaled _, Diffusivity.Cunningham _, Diffusivity.Zimm _,
                    Diffusivity.Flory _ ->
                sampled(temperature -> law.at(temperature, fluid));
        };
    }

    /// Thermophoretic potential Φ(T) [1].
    static Curve potential(SoretCoefficient law) {
        return switch (law) {
            case SoretCoefficient.Integrated(Property property, double reference) -> integral(property, reference);
            case SoretCoefficient.IacopiniPiazza(double plateau, double signChange, double scale) ->
                new Curve(
                        new double[] {signChange},
                        2,
                        new double[] {-plateau * scale, plateau},
                        plateau * scale,
                        signChange,
                        scale);
        };
    }

    private static Curve integral(Property law, double reference) {
        return switch (law) {
            case Property.Constant(double value) -> Curve.polynomial(reference, 0, value);
            case Property.Polynomial polynomial -> {
                double[] a = polynomial.coefficients();
                double[] integrated = new double[a.length + 1];
                for (int m = 0; m < a.length; m++) {
                    integrated[m + 1] = a[m] / (m + 1);
                }
                integrated[0] = law.integral(reference, polynomial.reference());
                yield Curve.polynomial(polynomial.reference(), integrated);
            }
            case Property.Table table -> linear(table, true, reference);
            case PiecewisePolynomial pieces -> integral(pieces, reference);
        };
    }

    /// Pieces between constant ends.
    private static Curve piecewise(PiecewisePolynomial law) {
        if (law.isConstant()) {
            return Curve.constant(law.coefficients()[0]);
        }
        int order = law.order();
        double[] starts = withEnds(law);
        double[] coefficients = new double[order * starts.length];
        coefficients[0] = law.at(law.lowestTemperature());
        System.arraycopy(law.coefficients(), 0, coefficients, order, law.coefficients().length);
        coefficients[order * (starts.length - 1)] = law.at(law.highestTemperature());
        return new Curve(starts, order, coefficients, 0, 0, 1);
    }

    private static Curve integral(PiecewisePolynomial law, double reference) {
        int order = law.order();
        double[] own = law.coefficients();
        double[] starts = withEnds(law);
        double[] coefficients = new double[(order + 1) * starts.length];
        for (int i = 0; i < starts.length; i++) {
            int at = (order + 1) * i;
            coefficients[at] = law.integral(reference, starts[i]);
            if (i == 0 || i == starts.length - 1) {
                coefficients[at + 1] = law.at(starts[i]);
                continue;
            }
            for (int m = 0; m < order; m++) {
                coefficients[at + m + 1] = own[order * (i - 1) + m] / (m + 1);
            }
        }
        return new Curve(starts, order + 1, coefficients, 0, 0, 1);
    }

    /// Starts of the pieces, with one before them, which has one only for the sake of having one, and the end.
    private static double[] withEnds(PiecewisePolynomial law) {
        double[] own = law.starts();
        double[] starts = new double[own.length + 2];
        starts[0] = own[0] - 1;
        System.arraycopy(own, 0, starts, 1, own.length);
        starts[starts.length - 1] = law.highestTemperature();
        return starts;
    }

    /// A table as a piecewise line, or its integral as a piecewise parabola, with constant ends.
    private static Curve linear(Property.Table table, boolean integrate, double reference) {
        double[] t = table.temperatures();
        double[] v = table.values();
        int intervals = t.length + 1;
        double[] starts = new double[intervals];
        int order = integrate ? 3 : 2;
        double[] coefficients = new double[order * intervals];
        for (int m = 0; m < intervals; m++) {
            // interval 0 lies below the table; it starts at the first point minus 1 K only to have a start
            starts[m] = m == 0 ? t[0] - 1 : t[m - 1];
            double value = m == 0 ? v[0] : v[m - 1];
            double slope = m == 0 || m == intervals - 1 ? 0 : (v[m] - v[m - 1]) / (t[m] - t[m - 1]);
            if (integrate) {
                coefficients[order * m] = table.integral(reference, starts[m]);
                coefficients[order * m + 1] = value;
                coefficients[order * m + 2] = 0.5 * slope;
            } else {
                coefficients[order * m] = value;
                coefficients[order * m + 1] = slope;
            }
        }
        return new Curve(starts, order, coefficients, 0, 0, 1);
    }

    /// Cubic through the two ends of each interval and their outer neighbours.
    static Curve sampled(DoubleUnaryOperator law) {
        int intervals = (int) Math.round((HOTTEST - COLDEST) / INTERVAL);
        double[] starts = new double[intervals];
        double[] coefficients = new double[4 * intervals];
        double h = INTERVAL;
        for (int m = 0; m < intervals; m++) {
            starts[m] = COLDEST + m * h;
            double before = law.applyAsDouble(starts[m] - h);
            double here = law.applyAsDouble(starts[m]);
            double next = law.applyAsDouble(starts[m] + h);
            double after = law.applyAsDouble(starts[m] + 2 * h);
            coefficients[4 * m] = here;
            coefficients[4 * m + 1] = (-before / 3 - here / 2 + next - after / 6) / h;
            coefficients[4 * m + 2] = (before / 2 - here + next / 2) / (h * h);
            coefficients[4 * m + 3] = (-before / 6 + here / 2 - next / 2 + after / 6) / (h * h * h);
        }
        return new Curve(starts, 4, coefficients, 0, 0, 1);
    }

    private static Curve scaled(Curve curve, double factor) {
        double[] coefficients = curve.coefficients().clone();
        for (int m = 0; m < coefficients.length; m++) {
            coefficients[m] *= factor;
        }
        return new Curve(
                curve.starts(), curve.order(), coefficients, curve.amplitude() * factor, curve.centre(), curve.scale());
    }
}
