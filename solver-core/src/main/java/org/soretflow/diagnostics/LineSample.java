package org.soretflow.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;

/// Points on a straight line at which fields are looked at.
///
/// @param distances distance of each point from the start of the line [m], increasing
/// @param points the points, in the same order
public record LineSample(List<Double> distances, List<Point> points) {

    public LineSample {
        distances = List.copyOf(distances);
        points = List.copyOf(points);
    }

    /// Points at equal distances, both ends among them.
    ///
    /// @param count number of points, at least 2
    public static LineSample evenly(Point from, Point to, int count) {
        if (count < 2) {
            throw new IllegalArgumentException("a line needs at least 2 points, got " + count);
        }
        List<Double> shares = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            shares.add((double) n / (count - 1));
        }
        return at(from, to, shares);
    }

    /// One point in each cell that the line crosses, half-way between where it enters and leaves. On a line along an
    /// axis these are the positions of the cell centres.
    public static LineSample throughCells(StructuredMesh mesh, Point from, Point to) {
        List<Double> crossings = new ArrayList<>(List.of(0.0, 1.0));
        for (Direction direction : Direction.values()) {
            Axis axis = mesh.axis(direction);
            double start = from.along(direction);
            double span = to.along(direction) - start;
            for (int i = 0; i <= axis.cells(); i++) {
                double share = (axis.face(i) - start) / span;
                if (share > 0 && share < 1) {
                    crossings.add(share);
                }
            }
        }
        crossings.sort(Double::compare);
        List<Double> shares = new ArrayList<>();
        for (int n = 1; n < crossings.size(); n++) {
            // two faces met at an edge differ by rounding only: there is no cell between them
            if (crossings.get(n) - crossings.get(n - 1) > 1e-12) {
                shares.add(0.5 * (crossings.get(n) + crossings.get(n - 1)));
            }
        }
        return at(from, to, shares);
    }

    /// Number of points.
    public int size() {
        return points.size();
    }

    private static LineSample at(Point from, Point to, List<Double> shares) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double dz = to.z() - from.z();
        double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (!(length > 0)) {
            throw new IllegalArgumentException("a line needs two different ends, got " + from + " twice");
        }
        List<Double> distances = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        for (double share : shares) {
            distances.add(share * length);
            points.add(share == 1 ? to
                    : new Point(from.x() + share * dx, from.y() + share * dy, from.z() + share * dz));
        }
        return new LineSample(distances, points);
    }
}
