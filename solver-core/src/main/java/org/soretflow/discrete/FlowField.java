package org.soretflow.discrete;

import java.util.List;
import java.util.function.Supplier;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Problem;

/// Volume flow through every face [m³/s], on the host, from a given velocity or a solution.
///
/// Faces that touch a solid carry nothing. The analytic profiles are averaged over the face exactly.
public final class FlowField {

    private final StructuredMesh mesh;
    private final Grid grid;
    private final double[][] flow = new double[3][];
    private List<Supplier<double[]>> onTheirWay;
    /// NaN until somebody asks.
    private double courantRate = Double.NaN;

    /// @param problem with a given velocity
    public FlowField(Problem problem) {
        mesh = problem.mesh();
        grid = Grid.of(mesh);
        GivenVelocity velocity = problem.velocity().orElseThrow();
        for (Direction d : Direction.values()) {
            flow[d.ordinal()] = new double[grid.faces(d)];
            if (d == Direction.Z && mesh.dimensions() == 2) {
                continue;
            }
            fill(problem, velocity, d);
        }
    }

    /// A flow that was solved for.
    ///
    /// @param faceFlows volume flow through the faces normal to x, y, z [m³/s], which may still be on their way from a
    ///     device; kept, not copied
    FlowField(StructuredMesh mesh, List<Supplier<double[]>> faceFlows) {
        this.mesh = mesh;
        grid = Grid.of(mesh);
        onTheirWay = faceFlows;
    }

    /// The flow through the faces normal to x, y, z, waiting for it if it must.
    private synchronized double[][] flow() {
        if (onTheirWay != null) {
            for (int n = 0; n < flow.length; n++) {
                flow[n] = onTheirWay.get(n).get();
            }
            onTheirWay = null;
        }
        return flow;
    }

    private void fill(Problem problem, GivenVelocity velocity, Direction d) {
        int count = grid.count(d);
        int stride = grid.stride(d);
        for (int n = 0; n < grid.cells(); n++) {
            int i = mesh.i(n);
            int j = mesh.j(n);
            int k = mesh.k(n);
            int place = mesh.along(d, n);
            int face = grid.face(d, i, j, k);
            boolean fluid = problem.isFluid(problem.zones().zone(n));
            int below = place > 0 ? n - stride : grid.periodic(d) ? n + (count - 1) * stride : n;
            boolean open = fluid && problem.isFluid(problem.zones().zone(below));
            flow[d.ordinal()][face] = open ? through(velocity, d, i, j, k, place) : 0;
            if (place == count - 1) {
                int above = grid.periodic(d) ? n - (count - 1) * stride : n;
                boolean openAbove = fluid && problem.isFluid(problem.zones().zone(above));
                flow[d.ordinal()][face + stride] = openAbove ? through(velocity, d, i, j, k, count) : 0;
            }
        }
    }

    private double through(GivenVelocity velocity, Direction d, int i, int j, int k, int m) {
        return area(d, i, j, k, m) * component(velocity, d, i, j, k, m);
    }

    /// Area of the face with number `m` along d, at the transverse place of cell (i, j, k) [m²].
    private double area(Direction d, int i, int j, int k, int m) {
        return mesh.faceArea(d, d == Direction.X ? m : i, d == Direction.Y ? m : j, d == Direction.Z ? m : k);
    }

    /// Mean normal velocity of the face with number `m` along d, at the transverse place of cell (i, j, k) [m/s].
    private double component(GivenVelocity velocity, Direction d, int i, int j, int k, int m) {
        return switch (velocity) {
            case GivenVelocity.Uniform(double vx, double vy, double vz) ->
                switch (d) {
                    case X -> vx;
                    case Y -> vy;
                    case Z -> vz;
                };
            case GivenVelocity.Poiseuille(Direction along, Direction across, double mean, double from, double to) -> {
                if (d != along) {
                    yield 0;
                }
                Axis axis = mesh.axis(across);
                int place = across == Direction.X ? i : across == Direction.Y ? j : k;
                if (mesh.isAxisymmetric() && across == Direction.X) {
                    yield mean * AnnularProfile.between(from, to).average(axis.face(place), axis.face(place + 1));
                }
                double low = share(axis.face(place), from, to);
                double high = share(axis.face(place + 1), from, to);
                yield mean * (high - low) * (to - from) / axis.width(place);
            }
            case GivenVelocity.Expression(var vx, var vy, var vz) -> {
                double x = d == Direction.X ? mesh.x().face(m) : mesh.x().centre(i);
                double y = d == Direction.Y ? mesh.y().face(m) : mesh.y().centre(j);
                double z = d == Direction.Z ? mesh.z().face(m) : mesh.z().centre(k);
                yield switch (d) {
                    case X -> vx.at(x, y, z, 0);
                    case Y -> vy.at(x, y, z, 0);
                    case Z -> vz.at(x, y, z, 0);
                };
            }
        };
    }

