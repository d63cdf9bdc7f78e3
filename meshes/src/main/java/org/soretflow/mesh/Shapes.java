package org.soretflow.mesh;

import java.util.List;
import java.util.function.Predicate;

/// The shapes behind the factories of [Shape].
final class Shapes {
    private Shapes() {
    }

    enum Everywhere implements Shape {
        INSTANCE;

        @Override
        public boolean contains(double x, double y, double z) {
            return true;
        }

        @Override
        public String toString() {
            return "everywhere";
        }
    }

    record Box(Range x, Range y, Range z) implements Shape {
        @Override
        public boolean contains(double px, double py, double pz) {
            return x.contains(px) && y.contains(py) && z.contains(pz);
        }

        @Override
        public boolean misses(Range bx, Range by, Range bz) {
            return !x.overlaps(bx) || !y.overlaps(by) || !z.overlaps(bz);
        }

        @Override
        public String toString() {
            return "box x " + x + ", y " + y + ", z " + z;
        }
    }

    record Cylinder(Direction axis, Point centre, double radius, Range range) implements Shape {
        Cylinder {
            requireRadius(radius, "cylinder");
        }

        @Override
        public boolean contains(double x, double y, double z) {
            double dx = x - centre.x();
            double dy = y - centre.y();
            double dz = z - centre.z();
            return switch (axis) {
                case X -> dy * dy + dz * dz <= radius * radius && range.contains(x);
                case Y -> dx * dx + dz * dz <= radius * radius && range.contains(y);
                case Z -> dx * dx + dy * dy <= radius * radius && range.contains(z);
            };
        }

        @Override
        public boolean misses(Range x, Range y, Range z) {
            double dx = axis == Direction.X ? 0 : distance(centre.x(), x);
            double dy = axis == Direction.Y ? 0 : distance(centre.y(), y);
            double dz = axis == Direction.Z ? 0 : distance(centre.z(), z);
            Range own = switch (axis) {
                case X -> x;
                case Y -> y;
                case Z -> z;
            };
            return !range.overlaps(own) || dx * dx + dy * dy + dz * dz > radius * radius;
        }

        @Override
        public String toString() {
            return "cylinder along " + axis.label() + " through " + centre + ", radius " + Lengths.text(radius)
                    + (Double.isInfinite(range.length()) ? "" : ", " + axis.label() + " " + range);
        }
    }

    record Ball(Point centre, double radius) implements Shape {
        Ball {
            requireRadius(radius, "ball");
        }

        @Override
        public boolean contains(double x, double y, double z) {
            double dx = x - centre.x();
            double dy = y - centre.y();
            double dz = z - centre.z();
            return dx * dx + dy * dy + dz * dz <= radius * radius;
        }

        @Override
        public boolean misses(Range x, Range y, Range z) {
            double dx = distance(centre.x(), x);
            double dy = distance(centre.y(), y);
            double dz = distance(centre.z(), z);
            return dx * dx + dy * dy + dz * dz > radius * radius;
        }

        @Override
        public String toString() {
            return "ball at " + centre + ", radius " + Lengths.text(radius);
        }
    }

    record HalfSpace(Point point, Point normal) implements Shape {
        HalfSpace {
            if (normal.x() == 0 && normal.y() == 0 && normal.z() == 0) {
                throw new IllegalArgumentException("the normal of a half-space must not be zero");
            }
        }

        @Override
        public boolean contains(double x, double y, double z) {
            return (x - point.x()) * normal.x() + (y - point.y()) * normal.y() + (z - point.z()) * normal.z() <= 0;
        }

        @Override
        public boolean misses(Range x, Range y, Range z) {
            return !contains(normal.x() > 0 ? x.from() : x.to(), normal.y() > 0 ? y.from() : y.to(),
                    normal.z() > 0 ? z.from() : z.to());
        }

        @Override
        public String toString() {
            return "half-space through " + point + " with normal ("
                    + normal.x() + ", " + normal.y() + ", " + normal.z() + ")";
        }
    }

    record Union(List<Shape> shapes) implements Shape {
        Union {
            requireSome(shapes, "union");
        }

        @Override
        public boolean contains(double x, double y, double z) {
            return any(shapes, shape -> shape.contains(x, y, z));
        }

        @Override
        public void test(double[] x, double y, double z, boolean[] inside) {
            shapes.getFirst().test(x, y, z, inside);
            boolean[] other = new boolean[x.length];
            for (Shape shape : shapes.subList(1, shapes.size())) {
                shape.test(x, y, z, other);
                for (int i = 0; i < inside.length; i++) {
                    inside[i] |= other[i];
                }
            }
        }

        @Override
        public boolean misses(Range x, Range y, Range z) {
            return !any(shapes, shape -> !shape.misses(x, y, z));
        }

        @Override
        public String toString() {
            return "union " + shapes;
        }
    }

    record Minus(Shape from, Shape cut) implements Shape {
        @Override
        public boolean contains(double x, double y, double z) {
            return from.contains(x, y, z) && !cut.contains(x, y, z);
        }

        @Override
        public void test(double[] x, double y, double z, boolean[] inside) {
            from.test(x, y, z, inside);
            boolean[] other = new boolean[x.length];
            cut.test(x, y, z, other);
            for (int i = 0; i < inside.length; i++) {
                inside[i] &= !other[i];
            }
        }

        @Override
        public boolean misses(Range x, Range y, Range z) {
            return from.misses(x, y, z);
        }

        @Override
        public String toString() {
            return from + " minus " + cut;
        }
    }

    record Intersection(List<Shape> shapes) implements Shape {
        Intersection {
            requireSome(shapes, "intersection");
        }

        @Override
        public boolean contains(double x, double y, double z) {
            return !any(shapes, shape -> !shape.contains(x, y, z));
        }

        @Override
        public void test(double[] x, double y, double z, boolean[] inside) {
            shapes.getFirst().test(x, y, z, inside);
            boolean[] other = new boolean[x.length];
            for (Shape shape : shapes.subList(1, shapes.size())) {
                shape.test(x, y, z, other);
                for (int i = 0; i < inside.length; i++) {
                    inside[i] &= other[i];
                }
            }
        }

        @Override
        public boolean misses(Range x, Range y, Range z) {
            return any(shapes, shape -> shape.misses(x, y, z));
        }

        @Override
        public String toString() {
            return "intersection " + shapes;
        }
    }

    private static boolean any(List<Shape> shapes, Predicate<Shape> condition) {
        return shapes.stream().anyMatch(condition);
    }

    private static double distance(double position, Range range) {
        return Math.max(0, Math.max(range.from() - position, position - range.to()));
    }

    private static void requireRadius(double radius, String shape) {
        if (!(radius > 0) || Double.isInfinite(radius)) {
            throw new IllegalArgumentException("the radius of a " + shape + " must be positive and finite, got "
                    + radius + " m");
        }
    }

    private static void requireSome(List<Shape> shapes, String what) {
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("a shape made by " + what + " needs at least one part");
        }
    }
}
