package org.soretflow.mesh;

/// One of the six sides of a mesh.
public enum Side {
    X_MIN, X_MAX, Y_MIN, Y_MAX, Z_MIN, Z_MAX;

    /// Direction of the side's normal.
    public Direction direction() {
        return switch (this) {
            case X_MIN, X_MAX -> Direction.X;
            case Y_MIN, Y_MAX -> Direction.Y;
            case Z_MIN, Z_MAX -> Direction.Z;
        };
    }

    /// Whether the side lies at the end of its axis.
    public boolean isMax() {
        return this == X_MAX || this == Y_MAX || this == Z_MAX;
    }

    /// Name in case files and messages, such as `x-min`.
    public String label() {
        return direction().label() + (isMax() ? "-max" : "-min");
    }

    /// The side at the other end of the same axis.
    public Side opposite() {
        return of(direction(), !isMax());
    }

    /// The side at the start (`max` false) or the end (`max` true) of a direction.
    public static Side of(Direction direction, boolean max) {
        return switch (direction) {
            case X -> max ? X_MAX : X_MIN;
            case Y -> max ? Y_MAX : Y_MIN;
            case Z -> max ? Z_MAX : Z_MIN;
        };
    }
}
