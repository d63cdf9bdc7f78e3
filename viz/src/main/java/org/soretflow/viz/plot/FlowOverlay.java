package org.soretflow.viz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.soretflow.diagnostics.FieldSampler;
import org.soretflow.diagnostics.NodeStreamFunction;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Point;

/// Streamlines and velocity arrows over a plane, in units of the sheet from the upper left corner of the plane.
///
/// @param slice the plane
/// @param width of the plane on the sheet
/// @param height of the plane on the sheet
record FlowOverlay(Slice slice, double width, double height) {

    /// Distance between arrows.
    private static final double SPACING = 26;
    /// Length of the arrow of the largest speed, as part of their distance.
    private static final double LONGEST = 1.25;
    /// Arrows shorter than this are left out.
    private static final double SHORTEST = 4;
    /// Least distance between the arrow heads on streamlines.
    private static final double HEADS_APART = 85;
    private static final double HEAD = 4.5;
    /// Distance between traced streamlines.
    private static final double LINES_APART = 17;
    /// Points of a traced line between two heads.
    private static final int HEADS_APART_ON_A_LINE = 130;
    private static final Color LIGHT = new Color(255, 255, 255, 140);
    private static final Color DARK = new Color(20, 20, 20, 215);

    /// An arrow.
    ///
    /// @param x place of its middle, likewise `y`
    /// @param alongX unit vector of its direction on the sheet, likewise `alongY`
    /// @param speed speed in the plane [m/s]
    record Arrow(double x, double y, double alongX, double alongY, double speed) {}

