package org.soretflow.mesh;

/// An interval of positions, closed below and open above: from ≤ x < to [m]. Two ranges that meet share no point, so
/// that neighbouring regions are never both, and never neither. Ends may be infinite.
public record Range(double from, double to) {
    public Range {
        if (!(from < to)) {
            throw new IllegalArgumentException("a range must have its start below its end, got " + from + " m to " + to
                    + " m");
        }
    }

    /// from ≤ x < to.
    public static Range of(double from, double to) {
        return new Range(from, to);
    }

    /// Every position.
    public static Range all() {
        return new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /// from ≤ x.
    public static Range from(double from) {
        return new Range(from, Double.POSITIVE_INFINITY);
    }

    /// x < to.
    public static Range upTo(double to) {
        return new Range(Double.NEGATIVE_INFINITY, to);
    }

    /// Whether a position lies in the range.
    public boolean contains(double x) {
        return from <= x && x < to;
    }

    /// Whether the two ranges have a common stretch.
    public boolean overlaps(Range other) {
        return from < other.to && other.from < to;
    }

    /// to − from [m], may be infinite.
    public double length() {
        return to - from;
    }

    @Override
    public String toString() {
        return "[" + Lengths.text(from) + ", " + Lengths.text(to) + ")";
    }
}
