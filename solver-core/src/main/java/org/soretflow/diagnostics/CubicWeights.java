package org.soretflow.diagnostics;

import org.soretflow.mesh.Axis;

/// Weights of the four face positions of an axis around a place, in the piecewise cubic that takes the values there
/// and has the slopes of the parabolas through three neighbours: smooth to the first derivative, exact for parabolas inside,
/// straight slopes at the ends.
///
/// @param first number of the first of four faces, from −1; faces beside the axis have weight 0
/// @param weights the four weights
record CubicWeights(int first, double[] weights) {

    /// @param position within the axis [m]
    static CubicWeights at(Axis axis, double position) {
        int cell = axis.cellAt(position);
        double width = axis.width(cell);
        double s = (position - axis.face(cell)) / width;
        double[] weights = {0, (1 + 2 * s) * (1 - s) * (1 - s), s * s * (3 - 2 * s), 0};
        double lower = s * (1 - s) * (1 - s) * width;
        double upper = -s * s * (1 - s) * width;
        double[] straight = {-1 / width, 1 / width};
        add(weights, lower, cell > 0 ? 0 : 1, cell > 0 ? Differences.first(axis.width(cell - 1), width) : straight);
        add(weights, upper, 1,
                cell + 1 < axis.cells() ? Differences.first(width, axis.width(cell + 1)) : straight);
        return new CubicWeights(cell - 1, weights);
    }

    private static void add(double[] weights, double factor, int from, double[] slope) {
        for (int m = 0; m < slope.length; m++) {
            weights[from + m] += factor * slope[m];
        }
    }
}
