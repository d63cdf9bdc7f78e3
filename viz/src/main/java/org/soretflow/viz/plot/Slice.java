package org.soretflow.viz.plot;

import java.util.function.IntPredicate;
import org.soretflow.diagnostics.FieldSampler;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;

/// A plane through a mesh, normal to one direction, and the numbers of a field on it.
///
/// @param mesh the mesh
/// @param normal direction across the plane; the picture shows the other two, in the order x, y, z
/// @param position where the plane lies [m]
record Slice(StructuredMesh mesh, Direction normal, double position) {

    Axis across() {
        return mesh.axis(normal.firstTransverse());
    }

    Axis upwards() {
        return mesh.axis(normal.secondTransverse());
    }

    /// Position in space of a point of the plane.
    Point point(double a, double b) {
        return switch (normal) {
            case X -> new Point(position, a, b);
            case Y -> new Point(a, position, b);
            case Z -> new Point(a, b, position);
        };
    }

    /// Number of the cell at indices of the two directions of the plane.
    int cell(int a, int b) {
        int c = mesh.axis(normal).cellAt(position);
        return switch (normal) {
            case X -> mesh.index(c, a, b);
            case Y -> mesh.index(a, c, b);
            case Z -> mesh.index(a, b, c);
        };
    }

    /// Values at the centres of a grid of equal rectangles over the plane, the first row on top.
    ///
    /// @param shown cells that have a value; elsewhere the result is NaN
    /// @param smooth linear between cell centres; else the value of the cell
    double[][] sample(FieldSnapshot field, int columns, int rows, IntPredicate shown, boolean smooth) {
        FieldSampler sampler = FieldSampler.on(mesh).within(shown).extrapolating();
        double[][] values = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            double b = upwards().start() + upwards().length() * ((rows - row - 0.5) / rows);
            for (int column = 0; column < columns; column++) {
                double a = across().start() + across().length() * ((column + 0.5) / columns);
                values[row][column] = value(sampler, field, point(a, b), smooth);
            }
        }
        return values;
    }

    /// Lowest and highest value of the cells of the plane; twice 0 if no cell has a value.
    double[] range(FieldSnapshot field, IntPredicate shown) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        FieldSampler sampler = FieldSampler.on(mesh).within(shown);
        for (int b = 0; b < upwards().cells(); b++) {
            for (int a = 0; a < across().cells(); a++) {
                double value = value(sampler, field, point(across().centre(a), upwards().centre(b)), false);
                if (Double.isFinite(value)) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
        }
        return least <= most ? new double[] {least, most} : new double[] {0, 0};
    }

    /// A scalar, or the length of a vector.
    private static double value(FieldSampler sampler, FieldSnapshot field, Point point, boolean smooth) {
        double sum = 0;
        for (int q = 0; q < field.components(); q++) {
            double value = smooth ? sampler.interpolate(field, q, point) : sampler.cellValue(field, q, point);
            if (field.components() == 1) {
                return value;
            }
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
