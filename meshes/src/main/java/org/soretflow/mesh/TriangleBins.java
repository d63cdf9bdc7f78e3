package org.soretflow.mesh;

/// Triangles sorted into a regular grid over the y–z plane, so that a line along x meets few candidates.
final class TriangleBins {
    private static final int LARGEST_GRID = 2048;
    /// Entries a triangle on average; needles across the whole grid make the bins coarser instead of the list longer.
    private static final int LARGEST_LOAD = 32;

    private final double[] low;
    private final double[] perWidth;
    private final int bins;
    private final int[] begin;
    private final int[] entries;

    /// @param coordinates nine a triangle [m]; not modified
    /// @param low         smallest (x, y, z) of all
    /// @param high        largest (x, y, z) of all
    TriangleBins(double[] coordinates, double[] low, double[] high) {
        int triangles = coordinates.length / 9;
        this.low = low;
        this.perWidth = new double[3];
        int size = (int) Math.min(LARGEST_GRID, Math.ceil(Math.sqrt(triangles)));
        long load = load(coordinates, high, size);
        while (size > 1 && load > (long) LARGEST_LOAD * triangles) {
            size /= 2;
            load = load(coordinates, high, size);
        }
        this.bins = size;
        this.begin = new int[bins * bins + 1];
        this.entries = new int[Math.toIntExact(load)];
        int[] next = new int[bins * bins];
        for (int t = 0; t < triangles; t++) {
            visit(coordinates, t, begin, null);
        }
        for (int b = 0; b < next.length; b++) {
            begin[b + 1] += begin[b];
        }
        System.arraycopy(begin, 0, next, 0, next.length);
        for (int t = 0; t < triangles; t++) {
            visit(coordinates, t, next, entries);
        }
    }

    /// First position in [#entry(int)] of the bin at (y, z), which must lie in the surface's extent.
    int begin(double y, double z) {
        return begin[bin(1, y, bins) + bins * bin(2, z, bins)];
    }

    /// Position after the last of the bin at (y, z).
    int end(double y, double z) {
        return begin[bin(1, y, bins) + bins * bin(2, z, bins) + 1];
    }

    /// Number of a triangle.
    int entry(int position) {
        return entries[position];
    }

    private long load(double[] coordinates, double[] high, int size) {
        for (int c = 1; c < 3; c++) {
            perWidth[c] = high[c] > low[c] ? size / (high[c] - low[c]) : 0;
        }
        long sum = 0;
        for (int at = 0; at < coordinates.length; at += 9) {
            sum += (long) span(coordinates, at, 1, size) * span(coordinates, at, 2, size);
        }
        return sum;
    }

    private int span(double[] coordinates, int at, int c, int size) {
        return bin(c, largest(coordinates, at + c), size) - bin(c, smallest(coordinates, at + c), size) + 1;
    }

    /// Counts a triangle into bin b's successor when `into` is null, else enters it.
    private void visit(double[] coordinates, int t, int[] counters, int[] into) {
        int at = 9 * t;
        int lastY = bin(1, largest(coordinates, at + 1), bins);
        int lastZ = bin(2, largest(coordinates, at + 2), bins);
        for (int z = bin(2, smallest(coordinates, at + 2), bins); z <= lastZ; z++) {
            for (int y = bin(1, smallest(coordinates, at + 1), bins); y <= lastY; y++) {
                int b = y + bins * z;
                if (into == null) {
                    counters[b + 1]++;
                } else {
                    into[counters[b]++] = t;
                }
            }
        }
    }

    /// Grows with the position even in rounded arithmetic, so a point between two others is in a bin between theirs.
    private int bin(int c, double position, int size) {
        return Math.clamp((long) ((position - low[c]) * perWidth[c]), 0, size - 1);
    }

    private static double smallest(double[] coordinates, int at) {
        return Math.min(coordinates[at], Math.min(coordinates[at + 3], coordinates[at + 6]));
    }

    private static double largest(double[] coordinates, int at) {
        return Math.max(coordinates[at], Math.max(coordinates[at + 3], coordinates[at + 6]));
    }
}
