package org.soretflow.verification;

/// One number found against the number expected.
///
/// @param quantity what was compared, in words
/// @param expected the known number; NaN where only a limit is known
/// @param found the solver's number
/// @param deviation what is compared with `limit`; how it is made of the two numbers, each factory says
/// @param limit largest deviation that passes
/// @param passed whether `deviation ≤ limit`; a deviation that is not a number has not passed
/// @param note what a reader must know to judge the number; may be empty
public record GateResult(
        String quantity, double expected, double found, double deviation, double limit, boolean passed, String note) {

    /// Shortfall of an observed order that passes: orders are approached from either side as meshes get finer.
    static final double ORDER_SLACK = 0.1;

    /// Deviation `|found − expected|`.
    public static GateResult absolute(String quantity, double expected, double found, double limit) {
        return judged(quantity, expected, found, Math.abs(found - expected), limit);
    }

    /// Deviation `|found/expected − 1|`.
    public static GateResult relative(String quantity, double expected, double found, double limit) {
        return judged(quantity, expected, found, Math.abs(found / expected - 1), limit);
    }

    /// An error that should be zero: deviation `|found|`.
    public static GateResult error(String quantity, double found, double limit) {
        return judged(quantity, 0, found, Math.abs(found), limit);
    }

    /// An observed order of accuracy: deviation `max(0, nominal − found)`, limit 0.1; a higher order passes.
    public static GateResult order(String quantity, double nominal, double found) {
        double shortfall = Double.isNaN(found) ? found : Math.max(0, nominal - found);
        return judged(quantity, nominal, found, shortfall, ORDER_SLACK);
    }

    /// A run that ended without a solution.
    static GateResult failure(String message) {
        return new GateResult("run", Double.NaN, Double.NaN, Double.NaN, 0, false, message);
    }

    private static GateResult judged(String quantity, double expected, double found, double deviation, double limit) {
        return new GateResult(quantity, expected, found, deviation, limit, deviation <= limit, "");
    }

    /// The same with a remark.
    public GateResult noting(String remark) {
        return new GateResult(quantity, expected, found, deviation, limit, passed, remark);
    }
}
