package org.soretflow.diagnostics;

import java.util.Arrays;
import java.util.function.Function;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.run.StepReport;

/// Stream function of a flow in the x–y plane, `u = ∂ψ/∂y`, `v = −∂ψ/∂x` [m²/s], at the corners of the cells.
///
/// On an axisymmetric mesh it is Stokes' stream function, `u = (1/r) ∂ψ/∂y`, `v = −(1/r) ∂ψ/∂x` [m³/s]: 2πΔψ is a flow.
///
/// Differences of ψ are the flows through faces per depth, so that ψ is as exact as the flow itself: nothing is
/// interpolated, and the way of summing does not matter where the flow is free of divergence. ψ is 0 at the corner
/// x-min, y-min. In a periodic direction with a net flow the two ends differ by that flow.
public final class NodeStreamFunction {

    private final StructuredMesh mesh;
    private final double[] values;

    private NodeStreamFunction(StructuredMesh mesh, double[] values) {
        this.mesh = mesh;
        this.values = values;
    }

    /// The stream function of a state; 0 everywhere if nothing moves.
    ///
    /// @throws IllegalArgumentException if the mesh has three dimensions
    public static NodeStreamFunction of(StepReport report) {
        return of(report.mesh(), report::faceFlow);
    }

    /// The stream function of given flows.
    ///
    /// @param faceFlow flow through the faces normal to a direction [m³/s], as [StepReport#faceFlow]
    /// @throws IllegalArgumentException if the mesh has three dimensions
    public static NodeStreamFunction of(StructuredMesh mesh, Function<Direction, double[]> faceFlow) {
        requirePlane(mesh);
        FaceFlows flows = FaceFlows.of(mesh, faceFlow);
        double depth = mesh.z().length();
        int nodes = mesh.nx() + 1;
        double[] values = new double[nodes * (mesh.ny() + 1)];
        for (int i = 0; i < mesh.nx(); i++) {
            values[i + 1] = values[i] - flows.flow(Direction.Y, i, 0, 0) / depth;
        }
        for (int j = 0; j < mesh.ny(); j++) {
            for (int m = 0; m < nodes; m++) {
                values[m + nodes * (j + 1)] = values[m + nodes * j] + flows.flow(Direction.X, m, j, 0) / depth;
            }
        }
        return new NodeStreamFunction(mesh, values);
    }

    /// Unit of ψ on a mesh.
    static String unit(StructuredMesh mesh) {
        return mesh.isAxisymmetric() ? "m^3/s" : "m^2/s";
    }

    static void requirePlane(StructuredMesh mesh) {
        if (mesh.dimensions() != 2) {
            throw new IllegalArgumentException("a stream function needs a mesh of two dimensions, this one has three");
        }
    }

    public StructuredMesh mesh() {
        return mesh;
    }

    /// ψ at the corner below cell (i, j); i from 0 to nx, j from 0 to ny.
    public double at(int i, int j) {
        return values[i + (mesh.nx() + 1) * j];
    }

    /// ψ at a point, linear in x and in y between the four corners of the cell around it.
    ///
    /// @throws IllegalArgumentException if the point lies outside the mesh
    public double at(Point point) {
        int cell = FieldSampler.on(mesh).cellAt(point);
        int i = mesh.i(cell);
        int j = mesh.j(cell);
        double x = (point.x() - mesh.x().face(i)) / mesh.x().width(i);
        double y = (point.y() - mesh.y().face(j)) / mesh.y().width(j);
        return (1 - y) * ((1 - x) * at(i, j) + x * at(i + 1, j)) + y * ((1 - x) * at(i, j + 1) + x * at(i + 1, j + 1));
    }

