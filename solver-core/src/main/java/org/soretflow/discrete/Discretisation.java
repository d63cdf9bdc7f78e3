package org.soretflow.discrete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.linear.VectorSpace;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.FlowMode;
import org.soretflow.physics.Problem;

/// What all equations of a problem share on a backend: geometry, zones, flow, work memory.
public final class Discretisation {

    private final Problem problem;
    private final Backend backend;
    private final Grid grid;
    private final Buffer[] widths = new Buffer[3];
    /// Length of a unit of z by face of each direction; null where it is 1 everywhere.
    private final Buffer[] scales;
    private final Buffer zones;
    private final Buffer[] flow = new Buffer[3];
    private FlowField flowField;
    private final boolean moves;
    private boolean flowStale;
    private int flowVersion;
    private final Map<Side, double[]> sideFlow = new EnumMap<>(Side.class);
    private final VectorSpace space;
    private final List<Side> sides = new ArrayList<>();
    /// Heat by friction in the fluid, by cell [W]; null where it does not count.
    private final Buffer frictionHeat;
    private Buffer faceScratch;
    private double[] host;

    public Discretisation(Problem problem, Backend backend) {
        this.problem = problem;
        this.backend = backend;
        StructuredMesh mesh = problem.mesh();
        grid = Grid.of(mesh);
        for (Direction d : Direction.values()) {
            double[] values = mesh.axis(d).widths();
            widths[d.ordinal()] = upload(values);
        }
        scales = mesh.isAxisymmetric() ? scales(mesh) : null;
        zones = problem.zones().names().size() > 1 ? uploadZones() : null;
        moves = problem.moves();
        flowField = problem.velocity().isPresent() ? new FlowField(problem) : null;
        for (Direction d : Direction.values()) {
            if (flowField != null) {
                flow[d.ordinal()] = upload(flowField.normalTo(d));
            } else if (moves) {
                flow[d.ordinal()] = backend.allocate(grid.faces(d));
            }
        }
        flowStale = moves && flowField == null;
        space = new VectorSpace(backend, grid.cells());
        boolean friction = problem.flow().map(FlowEquation::viscousDissipation).orElse(false);
        frictionHeat = friction ? backend.allocate(grid.cells()) : null;
        for (Side side : Side.values()) {
            if (mesh.takesConditions(side)) {
                sides.add(side);
            }
        }
    }

    private Buffer[] scales(StructuredMesh mesh) {
        double[] radial = new double[grid.faces(Direction.X)];
        double[] axial = new double[grid.faces(Direction.Y)];
        for (int n = 0; n < radial.length; n++) {
            radial[n] = mesh.scale(n % (mesh.nx() + 1));
        }
        for (int n = 0; n < axial.length; n++) {
            axial[n] = mesh.cellScale(n % mesh.nx());
        }
        return new Buffer[] {upload(radial), upload(axial)};
    }

