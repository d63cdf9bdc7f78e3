package org.soretflow.diagnostics;

import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.run.StepReport;

/// The volume flows through all faces of a state, and what can be said of them without any interpolation.
///
/// A velocity of a face is its flow divided by its area, the mean over the face.
final class FaceFlows {

    private final StructuredMesh mesh;
    private final Grid grid;
    private final double[][] flow = new double[3][];

    private FaceFlows(StructuredMesh mesh) {
        this.mesh = mesh;
        grid = Grid.of(mesh);
    }

    /// The flows of a report; zeros if nothing moves.
    static FaceFlows of(StepReport report) {
        return of(report.mesh(), report::faceFlow);
    }

    /// Given flows; zeros in the place of null.
    ///
    /// @param faceFlow flow through the faces normal to a direction, as [StepReport#faceFlow]
    static FaceFlows of(StructuredMesh mesh, Function<Direction, double[]> faceFlow) {
        FaceFlows flows = new FaceFlows(mesh);
        for (Direction d : Direction.values()) {
            double[] found = faceFlow.apply(d);
            flows.flow[d.ordinal()] = found == null ? new double[flows.grid.faces(d)] : found;
        }
        return flows;
    }

    /// Flow through a face normal to d [m³/s]; the indices are those of a cell, but that along d is the face's own.
    double flow(Direction d, int i, int j, int k) {
        return flow[d.ordinal()][grid.face(d, i, j, k)];
    }

    StructuredMesh mesh() {
        return mesh;
    }

    /// Velocity of a face normal to d [m/s]; the indices are those of a cell, but that along d is the face's own.
    double velocity(Direction d, int i, int j, int k) {
        return mean(flow(d, i, j, k), mesh.faceArea(d, i, j, k));
    }

    /// Velocities of the faces normal to a direction [m/s], numbered as the flows.
    private double[] velocities(Direction d) {
        int endX = grid.nx() + (d == Direction.X ? 1 : 0);
        int endY = grid.ny() + (d == Direction.Y ? 1 : 0);
        int endZ = grid.nz() + (d == Direction.Z ? 1 : 0);
        double[] through = flow[d.ordinal()];
        double[] velocities = new double[through.length];
        int face = 0;
        for (int k = 0; k < endZ; k++) {
            for (int j = 0; j < endY; j++) {
                for (int i = 0; i < endX; i++) {
                    velocities[face] = mean(through[face], mesh.faceArea(d, i, j, k));
                    face++;
                }
            }
        }
        return velocities;
    }

    /// Flow over area; 0 on an axis, which has none.
    private static double mean(double through, double area) {
        return area > 0 ? through / area : 0;
    }

    /// Volume flow into the domain through some faces of a side [m³/s].
    double inflow(Side side, IntPredicate faces) {
        double sum = 0;
        for (int f = 0; f < mesh.faces(side); f++) {
            sum += faces.test(f) ? inflow(side, f) : 0;
        }
        return sum;
    }

    /// Volume flow into the domain through a face of a side [m³/s].
    double inflow(Side side, int f) {
        Direction d = side.direction();
        int n = mesh.cellOfFace(side, f);
        int face = grid.face(d, n) + (side.isMax() ? grid.stride(d) : 0);
        double velocity = mean(flow[d.ordinal()][face], mesh.faceArea(d, n, side.isMax() ? 1 : 0));
        return mesh.faceArea(side, f) * (side.isMax() ? -velocity : velocity);
    }

    /// What happens to the cells of a row with the values of the faces below and above them.
    @FunctionalInterface
    private interface Row {

        /// @param cell number of the first cell, `low` of the face below it, `high` of that above it
        void at(int cell, int low, int high);
    }

    private void eachRow(Direction d, Row action) {
        for (int cell = 0; cell < grid.cells(); cell += grid.nx()) {
            int face = grid.face(d, cell);
            action.at(cell, face, face + grid.stride(d));
        }
    }

