package org.soretflow.diagnostics;

import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;

/// One velocity component along a straight line: a value of each face of that component which the line meets, linear
/// between the faces (or face centres) on both sides of the line, constant beyond the last of them.
///
/// Where the line runs through the faces, such as a mid-plane of an even number of cells, these are the face values.
///
/// @param component the velocity component
/// @param along direction of the line
/// @param through a point of the line; its coordinate along the line does not matter
record VelocityLine(Direction component, Direction along, Point through) {

    /// @throws IllegalArgumentException if the line lies beside the mesh
    void requireIn(StructuredMesh mesh) {
        FieldSampler.on(mesh).cellAt(FaceFlows.moved(through, along, mesh.axis(along).centre(0)));
    }

    /// The value farthest from zero.
    Peak maximum(FaceFlows flows) {
        double[] values = values(flows);
        int best = farthest(values);
        return new Peak(values[best], place(flows, position(flows, along, best)));
    }

    /// The vertex of the parabola through the value farthest from zero and its two neighbours; the value itself at an
    /// end of the line.
    Peak vertex(FaceFlows flows) {
        double[] values = values(flows);
        int best = farthest(values);
        double middle = position(flows, along, best);
        if (best == 0 || best == values.length - 1) {
            return new Peak(values[best], place(flows, middle));
        }
        double before = middle - position(flows, along, best - 1);
        double after = position(flows, along, best + 1) - middle;
        double slope = 0;
        double curvature = 0;
        for (int m = 0; m < 3; m++) {
            slope += Differences.first(before, after)[m] * values[best + m - 1];
            curvature += Differences.second(before, after)[m] * values[best + m - 1];
        }
        double shift = curvature == 0 ? 0 : -slope / curvature;
        return new Peak(values[best] + 0.5 * slope * shift, place(flows, middle + shift));
    }

    private double[] values(FaceFlows flows) {
        double[] values = new double[count(flows, along)];
        Layers[] layers = new Layers[3];
        for (Direction d : Direction.values()) {
            layers[d.ordinal()] = d == along ? null : layers(flows, d);
        }
        for (int m = 0; m < values.length; m++) {
            layers[along.ordinal()] = new Layers(m, m, 0);
            double sum = 0;
            for (int corner = 0; corner < 8; corner++) {
                double weight = layers[0].weight(corner) * layers[1].weight(corner >> 1)
                        * layers[2].weight(corner >> 2);
                if (weight != 0) {
                    sum += weight * flows.velocity(component, layers[0].index(corner), layers[1].index(corner >> 1),
                            layers[2].index(corner >> 2));
                }
            }
            values[m] = sum;
        }
        return values;
    }

    /// Two neighbouring layers of faces and the share of the second.
    private record Layers(int first, int second, double share) {
        int index(int corner) {
            return (corner & 1) == 0 ? first : second;
        }

        double weight(int corner) {
            return (corner & 1) == 0 ? 1 - share : share;
        }
    }

    private Layers layers(FaceFlows flows, Direction d) {
        int last = count(flows, d) - 1;
        double wanted = through.along(d);
        int m = 0;
        while (m < last && position(flows, d, m + 1) <= wanted) {
            m++;
        }
        if (m == last || wanted <= position(flows, d, 0)) {
            return new Layers(m, m, 0);
        }
        double from = position(flows, d, m);
        return new Layers(m, m + 1, (wanted - from) / (position(flows, d, m + 1) - from));
    }

    private int count(FaceFlows flows, Direction d) {
        return flows.mesh().axis(d).cells() + (d == component ? 1 : 0);
    }

    private double position(FaceFlows flows, Direction d, int m) {
        Axis axis = flows.mesh().axis(d);
        return d == component ? axis.face(m) : axis.centre(m);
    }

    private Point place(FaceFlows flows, double position) {
        Point point = FaceFlows.moved(through, along, position);
        return flows.mesh().dimensions() == 2
                ? FaceFlows.moved(point, Direction.Z, flows.mesh().z().centre(0)) : point;
    }

    private static int farthest(double[] values) {
        int best = 0;
        for (int m = 1; m < values.length; m++) {
            best = Math.abs(values[m]) > Math.abs(values[best]) ? m : best;
        }
        return best;
    }
}
