package org.soretflow.cell;

/// The pieces of which material laws are made.
public final class CurveForm {

    private CurveForm() {}

    /// One step of Horner's rule, `sum·x + a`.
    public static double hornerStep(double sum, double x, double coefficient) {
        return sum * x + coefficient;
    }

    /// `A exp((T_c − T)/T_0)`.
    public static double exponentialTerm(double amplitude, double centre, double scale, double temperature) {
        return amplitude * Exponential.exp((centre - temperature) / scale);
    }
}
