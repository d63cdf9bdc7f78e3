package org.soretflow.cell;

/// What Krylov methods do with the numbers between their vectors.
public final class Scalars {

    private Scalars() {}

    /// `factor · a/b`, or 0 where b is too small to divide by: `|b| ≤ least · |a|`.
    public static double quotient(double factor, double a, double b, double least) {
        return Math.abs(b) > least * Math.abs(a) ? factor * a / b : 0;
    }

    /// `factor · a · b`.
    public static double product(double factor, double a, double b) {
        return factor * a * b;
    }

    /// `α x + β y`.
    public static double weightedSum(double alpha, double x, double beta, double y) {
        return alpha * x + beta * y;
    }
}
