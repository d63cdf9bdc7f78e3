package org.soretflow.viz.plot;

import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Streamlines at even distances through a velocity field on a grid of unit squares.
///
/// A line starts at a distance d beside one that is there already, and goes on both ways until it leaves the field,
/// stands still, or comes nearer than 0.5 d to another line or to itself. Source: B. Jobard and W. Lefer, Creating
/// evenly-spaced streamlines of arbitrary density (1997). Steps are those of the midpoint rule, one unit long.
final class EvenStreamlines {

    private static final double STEP = 1;
    private static final double CLOSEST = 0.5;
    private static final int MOST_STEPS = 20_000;
    /// Lines shorter than this part of their distance say nothing.
    private static final double SHORTEST = 1.5;

    private final double[][] u;
    private final double[][] v;
    private final double distance;
    private final double slow;
    /// Points of finished lines by squares of the side d.
    private final List<List<Point2D>> taken = new ArrayList<>();
    private final int columns;
    private final int rows;

    private EvenStreamlines(double[][] u, double[][] v, double distance) {
        this.u = u;
        this.v = v;
        this.distance = distance;
        double fastest = 0;
        for (int row = 0; row < u.length; row++) {
            for (int column = 0; column < u[row].length; column++) {
                double speed = Math.hypot(u[row][column], v[row][column]);
                fastest = speed > fastest ? speed : fastest;
            }
        }
        slow = 1e-6 * fastest;
        columns = (int) (u[0].length / distance) + 1;
        rows = (int) (u.length / distance) + 1;
        for (int n = 0; n < columns * rows; n++) {
            taken.add(new ArrayList<>());
        }
    }

    /// Lines through a field.
    ///
    /// @param u components to the right and, in `v`, downwards at the middles of unit squares; NaN where there is none
    /// @param distance distance between the lines
    /// @return the points of each line, in the direction of the flow
    static List<List<Point2D>> through(double[][] u, double[][] v, double distance) {
        return new EvenStreamlines(u, v, distance).lines();
    }

    private List<List<Point2D>> lines() {
        List<List<Point2D>> lines = new ArrayList<>();
        Deque<List<Point2D>> open = new ArrayDeque<>();
        // a flow may have parts that no line of another part passes: every square gets its chance
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                add(new Point2D.Double((column + 0.5) * distance, (row + 0.5) * distance), lines, open);
                while (!open.isEmpty()) {
                    seedsBeside(open.poll()).forEach(seed -> add(seed, lines, open));
                }
            }
        }
        return lines;
    }

    private List<Point2D> seedsBeside(List<Point2D> line) {
        List<Point2D> seeds = new ArrayList<>();
        for (int n = 0; n + 1 < line.size(); n += (int) Math.max(1, distance / (2 * STEP))) {
            Point2D at = line.get(n);
            double dx = line.get(n + 1).getX() - at.getX();
            double dy = line.get(n + 1).getY() - at.getY();
            double size = Math.hypot(dx, dy);
            if (size > 0) {
                for (int side = -1; side <= 1; side += 2) {
                    seeds.add(new Point2D.Double(at.getX() - side * distance * dy / size,
                            at.getY() + side * distance * dx / size));
                }
            }
        }
        return seeds;
    }

    private void add(Point2D seed, List<List<Point2D>> lines, Deque<List<Point2D>> open) {
        if (velocity(seed.getX(), seed.getY()) == null || isNear(seed, 0.99 * distance) || isAtTheBorder(seed)) {
            return;
        }
        List<Point2D> line = new ArrayList<>(walk(seed, -1).reversed());
        line.add(seed);
        line.addAll(walk(seed, 1));
        if (line.size() * STEP >= SHORTEST * distance) {
            line.forEach(point -> square(point).add(point));
            lines.add(line);
            open.add(line);
        }
    }

    private List<Point2D> walk(Point2D seed, int way) {
        List<Point2D> line = new ArrayList<>();
        double x = seed.getX();
        double y = seed.getY();
        while (line.size() < MOST_STEPS) {
            double[] first = velocity(x, y);
            double[] middle = first == null ? null
                    : velocity(x + 0.5 * way * STEP * first[0], y + 0.5 * way * STEP * first[1]);
            if (middle == null) {
                break;
            }
            x += way * STEP * middle[0];
            y += way * STEP * middle[1];
            Point2D next = new Point2D.Double(x, y);
            if (velocity(x, y) == null || isNear(next, CLOSEST * distance) || closes(line, seed, next)) {
                break;
            }
            line.add(next);
        }
        return line;
    }

    /// Whether a line has come round to itself.
    private boolean closes(List<Point2D> line, Point2D seed, Point2D next) {
        double near = CLOSEST * distance;
        int young = (int) Math.ceil(2 * near / STEP);
        if (line.size() > 3 * young && seed.distance(next) < 1.5 * STEP) {
            return true;
        }
        for (int n = 0; n < line.size() - 3 * young; n += 2) {
            if (line.get(n).distance(next) < 0.5 * near) {
                return true;
            }
        }
        return false;
    }

    /// Walls and the border of the picture are lines already.
    private boolean isAtTheBorder(Point2D seed) {
        double room = CLOSEST * distance;
        return velocity(seed.getX() - room, seed.getY()) == null || velocity(seed.getX() + room, seed.getY()) == null
                || velocity(seed.getX(), seed.getY() - room) == null
                || velocity(seed.getX(), seed.getY() + room) == null;
    }

    private boolean isNear(Point2D point, double closest) {
        int column = (int) (point.getX() / distance);
        int row = (int) (point.getY() / distance);
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                for (Point2D other : taken.get(r * columns + c)) {
                    if (other.distanceSq(point) < closest * closest) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private List<Point2D> square(Point2D point) {
        int column = Math.clamp((long) (point.getX() / distance), 0, columns - 1);
        return taken.get(Math.clamp((long) (point.getY() / distance), 0, rows - 1) * columns + column);
    }

    /// Unit vector along the flow; null outside the field and where nothing moves.
    private double[] velocity(double x, double y) {
        if (!(x >= 0 && y >= 0 && x < u[0].length && y < u.length)) {
            return null;
        }
        double across = interpolate(u, x, y);
        double down = interpolate(v, x, y);
        double speed = Math.hypot(across, down);
        return speed > slow ? new double[] {across / speed, down / speed} : null;
    }

    /// Bilinear between the middles of squares.
    private static double interpolate(double[][] values, double x, double y) {
        double column = Math.clamp(x - 0.5, 0, values[0].length - 1);
        double row = Math.clamp(y - 0.5, 0, values.length - 1);
        int c = Math.min((int) column, values[0].length - 2);
        int r = Math.min((int) row, values.length - 2);
        double s = column - c;
        double t = row - r;
        return (1 - t) * ((1 - s) * values[r][c] + s * values[r][c + 1])
                + t * ((1 - s) * values[r + 1][c] + s * values[r + 1][c + 1]);
    }
}