    /// ψ on a grid of points for pictures, with a continuous slope between the corners; see [CubicWeights].
    ///
    /// @param x positions across [m], within the mesh
    /// @param y positions upwards [m], one row of the result each
    public double[][] smooth(double[] x, double[] y) {
        CubicWeights[] across =
                Arrays.stream(x).mapToObj(at -> CubicWeights.at(mesh.x(), at)).toArray(CubicWeights[]::new);
        double[][] smooth = new double[y.length][x.length];
        for (int row = 0; row < y.length; row++) {
            CubicWeights upwards = CubicWeights.at(mesh.y(), y[row]);
            for (int column = 0; column < x.length; column++) {
                double sum = 0;
                for (int b = 0; b < 4; b++) {
                    for (int a = 0; a < 4; a++) {
                        double weight = across[column].weights()[a] * upwards.weights()[b];
                        sum += weight == 0 ? 0 : weight * at(across[column].first() + a, upwards.first() + b);
                    }
                }
                smooth[row][column] = sum;
            }
        }
        return smooth;
    }

    /// ψ at the cell centres, the mean of the four corners.
    public FieldSnapshot centred() {
        double[] centred = new double[mesh.cells()];
        for (int n = 0; n < centred.length; n++) {
            int i = mesh.i(n);
            int j = mesh.j(n);
            centred[n] = 0.25 * (at(i, j) + at(i + 1, j) + at(i, j + 1) + at(i + 1, j + 1));
        }
        return FieldSnapshot.scalar(DerivedFields.STREAM_FUNCTION, unit(mesh), centred);
    }

    /// The value farthest from zero: of the paraboloid through the largest corner value and its eight neighbours, so
    /// that it converges smoothly with the mesh; the corner value itself on the boundary.
    Peak peak() {
        int bestI = 0;
        int bestJ = 0;
        for (int j = 0; j <= mesh.ny(); j++) {
            for (int i = 0; i <= mesh.nx(); i++) {
                if (Math.abs(at(i, j)) > Math.abs(at(bestI, bestJ))) {
                    bestI = i;
                    bestJ = j;
                }
            }
        }
        Peak corner = new Peak(at(bestI, bestJ), place(bestI, bestJ, 0, 0));
        boolean inside = bestI > 0 && bestI < mesh.nx() && bestJ > 0 && bestJ < mesh.ny();
        return inside ? vertex(bestI, bestJ, corner) : corner;
    }

    /// `ψ₀ + ½ g·δ` at `δ = −H⁻¹ g` with gradient g and second derivatives H by differences of second order.
    private Peak vertex(int i, int j, Peak corner) {
        double[] dx = Differences.first(mesh.x().width(i - 1), mesh.x().width(i));
        double[] dy = Differences.first(mesh.y().width(j - 1), mesh.y().width(j));
        double[] dxx = Differences.second(mesh.x().width(i - 1), mesh.x().width(i));
        double[] dyy = Differences.second(mesh.y().width(j - 1), mesh.y().width(j));
        double[] one = {0, 1, 0};
        double gx = derivative(i, j, dx, one);
        double gy = derivative(i, j, one, dy);
        double hxx = derivative(i, j, dxx, one);
        double hyy = derivative(i, j, one, dyy);
        double hxy = derivative(i, j, dx, dy);
        double determinant = hxx * hyy - hxy * hxy;
        double shiftX = (hxy * gy - hyy * gx) / determinant;
        double shiftY = (hxy * gx - hxx * gy) / determinant;
        if (!(determinant > 0) || !isNear(mesh.x(), i, shiftX) || !isNear(mesh.y(), j, shiftY)) {
            return corner;
        }
        return new Peak(corner.value() + 0.5 * (gx * shiftX + gy * shiftY), place(i, j, shiftX, shiftY));
    }

    private double derivative(int i, int j, double[] alongX, double[] alongY) {
        double sum = 0;
        for (int b = 0; b < 3; b++) {
            for (int a = 0; a < 3; a++) {
                sum += alongX[a] * alongY[b] * at(i + a - 1, j + b - 1);
            }
        }
        return sum;
    }

    /// Whether a place beside face m lies in the cells next to it.
    private static boolean isNear(Axis axis, int m, double shift) {
        return shift > -axis.width(m - 1) && shift < axis.width(m);
    }

    private Point place(int i, int j, double shiftX, double shiftY) {
        return new Point(mesh.x().face(i) + shiftX, mesh.y().face(j) + shiftY, mesh.z().centre(0));
    }
}