    /// `max |Σ F|` over the cells, relative to the largest flow through a face [1]; 0 at rest.
    double relativeDivergence() {
        double[] sums = new double[grid.cells()];
        for (Direction d : grid.directions()) {
            double[] through = flow[d.ordinal()];
            eachRow(d, (cell, low, high) -> {
                for (int i = 0; i < grid.nx(); i++) {
                    sums[cell + i] += through[high + i] - through[low + i];
                }
            });
        }
        double worst = largest(sums);
        double largest = 0;
        for (Direction d : grid.directions()) {
            largest = Math.max(largest, largest(flow[d.ordinal()]));
        }
        return largest > 0 ? worst / largest : 0;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /// `Σ ½ρ V · ½(u₋² + u₊²)` over cells and directions [J]: the energy that central differences on a staggered mesh
    /// conserve.
    ///
    /// @param density ρ of a cell [kg/m³], asked for moving cells only
    double kineticEnergy(IntToDoubleFunction density) {
        double[] squares = new double[grid.cells()];
        for (Direction d : grid.directions()) {
            double[] velocity = velocities(d);
            eachRow(d, (cell, low, high) -> {
                for (int i = 0; i < grid.nx(); i++) {
                    squares[cell + i] += 0.5 * (velocity[low + i] * velocity[low + i] + velocity[high + i] * velocity[high + i]);
                }
            });
        }
        double energy = 0;
        for (int n = 0; n < squares.length; n++) {
            energy += squares[n] > 0 ? 0.5 * density.applyAsDouble(n) * mesh.volume(n) * squares[n] : 0;
        }
        return energy;
    }

    /// The cell with the largest speed, of the means of opposite faces.
    Peak fastestCell() {
        double[] squares = new double[grid.cells()];
        for (Direction d : grid.directions()) {
            double[] velocity = velocities(d);
            eachRow(d, (cell, low, high) -> {
                for (int i = 0; i < grid.nx(); i++) {
                    double mean = 0.5 * (velocity[low + i] + velocity[high + i]);
                    squares[cell + i] += mean * mean;
                }
            });
        }
        int fastest = 0;
        double most = 0;
        for (int n = 0; n < squares.length; n++) {
            if (squares[n] > most) {
                fastest = n;
                most = squares[n];
            }
        }
        return new Peak(Math.sqrt(most), centre(fastest));
    }

    /// The face normal to d with the largest normal velocity, of either sign.
    Peak fastestFace(Direction d) {
        double[] velocity = velocities(d);
        Peak peak = new Peak(0, centre(0));
        Axis axis = mesh.axis(d);
        for (int n = 0; n < grid.cells(); n++) {
            int m = mesh.along(d, n);
            double below = velocity[grid.face(d, n)];
            double above = velocity[grid.face(d, n) + grid.stride(d)];
            peak = Math.abs(below) > Math.abs(peak.value())
                    ? new Peak(below, moved(centre(n), d, axis.face(m))) : peak;
            peak = Math.abs(above) > Math.abs(peak.value())
                    ? new Peak(above, moved(centre(n), d, axis.face(m + 1))) : peak;
        }
        return peak;
    }

    /// `max |u_d| Δ_d / D` over cells and directions [1].
    ///
    /// @param diffusivity D of a cell [m²/s], asked for moving cells only
    double cellPeclet(IntToDoubleFunction diffusivity) {
        double[] largest = new double[grid.cells()];
        for (Direction d : grid.directions()) {
            double[] velocity = velocities(d);
            Axis axis = mesh.axis(d);
            int step = d == Direction.X ? 1 : 0;
            eachRow(d, (cell, low, high) -> {
                int first = mesh.along(d, cell);
                for (int i = 0; i < grid.nx(); i++) {
                    double most = Math.max(Math.abs(velocity[low + i]), Math.abs(velocity[high + i]));
                    largest[cell + i] = Math.max(largest[cell + i], axis.width(first + step * i) * most);
                }
            });
        }
        double most = 0;
        for (int n = 0; n < largest.length; n++) {
            most = Math.max(most, largest[n] > 0 ? largest[n] / diffusivity.applyAsDouble(n) : 0);
        }
        return most;
    }

    private Point centre(int n) {
        return new Point(mesh.x().centre(mesh.i(n)), mesh.y().centre(mesh.j(n)), mesh.z().centre(mesh.k(n)));
    }

    /// A point with another coordinate along a direction.
    static Point moved(Point point, Direction d, double position) {
        return switch (d) {
            case X -> new Point(position, point.y(), point.z());
            case Y -> new Point(point.x(), position, point.z());
            case Z -> new Point(point.x(), point.y(), position);
        };
    }
}
