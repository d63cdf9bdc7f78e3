package org.soretflow.viz.plot;

import java.util.stream.IntStream;

/// Lines of very many points, thinned to what the width of a chart can show.
final class Thinning {

    private Thinning() {}

    /// Numbers of the points that stay, in order: of all in one column beside each other the first, the last, the lowest
    /// and the highest. A point without a place breaks the line and stays.
    ///
    /// @param across places across, one unit per column; likewise `upwards`
    static int[] of(double[] across, double[] upwards) {
        IntStream.Builder kept = IntStream.builder();
        int first = 0;
        for (int n = 1; n <= across.length; n++) {
            if (n == across.length || !isPlace(across, upwards, first) || !isPlace(across, upwards, n)
                    || Math.floor(across[n]) != Math.floor(across[first])) {
                addColumn(kept, upwards, first, n - 1);
                first = n;
            }
        }
        return kept.build().toArray();
    }

    private static boolean isPlace(double[] across, double[] upwards, int n) {
        return Double.isFinite(across[n]) && Double.isFinite(upwards[n]);
    }

    private static void addColumn(IntStream.Builder kept, double[] upwards, int first, int last) {
        int low = first;
        int high = first;
        for (int n = first + 1; n <= last; n++) {
            low = upwards[n] < upwards[low] ? n : low;
            high = upwards[n] > upwards[high] ? n : high;
        }
        IntStream.of(first, low, high, last).sorted().distinct().forEach(kept);
    }
}
