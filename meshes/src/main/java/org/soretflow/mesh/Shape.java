package org.soretflow.mesh;

import java.util.List;

/// A region of space that answers one question: is a point inside?
///
/// Shapes draw zones (tested at cell centres) and patches (tested at centres of boundary faces). An implementation is
/// immutable and gives the same answer from any thread. In a two-dimensional mesh cell centres lie at half the depth
/// in z: draw discs by a cylinder along z.
@FunctionalInterface
public interface Shape {

    /// Whether the point (x, y, z) [m] is inside.
    boolean contains(double x, double y, double z);

    /// Tests a line of points along x at once; surfaces with an expensive test do better than point by point.
    ///
    /// @param x      positions [m], increasing; not modified
    /// @param y      of all points [m]
    /// @param z      of all points [m]
    /// @param inside same length as `x`; every element is overwritten
    default void test(double[] x, double y, double z, boolean[] inside) {
        for (int i = 0; i < x.length; i++) {
            inside[i] = contains(x[i], y, z);
        }
    }

    /// Whether the shape has certainly no point in a box. Used for messages only; false is always allowed.
    default boolean misses(Range x, Range y, Range z) {
        return false;
    }

    /// All of space.
    static Shape everywhere() {
        return Shapes.Everywhere.INSTANCE;
    }

    /// A box with faces normal to the axes; use [Range#all()] for open directions.
    static Shape box(Range x, Range y, Range z) {
        return new Shapes.Box(x, y, z);
    }

    /// A box that is unbounded in z.
    static Shape box(Range x, Range y) {
        return new Shapes.Box(x, y, Range.all());
    }

    /// A layer between two planes normal to a direction.
    static Shape layer(Direction normal, Range range) {
        return new Shapes.Box(normal == Direction.X ? range : Range.all(), normal == Direction.Y ? range : Range.all(),
                normal == Direction.Z ? range : Range.all());
    }

    /// An endless circular cylinder.
    ///
    /// @param axis   direction of the cylinder's axis
    /// @param centre a point of the axis [m]; its coordinate along the axis does not matter
    /// @param radius [m], > 0
    static Shape cylinder(Direction axis, Point centre, double radius) {
        return cylinder(axis, centre, radius, Range.all());
    }

    /// A circular cylinder between two planes.
    ///
    /// @param axis   direction of the cylinder's axis
    /// @param centre a point of the axis [m]; its coordinate along the axis does not matter
    /// @param radius [m], > 0
    /// @param range  positions along the axis [m]
    static Shape cylinder(Direction axis, Point centre, double radius, Range range) {
        return new Shapes.Cylinder(axis, centre, radius, range);
    }

    /// A ball.
    ///
    /// @param centre [m]
    /// @param radius [m], > 0
    static Shape ball(Point centre, double radius) {
        return new Shapes.Ball(centre, radius);
    }

    /// The half of space that the normal points away from: (r − point)·normal ≤ 0.
    ///
    /// @param point  a point of the bounding plane [m]
    /// @param normal outward normal, of any length above 0
    static Shape halfSpace(Point point, Point normal) {
        return new Shapes.HalfSpace(point, normal);
    }

    /// Points inside at least one of the shapes.
    static Shape union(Shape... shapes) {
        return new Shapes.Union(List.of(shapes));
    }

    /// Points inside `from` and not inside `cut`.
    static Shape minus(Shape from, Shape cut) {
        return new Shapes.Minus(from, cut);
    }

    /// Points inside all of the shapes.
    static Shape intersection(Shape... shapes) {
        return new Shapes.Intersection(List.of(shapes));
    }
}
