package org.soretflow.mesh;

/// A position, or a vector, in space [m]; always finite.
public record Point(double x, double y, double z) {
    public Point {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("coordinates must be finite, got (" + x + ", " + y + ", " + z + ")");
        }
    }

    /// Coordinate along a direction [m].
    public double along(Direction d) {
        return switch (d) {
            case X -> x;
            case Y -> y;
            case Z -> z;
        };
    }

    @Override
    public String toString() {
        return "(" + Lengths.text(x) + ", " + Lengths.text(y) + ", " + Lengths.text(z) + ")";
    }
}
