package org.soretflow.mesh;

/// One of the three directions of a mesh; the ordinal is the position in an (x, y, z) triple.
public enum Direction {
    X, Y, Z;

    /// Name in case files and messages: `x`, `y` or `z`.
    public String label() {
        return switch (this) {
            case X -> "x";
            case Y -> "y";
            case Z -> "z";
        };
    }

    /// Name in pictures where x is a distance from an axis along y: `r` and `z`, and `angle` about the axis.
    public String cylindricalLabel() {
        return switch (this) {
            case X -> "r";
            case Y -> "z";
            case Z -> "angle";
        };
    }

    /// First of the two other directions in the order x, y, z.
    public Direction firstTransverse() {
        return this == X ? Y : X;
    }

    /// Second of the two other directions in the order x, y, z.
    public Direction secondTransverse() {
        return this == Z ? Y : Z;
    }
}
