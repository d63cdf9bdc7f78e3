package org.soretflow.run;

import java.util.Arrays;

/// Values on a rectilinear set of places, at the places of another one.
final class Resampling {

    private Resampling() {}

    /// Linear interpolation along one axis: the values of two neighbours and the share of the upper one.
    private record Weights(int[] lower, int[] upper, double[] share) {

        /// Beyond the first and the last place their values hold.
        static Weights of(double[] from, double[] to) {
            int[] lower = new int[to.length];
            int[] upper = new int[to.length];
            double[] share = new double[to.length];
            for (int m = 0; m < to.length; m++) {
                int at = Arrays.binarySearch(from, to[m]);
                int below = Math.clamp(at >= 0 ? at : -at - 2, 0, from.length - 1);
                int above = Math.min(below + 1, from.length - 1);
                lower[m] = below;
                upper[m] = above;
                share[m] = above == below ? 0 : Math.clamp((to[m] - from[below]) / (from[above] - from[below]), 0, 1);
            }
            return new Weights(lower, upper, share);
        }
    }

    /// @param from places along x, y, z, ascending
    /// @param to those where values are wanted
    /// @param values at `from`, x fastest, then y, then z
    /// @return values at `to`
    static double[] between(double[][] from, double[][] to, double[] values) {
        double[] now = values;
        int[] counts = {from[0].length, from[1].length, from[2].length};
        for (int axis = 0; axis < 3; axis++) {
            now = along(axis, counts, Weights.of(from[axis], to[axis]), now);
            counts[axis] = to[axis].length;
        }
        return now;
    }

    private static double[] along(int axis, int[] counts, Weights weights, double[] values) {
        int before = axis == 0 ? 1 : axis == 1 ? counts[0] : counts[0] * counts[1];
        int after = axis == 0 ? counts[1] * counts[2] : axis == 1 ? counts[2] : 1;
        int count = weights.share.length;
        double[] result = new double[before * count * after];
        for (int outer = 0; outer < after; outer++) {
            for (int m = 0; m < count; m++) {
                int low = before * (weights.lower[m] + counts[axis] * outer);
                int high = before * (weights.upper[m] + counts[axis] * outer);
                int target = before * (m + count * outer);
                double share = weights.share[m];
                for (int inner = 0; inner < before; inner++) {
                    result[target + inner] = (1 - share) * values[low + inner] + share * values[high + inner];
                }
            }
        }
        return result;
    }
}
