package org.soretflow.diagnostics;

import java.util.Objects;
import java.util.function.IntPredicate;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;

/// Values of cell-centred fields at any point of a mesh.
///
/// [#interpolate] is multilinear between the centres of the up to eight cells around the point,
/// φ(p) = Σ w_n·φ_n / Σ w_n with w_n the product of the linear weights along x, y and z. It is exact for linear fields
/// between the first and the last centres, on stretched meshes too; beyond the last centres it is constant, or linear
/// if asked for
/// ([#extrapolating]), and in a periodic direction it goes on across the seam. Cells that do not take part
/// ([#within]) and cells without a value (NaN) are left out of the sums, so that a boundary of glass next to a
/// channel does not blur its concentration; where the cell of the point itself is such a cell, the result is NaN.
///
/// In two dimensions z is not looked at.
public final class FieldSampler {

    /// A point may lie outside by this part of an axis: positions converted from micrometres carry a rounding.
    private static final double ROUNDING = 1e-9;

    private final StructuredMesh mesh;
    private final IntPredicate takesPart;
    private final boolean extrapolating;

    private FieldSampler(StructuredMesh mesh, IntPredicate takesPart, boolean extrapolating) {
        this.mesh = Objects.requireNonNull(mesh, "mesh");
        this.takesPart = Objects.requireNonNull(takesPart, "takesPart");
        this.extrapolating = extrapolating;
    }

    /// A sampler in which all cells take part.
    public static FieldSampler on(StructuredMesh mesh) {
        return new FieldSampler(mesh, _ -> true, false);
    }

    /// A sampler in which only some cells take part, such as those of one zone.
    public FieldSampler within(IntPredicate cells) {
        return new FieldSampler(mesh, cells, extrapolating);
    }

    /// A sampler that goes on linearly from the last two centres to the wall, also where the wall is a cell that does
    /// not take part. It is of second order there, but may leave the range of the cell values.
    public FieldSampler extrapolating() {
        return new FieldSampler(mesh, takesPart, true);
    }

    /// Number of the cell that holds a point.
    ///
    /// @throws IllegalArgumentException if the point lies outside the mesh; the message says where the mesh is
    public int cellAt(Point point) {
        return mesh.index(
                mesh.x().cellAt(position(point, Direction.X)), mesh.y().cellAt(position(point, Direction.Y)),
                mesh.z().cellAt(position(point, Direction.Z)));
    }

    /// Value of the cell that holds a point: what the solver computed there, without any interpolation.
    ///
    /// @param component 0 for a scalar; 0, 1, 2 for the components of a vector
    public double cellValue(FieldSnapshot field, int component, Point point) {
        int cell = cellAt(point);
        return takesPart.test(cell) ? field.values()[cell * field.components() + component] : Double.NaN;
    }

    /// Value at a point, linear between cell centres.
    ///
    /// @param component 0 for a scalar; 0, 1, 2 for the components of a vector
    public double interpolate(FieldSnapshot field, int component, Point point) {
        int home = cellAt(point);
        IntPredicate hasValue = cell ->
                takesPart.test(cell) && !Double.isNaN(field.values()[cell * field.components() + component]);
        if (!hasValue.test(home)) {
            return Double.NaN;
        }
        Between x = between(Direction.X, position(point, Direction.X), i -> hasValue.test(home + i));
        Between y = between(Direction.Y, position(point, Direction.Y), j -> hasValue.test(home + mesh.nx() * j));
        Between z = between(Direction.Z, position(point, Direction.Z),
                k -> hasValue.test(home + mesh.nx() * mesh.ny() * k));
        double sum = 0;
        double weights = 0;
        for (int corner = 0; corner < 8; corner++) {
            double weight = x.weight(corner) * y.weight(corner >> 1) * z.weight(corner >> 2);
            int cell = mesh.index(x.index(corner), y.index(corner >> 1), z.index(corner >> 2));
            if (weight != 0 && hasValue.test(cell)) {
                sum += weight * field.values()[cell * field.components() + component];
                weights += weight;
            }
        }
        return sum / weights;
    }

    /// Coordinate of a point along a direction, brought back from outside if only rounding put it there.
    private double position(Point point, Direction direction) {
        Axis axis = mesh.axis(direction);
        double position = point.along(direction);
        if (mesh.dimensions() == 2 && direction == Direction.Z) {
            return axis.centre(0);
        }
        double slack = ROUNDING * axis.length();
        if (position < axis.start() - slack || position > axis.end() + slack) {
            throw new IllegalArgumentException("point " + point + " lies outside the mesh, which spans "
                    + direction.label() + " from " + axis.start() + " m to " + axis.end() + " m");
        }
        return Math.clamp(position, axis.start(), axis.end());
    }

    /// Two cells of an axis and the share of the other one; twice the same cell where the value is constant.
    private record Between(int cell, int other, double share) {
        int index(int corner) {
            return (corner & 1) == 0 ? cell : other;
        }

        double weight(int corner) {
            return (corner & 1) == 0 ? 1 - share : share;
        }
    }

    /// @param hasValue whether the cell so many places further along the direction has a value
    private Between between(Direction direction, double position, IntPredicate hasValue) {
        Axis axis = mesh.axis(direction);
        int cell = axis.cellAt(position);
        double offset = position - axis.centre(cell);
        int towards = offset < 0 ? -1 : 1;
        if (isInside(axis, cell + towards)) {
            if (!extrapolating || hasValue.test(towards)) {
                return through(axis, cell, cell + towards, offset);
            }
        } else if (mesh.isPeriodic(direction)) {
            int last = axis.cells() - 1;
            double seam = 0.5 * (axis.width(last) + axis.width(0));
            return new Between(last, 0, offset < 0 ? 1 + offset / seam : offset / seam);
        }
        if (extrapolating && isInside(axis, cell - towards) && hasValue.test(-towards)) {
            return through(axis, cell, cell - towards, offset);
        }
        return new Between(cell, cell, 0);
    }

    /// The straight line through two centres, at a distance from the first of them.
    private static Between through(Axis axis, int cell, int other, double offset) {
        return new Between(cell, other, offset / (axis.centre(other) - axis.centre(cell)));
    }

    private static boolean isInside(Axis axis, int index) {
        return index >= 0 && index < axis.cells();
    }
}
