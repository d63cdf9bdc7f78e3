package org.soretflow.viz.render;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.soretflow.diagnostics.FieldSampler;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;

/// Values at the nodes of a mesh from those of its cells: linear between centres and on to the walls, from shown cells
/// only. At a wall between shown cells and others the value is that of the shown side.
final class NodeValues {

    /// How far a point is moved from a node into a cell, as part of the way to its centre.
    private static final double INSIDE = 1e-6;

    private final StructuredMesh mesh;
    private final IntPredicate shown;
    private final FieldSampler sampler;

    NodeValues(StructuredMesh mesh, IntPredicate shown) {
        this.mesh = mesh;
        this.shown = shown;
        sampler = FieldSampler.on(mesh).within(shown).extrapolating();
    }

    /// Positions of the nodes along z: one in two dimensions.
    static int layers(StructuredMesh mesh) {
        return mesh.dimensions() == 2 ? 1 : mesh.nz() + 1;
    }

    /// All components of a field at all nodes, x fastest; NaN at nodes without a shown cell. Values stay between those
    /// of the shown cells: going on to the wall is not to invent new extremes.
    double[] of(FieldSnapshot field) {
        int columns = mesh.nx() + 1;
        int rows = mesh.ny() + 1;
        int components = field.components();
        double[] values = new double[columns * rows * layers(mesh) * components];
        double[][] limits = limits(field);
        IntStream.range(0, rows * layers(mesh)).parallel().forEach(line -> {
            int j = line % rows;
            int k = line / rows;
            for (int i = 0; i < columns; i++) {
                int node = line * columns + i;
                Point place = place(i, j, k);
                for (int q = 0; q < components; q++) {
                    double value = place == null ? Double.NaN : sampler.interpolate(field, q, place);
                    values[node * components + q] = Double.isNaN(value) ? value
                            : Math.clamp(value, limits[q][0], limits[q][1]);
                }
            }
        });
        return values;
    }

    private double[][] limits(FieldSnapshot field) {
        double[][] limits = new double[field.components()][];
        for (int q = 0; q < limits.length; q++) {
            limits[q] = new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (int cell = 0; cell < mesh.cells(); cell++) {
                double value = field.values()[cell * field.components() + q];
                if (shown.test(cell) && !Double.isNaN(value)) {
                    limits[q][0] = Math.min(limits[q][0], value);
                    limits[q][1] = Math.max(limits[q][1], value);
                }
            }
        }
        return limits;
    }

    /// A point at a node, a hair inside a shown cell; null if none of the cells around is shown.
    private Point place(int i, int j, int k) {
        for (int corner = 0; corner < 8; corner++) {
            int a = i - (corner & 1);
            int b = j - (corner >> 1 & 1);
            int c = k - (corner >> 2 & 1);
            boolean inside = a >= 0 && a < mesh.nx() && b >= 0 && b < mesh.ny() && c >= 0 && c < mesh.nz();
            if (inside && shown.test(mesh.index(a, b, c))) {
                return new Point(into(mesh.x(), i, a), into(mesh.y(), j, b),
                        mesh.dimensions() == 2 ? mesh.z().centre(0) : into(mesh.z(), k, c));
            }
        }
        return null;
    }

    private static double into(Axis axis, int node, int cell) {
        return axis.face(node) + INSIDE * (axis.centre(cell) - axis.face(node));
    }
}
