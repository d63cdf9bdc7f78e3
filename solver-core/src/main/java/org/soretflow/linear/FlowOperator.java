package org.soretflow.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.FlowKernels;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// Momentum and continuity, linearised around a velocity, on one level of a staggered mesh.
///
/// `A_c u_c − A (p_L − p_R) = b_c`, `Σ A u = b_p`: a seven-point operator per component, and the seven-point operator of
/// the pressure, `Σ A²/V (p − p_N)`. Places where the velocity is given have a huge diagonal.
public final class FlowOperator {

    /// How the flow carries momentum.
    public enum Carriage {
        /// Not at all: Stokes flow.
        NONE,
        /// By the velocity upstream.
        UPWIND,
        /// By the exponential fit, which is stable at any cell Reynolds number: for smoothers and coarse levels.
        FITTED
    }

    /// Share of the friction of finer cells that coarse ones twice as wide feel.
    private static final double HIDDEN = 0.75;

    private final Backend backend;
    private final FlowGrid grid;
    private final FlowSides places;
    private final List<FlowSide> sides;
    private final boolean[][] fixed;
    private final StencilData[] momentum;
    private final StencilData pressure;
    private final boolean solids;
    private final boolean inertia;
    /// Drag of plates above and below, per volume and viscosity [1/m²].
    private final double drag;
    private final double[] sticks = new double[Side.values().length];
    /// By [Side]: weight of the velocity in the momentum that leaves through open faces [kg/s]; null without them.
    private final Buffer[] leaving = new Buffer[Side.values().length];
    /// The next finer level; null on the finest.
    private final FlowOperator finer;
    /// Friction on solids by component and direction of the wall's normal; null without solids.
    private final Buffer[][] friction;
    /// What solids leave open of the faces: all that is not given on the finest level, shares below.
    private final OpenFaces open;
    private final Parameter one;

    /// The weights of faces take memory from the first call of [#assembleFaces] on.
    ///
    /// @param places the staggered grid with its geometry on the host
    /// @param sides shares of sticking and open faces
    /// @param fixed for each component and place whether the velocity is given
    /// @param solids whether any cell is solid
    /// @param inertia whether flow may carry momentum
    /// @param drag 12/H² between plates of the distance H [1/m²], 0 without plates
    public FlowOperator(
            Backend backend,
            FlowSides places,
            List<FlowSide> sides,
            boolean[][] fixed,
            boolean solids,
            boolean inertia,
            double drag) {
        this(backend, places, sides, fixed, solids, inertia, drag, null);
    }

    private FlowOperator(
            Backend backend,
            FlowSides places,
            List<FlowSide> sides,
            boolean[][] fixed,
            boolean solids,
            boolean inertia,
            double drag,
            FlowOperator finer) {
        this.finer = finer;
        this.backend = backend;
        this.grid = places.grid();
        this.places = places;
        this.sides = List.copyOf(sides);
        this.fixed = fixed;
        this.solids = solids;
        this.drag = drag;
        this.inertia = inertia;
        for (FlowSide side : sides) {
            sticks[side.side().ordinal()] = Arrays.stream(side.sticks()).average().orElse(0);
        }
        friction = solids ? new Buffer[grid.components()][3] : null;
        one = backend.parameter(1);
        momentum = new StencilData[grid.components()];
        for (int c = 0; c < grid.components(); c++) {
            momentum[c] = new StencilData(
                    grid.faces()[c], backend.allocate(grid.faces()[c].cells()), one, new Buffer[3], new Buffer[3]);
            double[] diagonal = new double[fixed[c].length];
            for (int n = 0; n < diagonal.length; n++) {
                diagonal[n] = fixed[c][n] ? FlowKernels.FIXED : 0;
            }
            momentum[c].mass().upload(diagonal);
        }
        pressure = StencilData.allocate(backend, grid.cells(), true);
        open = finer == null || !solids ? OpenFaces.whole(backend, grid) : OpenFaces.of(backend, finer, grid);
        assemblePressure();
    }

    private void allocateFaces() {
        for (StencilData operator : momentum) {
            for (int d = 0; d < 3 && operator.left()[d] == null; d++) {
                operator.left()[d] = backend.allocate(operator.grid().faces(Direction.values()[d]));
                operator.right()[d] = inertia ? backend.allocate(operator.left()[d].size()) : operator.left()[d];
            }
        }
    }

    /// An operator of friction alone, but for the sides ([#sideFriction]), with a diagonal of its own, not assembled.
    public FlowOperator still() {
        return new FlowOperator(backend, places, List.of(), fixed, solids, false, drag);
    }

