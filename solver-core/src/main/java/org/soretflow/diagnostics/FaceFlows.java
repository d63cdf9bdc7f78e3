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

    /// Velocity along d on the face below a cell [m/s].
    private double below(Direction d, int n) {
        int face = grid.face(d, mesh.i(n), mesh.j(n), mesh.k(n));
        return mean(flow[d.ordinal()][face], mesh.faceArea(d, n, 0));
    }

    /// Velocity along d on the face above a cell [m/s].
    private double above(Direction d, int n) {
        int face = grid.face(d, mesh.i(n), mesh.j(n), mesh.k(n)) + grid.stride(d);
        return mean(flow[d.ordinal()][face], mesh.faceArea(d, n, 1));
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
        return mesh.faceArea(side, f) * (side.isMax() ? -above(d, n) : below(d, n));
    }

    /// `max |Σ F|` over the cells, relative to the largest flow through a face [1]; 0 at rest.
    double relativeDivergence() {
        double worst = 0;
        double largest = 0;
        for (int n = 0; n < grid.cells(); n++) {
            double sum = 0;
            for (Direction d : Direction.values()) {
                int face = grid.face(d, mesh.i(n), mesh.j(n), mesh.k(n));
                double in = flow[d.ordinal()][face];
                double out = flow[d.ordinal()][face + grid.stride(d)];
                sum += out - in;
                largest = Math.max(largest, Math.max(Math.abs(in), Math.abs(out)));
            }
            worst = Math.max(worst, Math.abs(sum));
        }
        return largest > 0 ? worst / largest : 0;
    }

    /// `Σ ½ρ V · ½(u₋² + u₊²)` over cells and directions [J]: the energy that central differences on a staggered mesh
    /// conserve.
    ///
    /// @param density ρ of a cell [kg/m³], asked for moving cells only
    double kineticEnergy(IntToDoubleFunction density) {
        double energy = 0;
        for (int n = 0; n < grid.cells(); n++) {
            double squares = 0;
            for (Direction d : Direction.values()) {
                double below = below(d, n);
                double above = above(d, n);
                squares += 0.5 * (below * below + above * above);
            }
            energy += squares > 0 ? 0.5 * density.applyAsDouble(n) * mesh.volume(n) * squares : 0;
        }
        return energy;
    }

    /// The cell with the largest speed, of the means of opposite faces.
    Peak fastestCell() {
        int fastest = 0;
        double most = 0;
        for (int n = 0; n < grid.cells(); n++) {
            double squares = 0;
            for (Direction d : Direction.values()) {
                double mean = 0.5 * (below(d, n) + above(d, n));
                squares += mean * mean;
            }
            if (squares > most) {
                fastest = n;
                most = squares;
            }
        }
        return new Peak(Math.sqrt(most), centre(fastest));
    }

    /// The face normal to d with the largest normal velocity, of either sign.
    Peak fastestFace(Direction d) {
        Peak peak = new Peak(0, centre(0));
        Axis axis = mesh.axis(d);
        for (int n = 0; n < grid.cells(); n++) {
            int m = mesh.along(d, n);
            peak = Math.abs(below(d, n)) > Math.abs(peak.value())
                    ? new Peak(below(d, n), moved(centre(n), d, axis.face(m))) : peak;
            peak = Math.abs(above(d, n)) > Math.abs(peak.value())
                    ? new Peak(above(d, n), moved(centre(n), d, axis.face(m + 1))) : peak;
        }
        return peak;
    }

    /// `max |u_d| Δ_d / D` over cells and directions [1].
    ///
    /// @param diffusivity D of a cell [m²/s], asked for moving cells only
    double cellPeclet(IntToDoubleFunction diffusivity) {
        double most = 0;
        for (int n = 0; n < grid.cells(); n++) {
            double largest = 0;
            for (Direction d : Direction.values()) {
                double width = mesh.axis(d).width(mesh.along(d, n));
                largest = Math.max(largest, width * Math.max(Math.abs(below(d, n)), Math.abs(above(d, n))));
            }
            most = Math.max(most, largest > 0 ? largest / diffusivity.applyAsDouble(n) : 0);
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