    /// Arrows on a regular grid, only where there is a velocity.
    ///
    /// @param velocity three components [m/s]
    /// @param shown cells that are shown
    List<Arrow> arrows(FieldSnapshot velocity, IntPredicate shown) {
        FieldSampler sampler = FieldSampler.on(slice.mesh()).within(shown).extrapolating();
        int columns = Math.max(1, (int) (width / SPACING));
        int rows = Math.max(1, (int) (height / SPACING));
        int first = slice.normal().firstTransverse().ordinal();
        int second = slice.normal().secondTransverse().ordinal();
        List<Arrow> arrows = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double x = width * (column + 0.5) / columns;
                double y = height * (row + 0.5) / rows;
                double u = sampler.interpolate(velocity, first, point(x, y));
                double v = sampler.interpolate(velocity, second, point(x, y));
                // the plane may be stretched: an arrow lies along the streamline as it is drawn
                double across = u * width / slice.across().length();
                double upwards = v * height / slice.upwards().length();
                double size = Math.hypot(across, upwards);
                if (size > 0) {
                    arrows.add(new Arrow(x, y, across / size, -upwards / size, Math.hypot(u, v)));
                }
            }
        }
        return arrows;
    }

    /// Largest speed of some arrows [m/s]; 0 if there are none.
    static double fastest(List<Arrow> arrows) {
        return arrows.stream().mapToDouble(Arrow::speed).max().orElse(0);
    }

    /// Draws arrows whose length is proportional to the speed.
    static void draw(Graphics2D graphics, List<Arrow> arrows) {
        double fastest = fastest(arrows);
        Path2D shafts = new Path2D.Double();
        Path2D heads = new Path2D.Double();
        for (Arrow arrow : arrows) {
            double length = LONGEST * SPACING * arrow.speed() / fastest;
            if (length >= SHORTEST) {
                double dx = 0.5 * length * arrow.alongX();
                double dy = 0.5 * length * arrow.alongY();
                double head = Math.min(HEAD, 0.6 * length);
                shafts.append(new Line2D.Double(arrow.x() - dx, arrow.y() - dy,
                        arrow.x() + dx - 0.6 * head * arrow.alongX(),
                        arrow.y() + dy - 0.6 * head * arrow.alongY()), false);
                appendHead(heads, arrow.x() + dx, arrow.y() + dy, head * arrow.alongX(), head * arrow.alongY());
            }
        }
        drawLines(graphics, shafts, heads);
    }

    /// Draws lines of equal ψ at equal differences, so that the same flow runs between each two neighbours; heads say
    /// in which direction.
    ///
    /// @param count number of lines' values between the least and the largest ψ
    /// @param shown cells over which lines are drawn
    void drawStreamlines(Graphics2D graphics, NodeStreamFunction psi, int count, IntPredicate shown) {
        double[] x = IntStream.range(0, (int) width).mapToDouble(column -> point(column + 0.5, 0).x()).toArray();
        double[] y = IntStream.range(0, (int) height).mapToDouble(row -> point(0, row + 0.5).y()).toArray();
        double[][] values = psi.smooth(x, y);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                if (shown.test(slice.cell(slice.across().cellAt(x[column]), slice.upwards().cellAt(y[row])))) {
                    least = Math.min(least, values[row][column]);
                    most = Math.max(most, values[row][column]);
                } else {
                    values[row][column] = Double.NaN;
                }
            }
        }
        if (!(most > least)) {
            return;
        }
        Path2D lines = new Path2D.Double();
        for (int m = 0; m < count; m++) {
            lines.append(Contours.at(least + (m + 0.5) / count * (most - least), values), false);
        }
        drawLines(graphics, lines, heads(lines, values));
    }

    /// Draws lines at even distances along a velocity; heads say in which direction.
    ///
    /// @param velocity three components [m/s]
    /// @param shown cells over which lines are drawn
    void drawTraced(Graphics2D graphics, FieldSnapshot velocity, IntPredicate shown) {
        double[] parts = velocity.values();
        // solids have the velocity zero, exactly
        IntPredicate moves = n -> parts[3 * n] != 0 || parts[3 * n + 1] != 0 || parts[3 * n + 2] != 0;
        FieldSampler sampler = FieldSampler.on(slice.mesh()).within(shown.and(moves)).extrapolating();
        int first = slice.normal().firstTransverse().ordinal();
        int second = slice.normal().secondTransverse().ordinal();
        double[][] u = new double[(int) height][(int) width];
        double[][] v = new double[(int) height][(int) width];
        IntStream.range(0, u.length).parallel().forEach(row -> {
            for (int column = 0; column < u[row].length; column++) {
                Point at = point(column + 0.5, row + 0.5);
                // the plane may be stretched: lines lie along the flow as it is drawn
                u[row][column] = sampler.interpolate(velocity, first, at) * width / slice.across().length();
                v[row][column] = -sampler.interpolate(velocity, second, at) * height / slice.upwards().length();
            }
        });
        Path2D lines = new Path2D.Double();
        Path2D heads = new Path2D.Double();
        for (List<Point2D> line : EvenStreamlines.through(u, v, LINES_APART)) {
            lines.moveTo(line.getFirst().getX(), line.getFirst().getY());
            line.forEach(point -> lines.lineTo(point.getX(), point.getY()));
            for (int n = line.size() / 2 % HEADS_APART_ON_A_LINE; n + 1 < line.size(); n += HEADS_APART_ON_A_LINE) {
                Point2D at = line.get(n);
                Point2D next = line.get(n + 1);
                double size = HEAD / at.distance(next);
                appendHead(heads, next.getX(), next.getY(), size * (next.getX() - at.getX()),
                        size * (next.getY() - at.getY()));
            }
        }
        drawLines(graphics, lines, heads);
    }

    /// Heads on segments of lines, far enough from each other, the way the flow goes: `u = ∂ψ/∂y`, `v = −∂ψ/∂x`.
    private static Path2D heads(Path2D lines, double[][] values) {
        Path2D heads = new Path2D.Double();
        List<Point2D> taken = new ArrayList<>();
        double[] end = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator at = lines.getPathIterator(null); !at.isDone(); at.next()) {
            if (at.currentSegment(end) == PathIterator.SEG_LINETO) {
                double length = Math.hypot(end[0] - x, end[1] - y);
                Point2D middle = new Point2D.Double(0.5 * (x + end[0]), 0.5 * (y + end[1]));
                if (length > 0 && taken.stream().allMatch(other -> other.distance(middle) >= HEADS_APART)) {
                    taken.add(middle);
                    int row = (int) Math.clamp(middle.getY() - 0.5, 0, values.length - 2);
                    int column = (int) Math.clamp(middle.getX() - 0.5, 0, values[0].length - 2);
                    // rows count downwards: u on the sheet is −∂ψ/∂row, and downward flow is ∂ψ/∂column
                    double right = values[row][column] - values[row + 1][column];
                    double down = values[row][column + 1] - values[row][column];
                    double way = Math.copySign(HEAD / length, right * (end[0] - x) + down * (end[1] - y));
                    double alongX = way * (end[0] - x);
                    double alongY = way * (end[1] - y);
                    appendHead(heads, middle.getX() + 0.5 * alongX, middle.getY() + 0.5 * alongY, alongX, alongY);
                }
            }
            x = end[0];
            y = end[1];
        }
        return heads;
    }

    /// A triangle with its tip at a point.
    ///
    /// @param alongX from its base to its tip, likewise `alongY`
    private static void appendHead(Path2D heads, double x, double y, double alongX, double alongY) {
        heads.moveTo(x, y);
        heads.lineTo(x - alongX - 0.42 * alongY, y - alongY + 0.42 * alongX);
        heads.lineTo(x - alongX + 0.42 * alongY, y - alongY - 0.42 * alongX);
        heads.closePath();
    }

    /// Dark on a light seam, to be seen on any colour.
    private static void drawLines(Graphics2D graphics, Path2D lines, Path2D heads) {
        graphics.setColor(LIGHT);
        graphics.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(lines);
        graphics.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(heads);
        graphics.setColor(DARK);
        graphics.setStroke(new BasicStroke(0.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(lines);
        graphics.fill(heads);
    }

    /// The point of the plane at a place on the sheet.
    private Point point(double x, double y) {
        return slice.point(slice.across().start() + slice.across().length() * Math.min(1, x / width),
                slice.upwards().end() - slice.upwards().length() * Math.min(1, y / height));
    }

    /// A speed for people: `12.3 µm/s`.
    static String speed(double metresPerSecond) {
        String[] units = {"nm/s", "µm/s", "mm/s", "m/s"};
        double number = metresPerSecond * 1e9;
        int unit = 0;
        while (number >= 1000 && unit < units.length - 1) {
            number /= 1000;
            unit++;
        }
        int decimals = number >= 100 ? 0 : number >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f %s", number, units[unit]);
    }
}