    /// Friction on each of the sides with conditions, not made for a flow.
    public List<SideFriction> sideFriction() {
        return sides.stream().map(side -> new SideFriction(backend, places, side)).toList();
    }

    public FlowGrid grid() {
        return grid;
    }

    public FlowSides places() {
        return places;
    }

    /// Momentum operator of a component.
    public StencilData momentum(int component) {
        return momentum[component];
    }

    /// Momentum operator of a component with something added to its diagonal; shares the faces.
    ///
    /// @param diagonal modified: that of the operator
    StencilData momentumWith(int component, Buffer resistance, Buffer diagonal) {
        StencilData own = momentum[component];
        backend.kernels().copy(own.mass(), diagonal);
        backend.kernels().combine(one, resistance, one, diagonal);
        return new StencilData(own.grid(), diagonal, own.massFactor(), own.left(), own.right());
    }

    /// Whether any cell is solid.
    boolean hasSolids() {
        return solids;
    }

    /// Flow, pressure force and weight through what solids leave open of the faces.
    OpenFaces open() {
        return open;
    }

    /// The pressure operator. It stores nothing: its mass counts with the factor 0 and may hold another field by cell.
    public StencilData pressure() {
        return pressure;
    }

    List<FlowSide> sides() {
        return sides;
    }

    /// Drag of plates above and below, per volume and viscosity [1/m²].
    double drag() {
        return drag;
    }

    /// For each [Side] the share of its faces on which the tangential velocity is given.
    double[] sticks() {
        return sticks;
    }

    public boolean isFixed(int component, int place) {
        return fixed[component][place];
    }

    /// Makes the operators.
    ///
    /// @param viscosity by cell, 0 in solids [Pa·s]
    /// @param velocities what carries momentum; not read for [Carriage#NONE]
    /// @param density [kg/m³]
    /// @param rate factor of the new velocity in the time derivative [1/s], 0 in a steady problem
    public void assemble(Buffer viscosity, Buffer[] velocities, double density, double rate, Carriage carriage) {
        assembleDiagonal(viscosity, carriage == Carriage.NONE ? null : velocities, density, rate);
        assembleFaces(viscosity, velocities, density, carriage);
    }

    /// Makes the faces between places, beside the diagonal of [#assembleDiagonal].
    ///
    /// @param velocities what carries momentum; not read for [Carriage#NONE]
    public void assembleFaces(Buffer viscosity, Buffer[] velocities, double density, Carriage carriage) {
        allocateFaces();
        for (int c = 0; c < grid.components(); c++) {
            assembleFaces(c, viscosity, velocities, density, carriage);
        }
        for (FlowSide side : sides) {
            if (carriage != Carriage.NONE) {
                assembleLeaving(side, velocities, density);
            }
        }
    }

    /// Makes all that is no face between places: what is stored, plates, hoops, friction on solids and sides, and the
    /// momentum that leaves normal to open faces.
    ///
    /// @param velocities what carries momentum; null for none
    public void assembleDiagonal(Buffer viscosity, Buffer[] velocities, double density, double rate) {
        Kernels kernels = backend.kernels();
        Buffer cells = backend.allocate(grid.cells().cells());
        kernels.fill(cells, density * rate);
        if (drag > 0) {
            kernels.combine(backend.parameter(drag), viscosity, one, cells);
        }
        for (int c = 0; c < grid.components(); c++) {
            StencilData operator = momentum[c];
            clearFree(c);
            for (int d = 0; d < grid.components() && solids; d++) {
                if (d != c) {
                    assembleFriction(c, Direction.values()[d], viscosity);
                }
            }
            if (c == 0 && grid.axisymmetric()) {
                open.addHoop(viscosity, operator.mass());
            }
            open.addWeight(c, cells, rate > 0 || drag > 0 ? 1 : 0, operator.mass());
        }
        backend.free(cells);
        for (FlowSide side : sides) {
            assembleFriction(side, viscosity);
            if (velocities != null) {
                assembleOutflow(side, velocities, density);
            }
        }
    }

    /// Leaves of a diagonal what marks given velocities, and zero elsewhere. Nothing is computed with the marks, which may be
    /// infinite in single precision.
    private void clearFree(int c) {
        Kernels kernels = backend.kernels();
        Buffer mass = momentum[c].mass();
        Buffer free = backend.allocate(mass.size());
        kernels.fill(free, FlowKernels.FIXED);
        kernels.clearFixed(momentum[c], free);
        kernels.fill(mass, FlowKernels.FIXED);
        kernels.clearFixed(
                new StencilData(grid.faces()[c], free, one, momentum[c].left(), momentum[c].right()), mass);
        backend.free(free);
    }

