package org.soretflow.diagnostics;

/// Weights of derivatives from three values of a function, exact for parabolas on any spacing.
final class Differences {

    private Differences() {}

    /// First derivative at the middle point [1/m].
    ///
    /// @param before distance to the point before [m]
    /// @param after distance to the point after [m]
    static double[] first(double before, double after) {
        double sum = before + after;
        return new double[] {-after / (before * sum), (after - before) / (before * after), before / (after * sum)};
    }

    /// Second derivative [1/m²].
    static double[] second(double before, double after) {
        double sum = before + after;
        return new double[] {2 / (before * sum), -2 / (before * after), 2 / (after * sum)};
    }
}