    /// Share of a Poiseuille flow below a position, `ζ²(3 − 2ζ)`.
    private static double share(double position, double from, double to) {
        double zeta = Math.clamp((position - from) / (to - from), 0, 1);
        return zeta * zeta * (3 - 2 * zeta);
    }

    /// Flow through the faces normal to a direction, in the numbering of [Grid]; not to be modified.
    public double[] normalTo(Direction d) {
        return flow()[d.ordinal()];
    }

    /// Volume flow out of the domain through a boundary face [m³/s].
    ///
    /// @param f number of the face on the side, as in [StructuredMesh]
    public double outflow(Side side, int f) {
        Direction d = side.direction();
        int cell = mesh.cellOfFace(side, f);
        int face = grid.face(d, mesh.i(cell), mesh.j(cell), mesh.k(cell));
        double[] through = flow()[d.ordinal()];
        return side.isMax() ? through[face + grid.stride(d)] : -through[face];
    }

    /// Largest |div| over the cells, relative to the largest flow through a face [1].
    public double relativeDivergence() {
        double[][] flows = flow();
        double worst = 0;
        double most = 0;
        for (int n = 0; n < grid.cells(); n++) {
            double sum = 0;
            for (Direction d : grid.directions()) {
                int face = grid.face(d, n);
                double in = flows[d.ordinal()][face];
                sum += flows[d.ordinal()][face + grid.stride(d)] - in;
                most = Math.max(most, Math.abs(in));
            }
            worst = Math.max(worst, Math.abs(sum));
        }
        return most > 0 ? worst / most : 0;
    }

    /// Largest Courant number per second of step: `max Σ |F| / (2 V)` [1/s].
    public synchronized double courantRate() {
        if (Double.isNaN(courantRate)) {
            double[] sums = new double[grid.cells()];
            for (Direction d : grid.directions()) {
                addThrough(flow()[d.ordinal()], d, sums);
            }
            double most = 0;
            int n = 0;
            for (int k = 0; k < grid.nz(); k++) {
                for (int j = 0; j < grid.ny(); j++) {
                    for (int i = 0; i < grid.nx(); i++) {
                        most = Math.max(most, 0.5 * sums[n++] / mesh.volume(i, j, k));
                    }
                }
            }
            courantRate = most;
        }
        return courantRate;
    }

    /// Adds what passes both faces of the cells, by rows.
    private void addThrough(double[] through, Direction d, double[] sums) {
        int nx = grid.nx();
        int stride = grid.stride(d);
        for (int row = 0; row < sums.length; row += nx) {
            int face = grid.face(d, row);
            for (int i = 0; i < nx; i++) {
                sums[row + i] += Math.abs(through[face + i]) + Math.abs(through[face + i + stride]);
            }
        }
    }

    /// Velocity at the cell centres, three components per cell [m/s].
    public double[] centred() {
        double[][] flows = flow();
        double[] velocity = new double[3 * grid.cells()];
        for (int n = 0; n < grid.cells(); n++) {
            for (Direction d : Direction.values()) {
                int face = grid.face(d, n);
                double below = mesh.faceArea(d, n, 0);
                double above = mesh.faceArea(d, n, 1);
                double in = flows[d.ordinal()][face];
                double out = flows[d.ordinal()][face + grid.stride(d)];
                velocity[3 * n + d.ordinal()] = below == above
                        ? 0.5 * (in + out) / above
                        : 0.5 * ((below > 0 ? in / below : 0) + out / above);
            }
        }
        return velocity;
    }
}