    /// Friction on solids beside the control volumes: on the finest level from the mesh, below from the finer level, since
    /// walls within coarse cells would be lost, and with them the convergence. The sum over the finer control volumes would
    /// count a half where the wall lies between coarse cells, since its distance doubles, and whole where it lies in the
    /// middle of one; [#HIDDEN] is between the two.
    private void assembleFriction(int c, Direction normal, Buffer viscosity) {
        Kernels kernels = backend.kernels();
        int d = normal.ordinal();
        if (friction[c][d] == null) {
            friction[c][d] = backend.allocate(grid.faces()[c].cells());
        }
        Buffer own = friction[c][d];
        double share = 1;
        if (finer == null) {
            kernels.fill(own, 0);
            kernels.addFriction(grid, c, normal, viscosity, own);
            kernels.clearFixed(momentum[c], own);
        } else {
            kernels.restrictForce(finer.grid, c, finer.friction[c][d], grid, own);
            share = finer.grid.cells().count(normal) > grid.cells().count(normal) ? HIDDEN : 1;
        }
        if (share != 1) {
            kernels.combine(backend.parameter(0), own, backend.parameter(share), own);
        }
        kernels.combine(one, own, one, momentum[c].mass());
    }

    private void assembleFaces(int c, Buffer viscosity, Buffer[] velocities, double density, Carriage carriage) {
        Kernels kernels = backend.kernels();
        StencilData operator = momentum[c];
        Buffer still = carriage == Carriage.FITTED ? backend.allocate(operator.grid().cells()) : null;
        for (int d = 0; d < grid.components(); d++) {
            Direction direction = Direction.values()[d];
            Buffer left = operator.left()[d];
            Buffer right = operator.right()[d];
            kernels.viscousConductances(grid, c, direction, viscosity, left);
            if (carriage == Carriage.NONE) {
                if (right != left) {
                    kernels.copy(left, right);
                }
                continue;
            }
            Buffer flow = backend.allocate(left.size());
            kernels.controlVolumeFlow(grid, c, direction, velocities[d], density, flow);
            if (carriage == Carriage.FITTED) {
                kernels.fitExponentially(operator.grid(), direction, still, flow, left, right);
            } else {
                kernels.copy(left, right);
                kernels.addFlow(operator.grid(), direction, grid.spacings()[c], flow, 0, left, right);
            }
            backend.free(flow);
        }
        if (still != null) {
            backend.free(still);
        }
    }

    /// Friction on a side.
    private void assembleFriction(FlowSide side, Buffer viscosity) {
        int normal = side.side().direction().ordinal();
        double[] mu = gather(grid.cells(), side, viscosity, side.sticks().length);
        double distance = 0.5 * places.depth(side.side());
        for (int c = 0; c < grid.components(); c++) {
            if (c != normal) {
                double[] weight = new double[places.places(side.side(), c)];
                places.halves(side.side(), c, (place, f, area) ->
                        weight[place] += mu[f] > 0 ? mu[f] * area / distance * side.sticks()[f] : 0);
                Buffer buffer = uploaded(weight);
                backend.kernels().addSide(grid.faces()[c], side.side(), buffer, momentum[c].mass());
                backend.free(buffer);
            }
        }
    }

    /// What leaves through an open face takes the face's own momentum with it.
    private void assembleOutflow(FlowSide side, Buffer[] velocities, double density) {
        if (Arrays.stream(side.open()).allMatch(share -> share == 0)) {
            return;
        }
        int c = side.side().direction().ordinal();
        int at = side.side().ordinal();
        double outwards = side.side().isMax() ? 1 : -1;
        double[] speed = gather(grid.faces()[c], side, velocities[c], side.sticks().length);
        double[] weight = new double[places.places(side.side(), c)];
        places.normals(side.side(), (f, area) -> weight[f] = leaving(side, f, density * area, outwards * speed[f]));
        leaving[at] = leaving[at] == null ? backend.allocate(weight.length) : leaving[at];
        leaving[at].upload(weight);
        backend.kernels().addSide(grid.faces()[c], side.side(), leaving[at], momentum[c].mass());
    }

