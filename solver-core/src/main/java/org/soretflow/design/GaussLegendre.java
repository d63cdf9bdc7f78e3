package org.soretflow.design;

/// Nodes and weights of the rule of Gauss and Legendre with ten points on −1 … 1: exact for polynomials of degree 19.
final class GaussLegendre {

    static final int POINTS = 10;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int m = 0; m < POINTS; m++) {
            // Newton's method from the asymptotic roots of the Legendre polynomial
            double x = Math.cos(Math.PI * (m + 0.75) / (POINTS + 0.5));
            double slope = 0;
            for (int iteration = 0; iteration < 20; iteration++) {
                double before = 1;
                double value = x;
                for (int n = 2; n <= POINTS; n++) {
                    double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
                    before = value;
                    value = next;
                }
                slope = POINTS * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            NODES[m] = x;
            WEIGHTS[m] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private GaussLegendre() {}

    /// Place of a node in an interval.
    static double node(int m, double from, double to) {
        return 0.5 * (from + to + (to - from) * NODES[m]);
    }

    /// Weight of a node in an interval.
    static double weight(int m, double from, double to) {
        return 0.5 * (to - from) * WEIGHTS[m];
    }
}
