package org.soretflow.viz.render;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.plot.Picture;
import org.soretflow.viz.plot.Ticks;
import org.soretflow.viz.vtk.LengthUnit;

/// Numbers along three edges of the box of a scene, on its outline, where they cover nothing.
final class SceneAxes {

    private static final double TICK = 5;
    private static final double TICKS_APART = 42;
    private static final double SHORTEST = 25;
    private static final Font SMALL = Picture.font(Font.PLAIN, 11.5f);
    private static final Font NORMAL = Picture.font(Font.PLAIN, 13);

    private final StructuredMesh mesh;
    private final SceneBuilder builder;
    private final Frame frame;
    private final Point far;
    private final List<Rectangle2D> written = new ArrayList<>();

    SceneAxes(SceneBuilder builder, Frame frame) {
        mesh = builder.box();
        this.builder = builder;
        this.frame = frame;
        far = new Point(end(Direction.X), end(Direction.Y), mesh.dimensions() == 2 ? 0 : end(Direction.Z));
    }

    /// An edge of the box on the sheet.
    ///
    /// @param fixed bits of the corner at its lower end
    /// @param from lower end on the sheet, `to` the upper one
    private record Edge(int fixed, Point2D from, Point2D to) {

        double length() {
            return from.distance(to);
        }

        double middleX() {
            return 0.5 * (from.getX() + to.getX());
        }

        double middleY() {
            return 0.5 * (from.getY() + to.getY());
        }

        boolean isSteep() {
            return Math.abs(to.getY() - from.getY()) > 1.2 * Math.abs(to.getX() - from.getX());
        }
    }

    void draw(Picture picture) {
        for (Direction d : Direction.values()) {
            if (d.ordinal() < mesh.dimensions()) {
                Edge best = null;
                for (int fixed = 0; fixed < 8; fixed++) {
                    if ((fixed >> d.ordinal() & 1) == 0 && isOnOutline(d, fixed)) {
                        Edge edge = edge(d, fixed);
                        best = best == null || isBetter(edge, best) ? edge : best;
                    }
                }
                if (best != null && best.length() >= SHORTEST) {
                    draw(picture, d, best);
                }
            }
        }
    }

    /// Steep edges are read at the left, others at the bottom.
    private static boolean isBetter(Edge edge, Edge than) {
        return edge.isSteep() ? edge.middleX() < than.middleX() - 0.5 : edge.middleY() > than.middleY() + 0.5;
    }

    private Edge edge(Direction d, int fixed) {
        Point from = Frame.corner(far, fixed);
        Point to = Frame.corner(far, fixed | 1 << d.ordinal());
        return new Edge(fixed, onSheet(from), onSheet(to));
    }

    private Point2D onSheet(Point at) {
        return new Point2D.Double(frame.x(at) / Picture.pixelsPerUnit(),
                frame.y(at) / Picture.pixelsPerUnit());
    }

    /// Whether the viewer sees one of the two faces at an edge and not the other.
    private boolean isOnOutline(Direction d, int fixed) {
        if (mesh.dimensions() == 2) {
            return (fixed & 4) == 0;
        }
        Point viewer = frame.camera().towardsViewer();
        int seen = 0;
        for (Direction normal : Direction.values()) {
            if (normal != d) {
                double outward = (fixed >> normal.ordinal() & 1) == 0 ? -1 : 1;
                seen += outward * viewer.along(normal) > 1e-6 ? 1 : 0;
            }
        }
        return seen == 1;
    }

    private void draw(Picture picture, Direction d, Edge edge) {
        Graphics2D graphics = picture.graphics();
        Axis axis = mesh.axis(d);
        LengthUnit unit = unit(d);
        Ticks ticks = Ticks.over(unit.of(axis.start()), unit.of(axis.end()),
                Math.max(2, (int) (edge.length() / TICKS_APART)));
        double[] out = outward(edge);
        graphics.setFont(SMALL);
        double widest = 0;
        for (int n = 0; n < ticks.labels().size(); n++) {
            double share = (ticks.values().get(n) * unit.metres() - axis.start()) / axis.length();
            double x = edge.from().getX() + share * (edge.to().getX() - edge.from().getX());
            double y = edge.from().getY() + share * (edge.to().getY() - edge.from().getY());
            graphics.draw(new Line2D.Double(x, y, x + TICK * out[0], y + TICK * out[1]));
            String label = ticks.labels().get(n);
            double labelWidth = Picture.width(label, SMALL);
            double left = x + (TICK + 4) * out[0] - (0.5 - 0.5 * out[0]) * labelWidth;
            double baseline = y + (TICK + 4) * out[1] + (0.36 + 0.36 * out[1]) * SMALL.getSize2D();
            var place = new Rectangle2D.Double(
                    left - 3, baseline - SMALL.getSize2D(), labelWidth + 6, SMALL.getSize2D());
            // two edges meet in a corner: the number of one of them is enough
            if (written.stream().noneMatch(place::intersects)) {
                picture.text(label, left, baseline, 0);
                written.add(place);
            }
            widest = Math.max(widest, labelWidth);
        }
        graphics.setFont(NORMAL);
        String title = ticks.title(builder.label(d), unit.symbol());
        double away = TICK + 16 + Math.abs(out[0]) * widest + Math.abs(out[1]) * SMALL.getSize2D();
        double x = edge.middleX() + away * out[0];
        double y = edge.middleY() + away * out[1];
        if (edge.isSteep()) {
            picture.upwards(title, x, y);
        } else {
            picture.text(title, x, y + (0.36 + 0.36 * out[1]) * NORMAL.getSize2D(), 0.5 - 0.5 * out[0]);
        }
    }

    /// Unit vector across an edge, away from the middle of the scene.
    private double[] outward(Edge edge) {
        double dx = edge.to().getX() - edge.from().getX();
        double dy = edge.to().getY() - edge.from().getY();
        double size = Math.hypot(dx, dy);
        var middle = onSheet(new Point(0.5 * far.x(), 0.5 * far.y(), 0.5 * far.z()));
        double across = -dy / size * (edge.middleX() - middle.getX()) + dx / size * (edge.middleY() - middle.getY());
        double sign = across < 0 ? -1 : 1;
        return new double[] {sign * -dy / size, sign * dx / size};
    }

    /// Unit of the numbers along a direction.
    LengthUnit unit(Direction d) {
        boolean stretched = false;
        double longest = 0;
        for (Direction each : Direction.values()) {
            if (each.ordinal() < mesh.dimensions()) {
                stretched |= builder.factor(each) != 1;
                longest = Math.max(longest, mesh.axis(each).length());
            }
        }
        return LengthUnit.suiting(stretched ? mesh.axis(d).length() : longest);
    }

    private double end(Direction d) {
        return builder.scaled(d, mesh.axis(d).end());
    }
}