    /// Momentum along a side that leaves through it, as weights of its faces.
    private void assembleLeaving(FlowSide side, Buffer[] velocities, double density) {
        int normal = side.side().direction().ordinal();
        double[] speed = gather(grid.faces()[normal], side, velocities[normal], side.sticks().length);
        double outwards = side.side().isMax() ? 1 : -1;
        for (int c = 0; c < grid.components(); c++) {
            if (c != normal) {
                double[] weight = new double[places.places(side.side(), c)];
                places.halves(side.side(), c, (place, f, area) ->
                        weight[place] += density * area * Math.max(outwards * speed[f], 0));
                Buffer[] faces = side.side().isMax() ? momentum[c].left() : momentum[c].right();
                Buffer buffer = uploaded(weight);
                backend.kernels().setSide(grid.faces()[c], side.side(), buffer, faces[normal]);
                backend.free(buffer);
            }
        }
    }

    /// Weight of the velocity in the momentum that leaves through an open face [kg/s]; negative where fluid enters and
    /// brings its own.
    private static double leaving(FlowSide side, int face, double mass, double speed) {
        return mass * (side.open()[face] * Math.max(speed, 0) - side.brings()[face] * Math.max(-speed, 0));
    }

    /// Adds what a change of the velocities does to the momentum that leaves through open faces: `ρ A u²` has the
    /// derivative `2 ρ A u`, of which the operator itself, as it was assembled, has one half.
    ///
    /// @param change of the velocities
    /// @param forces modified
    public void addLeaving(Buffer[] change, Buffer[] forces) {
        Kernels kernels = backend.kernels();
        for (Side side : Side.values()) {
            Buffer weight = leaving[side.ordinal()];
            if (weight != null) {
                int normal = side.direction().ordinal();
                Buffer added = backend.allocate(weight.size());
                kernels.gatherSide(grid.faces()[normal], side, change[normal], added);
                kernels.multiply(weight, added, added);
                kernels.addSide(grid.faces()[normal], side, added, forces[normal]);
                backend.free(added);
            }
        }
    }

    /// Values beside a side.
    double[] gather(Grid of, FlowSide side, Buffer cells, int count) {
        Buffer buffer = backend.allocate(count);
        double[] values = new double[count];
        backend.kernels().gatherSide(of, side.side(), cells, buffer);
        buffer.download(values);
        backend.free(buffer);
        return values;
    }

    private Buffer uploaded(double[] values) {
        Buffer buffer = backend.allocate(values.length);
        buffer.upload(values);
        return buffer;
    }

    private void assemblePressure() {
        Kernels kernels = backend.kernels();
        Buffer cells = backend.allocate(grid.cells().cells());
        kernels.fill(cells, 1);
        for (int c = 0; c < grid.components(); c++) {
            Buffer diagonal = backend.allocate(grid.faces()[c].cells());
            kernels.copy(momentum[c].mass(), diagonal);
            kernels.addWeight(grid, c, cells, 1, diagonal);
            open.weigh(c, diagonal, pressure);
            backend.free(diagonal);
        }
        backend.free(cells);
    }

    /// `y = A x`; rows of given velocities give zero.
    ///
    /// @param x velocities, then pressure; zero where velocities are given
    /// @param y modified
    public void apply(Buffer[] x, Buffer[] y) {
        for (int c = 0; c < grid.components(); c++) {
            backend.kernels().apply(momentum[c], x[c], y[c]);
        }
        couple(x, y);
    }

    /// What [#apply] does beside momentum: adds the force of the pressure and balances the volume.
    ///
    /// @param y modified; holds forces
    public void couple(Buffer[] x, Buffer[] y) {
        Kernels kernels = backend.kernels();
        int components = grid.components();
        for (int c = 0; c < components; c++) {
            open.addPressureForce(c, x[components], -1, y[c]);
            kernels.clearFixed(momentum[c], y[c]);
        }
        kernels.fill(y[components], 0);
        addOutflow(x, 1, y[components]);
    }

    /// `out += factor · Σ A u`, cell by cell.
    public void addOutflow(Buffer[] velocities, double factor, Buffer out) {
        Kernels kernels = backend.kernels();
        for (int c = 0; c < grid.components(); c++) {
            Direction d = Direction.values()[c];
            Buffer flow = backend.allocate(grid.cells().faces(d));
            open.flow(c, velocities[c], flow);
            kernels.addDivergence(grid.cells(), d, flow, factor, out);
            backend.free(flow);
        }
    }

    Buffer[] vector() {
        Buffer[] blocks = new Buffer[grid.components() + 1];
        for (int c = 0; c < grid.components(); c++) {
            blocks[c] = backend.allocate(grid.faces()[c].cells());
        }
        blocks[grid.components()] = backend.allocate(grid.cells().cells());
        return blocks;
    }

