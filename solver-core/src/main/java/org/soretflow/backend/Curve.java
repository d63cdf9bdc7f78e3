package org.soretflow.backend;

import org.soretflow.cell.CurveForm;

/// A function of temperature as plain numbers: polynomials on intervals plus one exponential.
///
/// `f(T) = Σ_m a_m (T − T_i)^m + A exp((T_c − T)/T_0)` on interval i, which starts at `T_i`; below the first and above the
/// last start the nearest interval continues.
///
/// @param starts T_i [K], increasing
/// @param order number of coefficients per interval
/// @param coefficients a_0 … of interval 0, then of interval 1, …
/// @param amplitude A
/// @param centre T_c [K]
/// @param scale T_0 [K]; 1 where A = 0
public record Curve(
        double[] starts, int order, double[] coefficients, double amplitude, double centre, double scale) {

    /// A polynomial around a temperature [K].
    public static Curve polynomial(double reference, double... coefficients) {
        return new Curve(new double[] {reference}, coefficients.length, coefficients.clone(), 0, 0, 1);
    }

    /// The same number at every temperature.
    public static Curve constant(double value) {
        return polynomial(0, value);
    }

    /// True if the value is the same at every temperature.
    public boolean isConstant() {
        return starts.length == 1 && order == 1 && amplitude == 0;
    }

    /// Value at a temperature [K].
    public double at(double temperature) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= temperature) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        double x = temperature - starts[low];
        double sum = 0;
        for (int m = order - 1; m >= 0; m--) {
            sum = CurveForm.hornerStep(sum, x, coefficients[low * order + m]);
        }
        return amplitude == 0 ? sum : sum + CurveForm.exponentialTerm(amplitude, centre, scale, temperature);
    }
}
