package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// One question on three meshes that refine each other smoothly, several numbers at a time.
///
/// @param cells cells along a side, increasing, three of them
record Refinement(int... cells) {

    /// A number whose limit is known.
    ///
    /// @param limit largest relative deviation of the extrapolated value
    record Known(String quantity, double expected, double limit) {}

    /// Compares limits extrapolated in h² and h⁴.
    ///
    /// @param solve numbers by cells along a side, in the order of `known`
    List<GateResult> extrapolated(List<Known> known, IntFunction<double[]> solve) {
        return extrapolated(known, values(solve));
    }

    /// The same with what was found on each mesh.
    List<GateResult> extrapolated(List<Known> known, double[][] values) {
        List<GateResult> results = new ArrayList<>();
        for (int q = 0; q < known.size(); q++) {
            ConvergenceStudy study = ConvergenceStudy.ofValues(sizes(), column(values, q));
            Known one = known.get(q);
            results.add(GateResult.relative(
                            one.quantity(), one.expected(), study.extrapolatedInSquares(), one.limit())
                    .noting("extrapolated in h² and h⁴ from " + study));
        }
        return results;
    }

    /// Observed orders of errors.
    ///
    /// @param quantities what the errors are of
    /// @param solve errors by cells along a side, in the order of `quantities`
    /// @param nominal order that the scheme promises
    List<GateResult> orders(List<String> quantities, double nominal, IntFunction<double[]> solve) {
        double[][] errors = values(solve);
        List<GateResult> results = new ArrayList<>();
        for (int q = 0; q < quantities.size(); q++) {
            ConvergenceStudy study = ConvergenceStudy.ofErrors(sizes(), column(errors, q));
            results.add(GateResult.order(quantities.get(q) + ": order", nominal, study.order())
                    .noting(study.toString()));
        }
        return results;
    }

    double[] sizes() {
        double[] sizes = new double[cells.length];
        for (int m = 0; m < sizes.length; m++) {
            sizes[m] = 1.0 / cells[m];
        }
        return sizes;
    }

    private double[][] values(IntFunction<double[]> solve) {
        double[][] values = new double[cells.length][];
        for (int m = 0; m < cells.length; m++) {
            values[m] = solve.apply(cells[m]);
        }
        return values;
    }

    private static double[] column(double[][] values, int q) {
        double[] column = new double[values.length];
        for (int m = 0; m < column.length; m++) {
            column[m] = values[m][q];
        }
        return column;
    }
}