    /// The same operator on another backend and in another unit of length, not assembled.
    ///
    /// @param length the new unit [m]
    FlowOperator on(Backend other, double length) {
        double[][] widths = new double[3][];
        Buffer[] buffers = new Buffer[3];
        for (int d = 0; d < 3; d++) {
            widths[d] = Arrays.stream(places.widths()[d]).map(width -> width / length).toArray();
            buffers[d] = other.allocate(widths[d].length);
            buffers[d].upload(widths[d]);
        }
        // z is in units of length, too: areas and volumes are products with the radii as they are
        FlowGrid there = FlowGrid.of(other, grid.cells(), buffers, grid.components(), places.radii());
        return new FlowOperator(
                other, new FlowSides(there, widths, places.radii()), sides, fixed, solids, inertia,
                drag * length * length);
    }

    /// The next coarser level, not assembled.
    ///
    /// @param coarse its cells
    FlowOperator coarsened(Grid coarse) {
        Grid fine = grid.cells();
        double[][] coarseWidths = new double[3][];
        Buffer[] buffers = new Buffer[3];
        for (Direction d : Direction.values()) {
            double[] w = places.widths()[d.ordinal()];
            int step = fine.count(d) > coarse.count(d) ? 2 : 1;
            double[] sums = new double[coarse.count(d)];
            for (int m = 0; m < w.length; m++) {
                sums[m / step] += w[m];
            }
            coarseWidths[d.ordinal()] = sums;
            buffers[d.ordinal()] = backend.allocate(sums.length);
            buffers[d.ordinal()].upload(sums);
        }
        double[] radii = coarsenedRadii(fine, coarse);
        FlowGrid coarseGrid = FlowGrid.of(backend, coarse, buffers, grid.components(), radii);
        boolean[][] coarseFixed = new boolean[grid.components()][];
        for (int c = 0; c < grid.components(); c++) {
            coarseFixed[c] = coarsenFixed(c, coarseGrid);
        }
        List<FlowSide> coarseSides = new ArrayList<>();
        sides.forEach(side -> coarseSides.add(side.coarsened(fine, coarse)));
        FlowOperator next = new FlowOperator(
                backend, new FlowSides(coarseGrid, coarseWidths, radii), coarseSides, coarseFixed, solids, inertia, drag,
                this);
        next.allocateFaces();
        return next;
    }

    /// The radii of the fine faces that stay, null on Cartesian meshes.
    private double[] coarsenedRadii(Grid fine, Grid coarse) {
        double[] from = places.radii();
        if (from == null || fine.nx() == coarse.nx()) {
            return from;
        }
        double[] radii = new double[coarse.nx() + 1];
        for (int i = 0; i < radii.length; i++) {
            radii[i] = from[Math.min(2 * i, fine.nx())];
        }
        return radii;
    }

    /// A coarse velocity is given where all fine ones on its face are.
    private boolean[] coarsenFixed(int component, FlowGrid coarseGrid) {
        Grid from = grid.faces()[component];
        Grid to = coarseGrid.faces()[component];
        Grid cells = grid.cells();
        Grid coarse = coarseGrid.cells();
        boolean[] result = new boolean[to.cells()];
        Arrays.fill(result, true);
        for (int n = 0; n < from.cells(); n++) {
            int[] place = {n % from.nx(), n / from.nx() % from.ny(), n / from.nx() / from.ny()};
            boolean onFace = true;
            for (Direction d : Direction.values()) {
                int at = d.ordinal();
                if (cells.count(d) > coarse.count(d)) {
                    boolean last = place[at] == cells.count(d);
                    onFace &= at != component || place[at] % 2 == 0 || last;
                    place[at] = at == component ? (place[at] + 1) / 2 : place[at] / 2;
                }
            }
            if (onFace) {
                result[place[0] + to.nx() * (place[1] + to.ny() * place[2])] &= fixed[component][n];
            }
        }
        return result;
    }

    /// Gives the memory back; the operator is not to be used any more.
    void free() {
        for (int c = 0; c < grid.components(); c++) {
            momentum[c].free(backend);
            for (int d = 0; d < 3 && solids; d++) {
                if (friction[c][d] != null) {
                    backend.free(friction[c][d]);
                }
            }
        }
        Arrays.stream(leaving).filter(Objects::nonNull).forEach(backend::free);
        pressure.free(backend);
        open.free();
    }

    Parameter one() {
        return one;
    }
}
