package org.soretflow.verification;

import java.util.Arrays;
import java.util.Locale;

/// Results of one question on three or more meshes (or time steps), from coarse to fine.
///
/// Either errors against an exact solution ([#ofErrors]) or values whose limit is not known ([#ofValues]).
/// Source: Celik et al., J. Fluids Eng. 130 (2008) 078001 (the procedure of the grid convergence index).
public final class ConvergenceStudy {

    /// Safety factor of the grid convergence index for three or more meshes.
    private static final double SAFETY = 1.25;

    private final double[] sizes;
    private final double[] errors;
    private final double[] values;

    private ConvergenceStudy(double[] sizes, double[] errors, double[] values) {
        this.sizes = sizes;
        this.errors = errors;
        this.values = values;
    }

    /// @param sizes cell widths or time steps, strictly decreasing, at least three
    /// @param errors of the same length, ≥ 0
    public static ConvergenceStudy ofErrors(double[] sizes, double[] errors) {
        require(sizes, errors, "errors");
        return new ConvergenceStudy(sizes.clone(), errors.clone(), null);
    }

    /// @param sizes cell widths or time steps, strictly decreasing, at least three
    /// @param values the quantity on each mesh
    public static ConvergenceStudy ofValues(double[] sizes, double[] values) {
        require(sizes, values, "values");
        return new ConvergenceStudy(sizes.clone(), null, values.clone());
    }

    private static void require(double[] sizes, double[] numbers, String what) {
        if (sizes.length < 3 || numbers.length != sizes.length) {
            throw new IllegalArgumentException("a convergence study needs three or more meshes and as many " + what
                    + ", got " + sizes.length + " meshes and " + numbers.length + " " + what);
        }
        for (int m = 0; m < sizes.length; m++) {
            if (!(sizes[m] > 0) || m > 0 && !(sizes[m] < sizes[m - 1])) {
                throw new IllegalArgumentException("mesh sizes must be positive and decrease, got "
                        + Arrays.toString(sizes));
            }
        }
    }

    /// Observed orders, one per step of refinement for errors, one per three successive meshes for values.
    ///
    /// For errors `ln(e₁/e₂)/ln(h₁/h₂)`; for values the p that solves `(f₁−f₂)/(f₂−f₃) = (h₁ᵖ−h₂ᵖ)/(h₂ᵖ−h₃ᵖ)`, NaN if
    /// the values do not run one way.
    public double[] orders() {
        int last = sizes.length - 1;
        double[] orders = new double[errors != null ? last : last - 1];
        for (int m = 0; m < orders.length; m++) {
            orders[m] = errors != null
                    ? Math.log(errors[m] / errors[m + 1]) / Math.log(sizes[m] / sizes[m + 1])
                    : orderOfValues(m);
        }
        return orders;
    }

    /// Observed order on the finest meshes.
    public double order() {
        double[] orders = orders();
        return orders[orders.length - 1];
    }

    /// Error on the finest mesh; for values the distance to [#extrapolated()].
    public double finestError() {
        int last = sizes.length - 1;
        return errors != null ? errors[last] : Math.abs(values[last] - extrapolated());
    }

    private double orderOfValues(int m) {
        double ratio = (values[m] - values[m + 1]) / (values[m + 1] - values[m + 2]);
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            return Double.NaN;
        }
        // the right-hand side grows with p
        double low = 1e-3;
        double high = 16;
        for (int step = 0; step < 100; step++) {
            double p = 0.5 * (low + high);
            double found = (power(m, p) - power(m + 1, p)) / (power(m + 1, p) - power(m + 2, p));
            if (found < ratio) {
                low = p;
            } else {
                high = p;
            }
        }
        return 0.5 * (low + high);
    }

    private double power(int m, double p) {
        return Math.pow(sizes[m] / sizes[sizes.length - 1], p);
    }

    /// Limit of the values for vanishing size by Richardson's extrapolation with the observed order.
    ///
    /// @throws IllegalStateException for a study of errors
    public double extrapolated() {
        return extrapolated(order());
    }

    /// Limit of the values for vanishing size with a known order.
    ///
    /// @throws IllegalStateException for a study of errors
    public double extrapolated(double order) {
        if (values == null) {
            throw new IllegalStateException("a study of errors has no value to extrapolate");
        }
        int last = sizes.length - 1;
        double growth = Math.pow(sizes[last - 1] / sizes[last], order);
        return values[last] + (values[last] - values[last - 1]) / (growth - 1);
    }

    /// Limit of the values for vanishing size by the parabola in h² through the three finest meshes: for schemes whose
    /// error is a series of even powers, as that of central differences on smoothly refined meshes.
    ///
    /// @throws IllegalStateException for a study of errors
    public double extrapolatedInSquares() {
        if (values == null) {
            throw new IllegalStateException("a study of errors has no value to extrapolate");
        }
        int last = sizes.length - 1;
        double limit = 0;
        for (int a = last - 2; a <= last; a++) {
            double share = values[a];
            for (int b = last - 2; b <= last; b++) {
                share *= a == b ? 1 : sizes[b] * sizes[b] / (sizes[b] * sizes[b] - sizes[a] * sizes[a]);
            }
            limit += share;
        }
        return limit;
    }

    /// Grid convergence index of the finest mesh, relative to its value: an error band that should hold the limit.
    ///
    /// @throws IllegalStateException for a study of errors
    public double gridConvergenceIndex() {
        int last = sizes.length - 1;
        return SAFETY * Math.abs((extrapolated() - values[last]) / values[last]);
    }

    /// A table of sizes, errors or values, and orders, for messages and notes.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        double[] orders = orders();
        int skip = sizes.length - orders.length;
        for (int m = 0; m < sizes.length; m++) {
            text.append(m == 0 ? "" : "; ");
            text.append(String.format(Locale.ROOT, "h=%.3g", sizes[m]));
            text.append(errors != null
                    ? String.format(Locale.ROOT, " error %.2e", errors[m])
                    : String.format(Locale.ROOT, " value %.8g", values[m]));
            text.append(m < skip ? "" : String.format(Locale.ROOT, " order %.2f", orders[m - skip]));
        }
        return text.toString();
    }
}