    private Buffer uploadZones() {
        double[] numbers = host();
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = problem.zones().zone(n);
        }
        return upload(numbers);
    }

    Buffer upload(double[] values) {
        Buffer buffer = backend.allocate(values.length);
        buffer.upload(values);
        return buffer;
    }

    public Problem problem() {
        return problem;
    }

    public Backend backend() {
        return backend;
    }

    Kernels kernels() {
        return backend.kernels();
    }

    public Grid grid() {
        return grid;
    }

    /// Vectors by cell, handed out and given back.
    public VectorSpace space() {
        return space;
    }

    Buffer[] widths() {
        return widths;
    }

    /// Conductances of all inner (and periodic) faces normal to a direction.
    ///
    /// @param conductivity by cell
    /// @param faces modified
    void conductances(Direction d, Buffer conductivity, Buffer faces) {
        kernels().conductances(grid, d, widths, conductivity, faces);
        if (scales != null && d.ordinal() < scales.length) {
            kernels().multiply(faces, scales[d.ordinal()], faces);
        }
    }

    /// Number of the zone, by cell; null where there is one zone.
    Buffer zones() {
        return zones;
    }

    /// True if anything flows.
    public boolean hasFlow() {
        return moves;
    }

    /// True if the equations hold what the flow carries at the new time; false at rest and where it is extrapolated.
    boolean carries() {
        return moves && !isExplicit();
    }

    private boolean isExplicit() {
        return problem.flow().map(equation -> equation.mode() == FlowMode.EXPLICIT).orElse(false);
    }

    /// The flow on the host.
    ///
    /// @return null at rest
    public FlowField flowField() {
        if (flowStale) {
            List<Supplier<double[]>> onTheirWay = Arrays.stream(flow).map(Buffer::downloadLater).toList();
            flowField = new FlowField(problem.mesh(), onTheirWay);
            flowStale = false;
        }
        return flowField;
    }

    /// Says that the numbers in [#flow] are new.
    void flowChanged() {
        flowStale = true;
        flowVersion++;
        sideFlow.clear();
    }

    /// Counts the changes of the flow.
    int flowVersion() {
        return flowVersion;
    }

    /// Volume flow through the faces normal to a direction [m³/s], null at rest.
    Buffer flow(Direction d) {
        int at = d.ordinal();
        if (moves && flow[at] == null) {
            flow[at] = backend.allocate(grid.faces(d));
        }
        return flow[at];
    }

    /// Leaves the memory of a flow that is solved for to others, until it is made anew.
    void lendFlow() {
        for (Buffer faces : flow) {
            backend.free(faces);
        }
        Arrays.fill(flow, null);
    }

    /// Volume flow out of the domain through a boundary face [m³/s], 0 at rest.
    double outflow(Side side, int f) {
        if (!moves || !flowStale) {
            return moves ? flowField.outflow(side, f) : 0;
        }
        if (sideFlow.isEmpty()) {
            // all at once: the flow of one and the same moment
            sides.forEach(one -> sideFlow.put(one, gatherFlow(one)));
        }
        double through = sideFlow.computeIfAbsent(side, this::gatherFlow)[f];
        return side.isMax() ? through : -through;
    }

    /// Flow through the faces of a side, of which a solver asks more often than of the whole flow.
    private double[] gatherFlow(Side side) {
        Direction d = side.direction();
        // faces normal to a direction that has ends are numbered like the cells of a grid with one more
        Grid faces = new Grid(
                grid.nx() + (d == Direction.X ? 1 : 0), grid.ny() + (d == Direction.Y ? 1 : 0),
                grid.nz() + (d == Direction.Z ? 1 : 0), grid.periodicX(), grid.periodicY(), grid.periodicZ());
        double[] values = new double[problem.mesh().faces(side)];
        Buffer buffer = backend.allocate(values.length);
        kernels().gatherSide(faces, side, flow[d.ordinal()], buffer);
        buffer.download(values);
        backend.free(buffer);
        return values;
    }

    /// Heat by friction in the fluid, by cell [W]; null where it does not count.
    Buffer frictionHeat() {
        return frictionHeat;
    }

    /// Sides that have boundary conditions.
    List<Side> sides() {
        return sides;
    }

    /// One number per cell on the host, for what passes between host and device; its content is lost at the next call.
    public double[] host() {
        if (host == null) {
            host = new double[grid.cells()];
        }
        return host;
    }

    /// Values of the cells along a side, on the host.
    double[] host(Side side, Buffer cells, int faces) {
        Buffer buffer = backend.allocate(faces);
        double[] values = new double[faces];
        kernels().gatherSide(grid, side, cells, buffer);
        buffer.download(values);
        backend.free(buffer);
        return values;
    }

    /// Memory for one number per face of any direction.
    Buffer faceScratch() {
        if (faceScratch == null) {
            int most = 0;
            for (Direction d : Direction.values()) {
                most = Math.max(most, grid.faces(d));
            }
            faceScratch = backend.allocate(most);
        }
        return faceScratch;
    }
}
