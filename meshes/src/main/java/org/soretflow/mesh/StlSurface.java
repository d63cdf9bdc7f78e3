package org.soretflow.mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The inside of a closed triangulated surface, read from STL.
///
/// A point is inside when a ray from it against x crosses the surface an odd number of times. Which triangles a line
/// crosses is decided edge by edge: an edge counts when it straddles the line's z (one end above, the other not) and
/// passes it on the side of larger y. The decision depends on the edge and the line alone, each edge belongs to two
/// triangles, hence every line crosses the surface an even number of times, also through edges and corners and
/// whatever the rounding. Triangles parallel to the line are never crossed. Of a box, the lower faces are inside and
/// the upper ones outside, as in [Range].
public final class StlSurface implements Shape {
    private final double[] coordinates;
    private final double[] low = new double[3];
    private final double[] high = new double[3];
    private final TriangleBins bins;

    private StlSurface(double[] coordinates) {
        requireClosed(coordinates);
        this.coordinates = coordinates;
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int c = 0; c < coordinates.length; c++) {
            low[c % 3] = Math.min(low[c % 3], coordinates[c]);
            high[c % 3] = Math.max(high[c % 3], coordinates[c]);
        }
        for (Direction d : Direction.values()) {
            if (!(low[d.ordinal()] < high[d.ordinal()])) {
                throw new IllegalArgumentException("the STL surface is flat: all corners have " + d.label() + " = "
                        + Lengths.text(low[d.ordinal()]));
            }
        }
        this.bins = new TriangleBins(coordinates, low, high);
    }

    /// Reads an STL file.
    ///
    /// @param bytes the whole file, binary or ASCII; not modified
    /// @param scale length of the file's unit [m], such as 1e-6 for micrometres; > 0
    /// @throws IllegalArgumentException when the bytes are not a whole STL file or the surface is not closed
    public static StlSurface parse(byte[] bytes, double scale) {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("the scale of an STL file must be positive and finite, got " + scale);
        }
        double[] coordinates = StlParser.parse(bytes);
        for (int c = 0; c < coordinates.length; c++) {
            // + 0.0 turns −0 into 0, so that equal corners have equal bits
            coordinates[c] = coordinates[c] * scale + 0.0;
        }
        return new StlSurface(coordinates);
    }

    /// Number of triangles.
    public int triangles() {
        return coordinates.length / 9;
    }

    /// Smallest and largest coordinate along a direction [m].
    public Range extent(Direction d) {
        return new Range(low[d.ordinal()], high[d.ordinal()]);
    }

    @Override
    public boolean contains(double x, double y, double z) {
        boolean[] inside = new boolean[1];
        test(new double[] {x}, y, z, inside);
        return inside[0];
    }

    @Override
    public void test(double[] x, double y, double z, boolean[] inside) {
        double[] crossings = crossings(y, z);
        int passed = 0;
        for (int i = 0; i < x.length; i++) {
            while (passed < crossings.length && crossings[passed] <= x[i]) {
                passed++;
            }
            inside[i] = passed % 2 == 1;
        }
    }

    @Override
    public boolean misses(Range x, Range y, Range z) {
        return high[0] < x.from() || low[0] > x.to() || high[1] < y.from() || low[1] > y.to()
                || high[2] < z.from() || low[2] > z.to();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "STL surface of %d triangles over x %s, y %s, z %s", triangles(),
                extent(Direction.X), extent(Direction.Y), extent(Direction.Z));
    }

    /// Positions in x where the line at (y, z) crosses the surface, sorted.
    private double[] crossings(double y, double z) {
        if (!(y >= low[1] && y <= high[1] && z >= low[2] && z <= high[2])) {
            return new double[0];
        }
        int begin = bins.begin(y, z);
        double[] found = new double[bins.end(y, z) - begin];
        int count = 0;
        for (int entry = 0; entry < found.length; entry++) {
            int at = 9 * bins.entry(begin + entry);
            if (passes(at, at + 3, y, z) ^ passes(at + 3, at + 6, y, z) ^ passes(at + 6, at, y, z)) {
                found[count++] = crossing(at, y, z);
            }
        }
        double[] crossings = Arrays.copyOf(found, count);
        Arrays.sort(crossings);
        return crossings;
    }

    /// Whether the edge between two corners passes the line at (y, z) on the side of larger y, seen along x. The ends
    /// are put in the order of z first: the answer is then the same, to the bit, from both triangles of the edge.
    private boolean passes(int a, int b, double y, double z) {
        if (coordinates[a + 2] > z == coordinates[b + 2] > z) {
            return false;
        }
        int lower = coordinates[a + 2] < coordinates[b + 2] ? a : b;
        int upper = lower == a ? b : a;
        double dy = coordinates[upper + 1] - coordinates[lower + 1];
        double dz = coordinates[upper + 2] - coordinates[lower + 2];
        return (coordinates[lower + 1] - y) * dz + (z - coordinates[lower + 2]) * dy > 0;
    }

    /// Position in x of a triangle at (y, z) by areas, kept within the triangle where it is nearly parallel to x.
    private double crossing(int at, double y, double z) {
        double a = area(at + 3, at + 6, y, z);
        double b = area(at + 6, at, y, z);
        double c = area(at, at + 3, y, z);
        double x0 = coordinates[at];
        double x1 = coordinates[at + 3];
        double x2 = coordinates[at + 6];
        double smallest = Math.min(x0, Math.min(x1, x2));
        double largest = Math.max(x0, Math.max(x1, x2));
        double sum = a + b + c;
        return sum == 0 ? 0.5 * (smallest + largest)
                : Math.clamp((a * x0 + b * x1 + c * x2) / sum, smallest, largest);
    }

    private double area(int p, int q, double y, double z) {
        return (coordinates[p + 1] - y) * (coordinates[q + 2] - z)
                - (coordinates[p + 2] - z) * (coordinates[q + 1] - y);
    }

    private record Corner(double x, double y, double z) {
    }

    /// Every edge must belong to exactly two triangles. Triangles with two equal corners close nothing and open
    /// nothing: they are passed over.
    private static void requireClosed(double[] coordinates) {
        Map<Corner, Integer> numbers = new HashMap<>();
        long[] edges = new long[coordinates.length / 3];
        int count = 0;
        int[] corner = new int[3];
        for (int at = 0; at < coordinates.length; at += 9) {
            for (int c = 0; c < 3; c++) {
                int p = at + 3 * c;
                Corner key = new Corner(coordinates[p], coordinates[p + 1], coordinates[p + 2]);
                Integer known = numbers.putIfAbsent(key, numbers.size());
                corner[c] = known == null ? numbers.size() - 1 : known;
            }
            if (corner[0] != corner[1] && corner[1] != corner[2] && corner[2] != corner[0]) {
                for (int c = 0; c < 3; c++) {
                    long p = corner[c];
                    long q = corner[(c + 1) % 3];
                    edges[count++] = Math.min(p, q) << 32 | Math.max(p, q);
                }
            }
        }
        Arrays.sort(edges, 0, count);
        int distinct = 0;
        int open = 0;
        for (int e = 0; e < count; ) {
            int end = e + 1;
            while (end < count && edges[end] == edges[e]) {
                end++;
            }
            distinct++;
            open += end - e == 2 ? 0 : 1;
            e = end;
        }
        if (open > 0 || distinct == 0) {
            throw new IllegalArgumentException("the STL surface is not closed: " + open + " of " + distinct
                    + " edges do not belong to exactly two triangles; repair the surface and export it again");
        }
    }
}
