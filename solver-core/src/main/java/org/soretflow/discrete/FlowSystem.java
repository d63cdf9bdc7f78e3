package org.soretflow.discrete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Curve;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.field.Balance;
import org.soretflow.linear.FlowCycle;
import org.soretflow.linear.FlowOperator;
import org.soretflow.linear.FlowSide;
import org.soretflow.linear.FlowSides;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.Buoyancy;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.FlowPreconditioner;
import org.soretflow.physics.HeleShaw;
import org.soretflow.physics.Problem;

/// Momentum and continuity of a Boussinesq flow on the staggered mesh, linearised around a state.
///
/// Knows forces and boundary; [CoupledSystem] solves. Velocities live on the faces, one buffer per component, with what
/// the boundary says in the places where the velocity is given.
public final class FlowSystem {

    private final Problem problem;
    private final FlowEquation equation;
    private final Discretisation disc;
    private final Kernels kernels;
    private final FlowBoundary boundary;
    private final FlowGrid grid;
    private final FlowOperator operator;
    private final boolean[][] fixed;
    private final Curve[] viscosityLaw;
    private final Buffer viscosity;
    /// What the boundary exerts, by side of [FlowBoundary#all] and component, by place along the side [N].
    private final Buffer[][] boundaryForce;
    private final double referenceDensity;
    private final FluidWeight weight;
    private final double[] gravity;
    /// Volume of all fluid cells [m³].
    private final double fluidVolume;
    private double load = 1;
    /// Momentum carried out of the control volumes, as extrapolated; null where the equations know it.
    private Buffer[] advected;
    /// Null where friction does not heat.
    private final FrictionHeat friction;
    private final Parameter alpha;
    private final Parameter beta;

    /// @param disc of a problem with a flow equation
    public FlowSystem(Discretisation disc) {
        this.disc = disc;
        problem = disc.problem();
        equation = problem.flow().orElseThrow();
        kernels = disc.kernels();
        Backend backend = disc.backend();
        StructuredMesh mesh = problem.mesh();
        boundary = new FlowBoundary(problem);
        double[] radii = mesh.isAxisymmetric() ? mesh.scales() : null;
        grid = FlowGrid.of(backend, disc.grid(), disc.widths(), mesh.dimensions(), radii);
        fixed = fixedPlaces();
        FlowSides places = new FlowSides(
                grid, new double[][] {mesh.x().widths(), mesh.y().widths(), mesh.z().widths()}, radii);
        boolean solids = !IntStream.range(0, problem.zones().names().size()).allMatch(problem::isFluid);
        double drag = equation.heleShaw().map(HeleShaw::drag).orElse(0.0);
        operator = new FlowOperator(backend, places, sides(), fixed, solids, advectsImplicitly(), drag);
        int zones = problem.zones().names().size();
        viscosityLaw = new Curve[zones];
        Fluid fluid = null;
        for (int zone = 0; zone < zones; zone++) {
            viscosityLaw[zone] = Curve.constant(0);
            if (problem.material(zone) instanceof Fluid inZone) {
                fluid = inZone;
                viscosityLaw[zone] = Curves.of(fluid.viscosity());
            }
        }
        referenceDensity = fluid.density().at(equation.referenceTemperature());
        viscosity = backend.allocate(disc.grid().cells());
        boundaryForce = boundaryForces();
        weight = new FluidWeight(disc, equation, referenceDensity);
        gravity = new double[] {problem.gravity().x(), problem.gravity().y(), problem.gravity().z()};
        friction = disc.frictionHeat() == null ? null : new FrictionHeat(disc, grid, boundary, operator.places());
        double volume = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            volume += isFluid(n) ? mesh.volume(n) : 0;
        }
        fluidVolume = volume;
        alpha = backend.parameter(0);
        beta = backend.parameter(0);
    }

    /// True if momentum is carried by central differences: then the operator holds what smoothers work on, and
    /// [LinearMomentum] takes its diagonal only.
    boolean isCentral() {
        return advectsImplicitly() && equation.advection() == AdvectionScheme.CENTRAL;
    }

    private FlowOperator.Carriage carriage() {
        if (!advectsImplicitly()) {
            return FlowOperator.Carriage.NONE;
        }
        return equation.advection() == AdvectionScheme.EXPONENTIAL
                ? FlowOperator.Carriage.FITTED
                : FlowOperator.Carriage.UPWIND;
    }

    /// True if the momentum that the flow carries is that of the new time.
    boolean advectsImplicitly() {
        return equation.inertia() && disc.carries();
    }

    /// Says how much momentum is carried out of the control volumes, by component [N]; null where the equations know it.
    void advected(Buffer[] forces) {
        advected = forces;
    }

    private List<FlowSide> sides() {
        List<FlowSide> sides = new ArrayList<>();
        for (FlowBoundary.Faces faces : boundary.all()) {
            double[] sticks = new double[faces.count];
            double[] open = new double[faces.count];
            double[] brings = new double[faces.count];
            for (int f = 0; f < faces.count; f++) {
                sticks[f] = faces.slip[f] ? 0 : 1;
                open[f] = faces.wet[f] && faces.open[f] ? 1 : 0;
                brings[f] = open[f] > 0 && !faces.outflow[f] ? 1 : 0;
            }
            sides.add(new FlowSide(faces.side, sticks, open, brings));
        }
        return sides;
    }

    /// Places where the velocity is given: beside solids, and on the boundary unless the pressure is given there.
    private boolean[][] fixedPlaces() {
        StructuredMesh mesh = problem.mesh();
        boolean[][] result = new boolean[grid.components()][];
        for (int c = 0; c < grid.components(); c++) {
            Direction d = Direction.values()[c];
            Grid places = grid.faces()[c];
            result[c] = new boolean[places.cells()];
            for (int n = 0; n < places.cells(); n++) {
                int[] at = {n % places.nx(), n / places.nx() % places.ny(), n / places.nx() / places.ny()};
                int count = disc.grid().count(d);
                boolean periodic = disc.grid().periodic(d);
                boolean end = !periodic && (at[c] == 0 || at[c] == count);
                int above = cell(at, c, Math.floorMod(at[c], count));
                int below = cell(at, c, Math.floorMod(at[c] - 1, count));
                result[c][n] = end || !isFluid(above) || !isFluid(below);
            }
        }
        for (FlowBoundary.Faces faces : boundary.all()) {
            int c = faces.side.direction().ordinal();
            for (int f = 0; f < faces.count; f++) {
                int cell = mesh.cellOfFace(faces.side, f);
                if (faces.wet[f] && faces.open[f]) {
                    result[c][place(faces.side, cell)] = false;
                }
            }
        }
        return result;
    }

    private int cell(int[] at, int c, int along) {
        Grid cells = disc.grid();
        int i = c == 0 ? along : at[0];
        int j = c == 1 ? along : at[1];
        int k = c == 2 ? along : at[2];
        return i + cells.nx() * (j + cells.ny() * k);
    }

    private boolean isFluid(int cell) {
        return problem.isFluid(problem.zones().zone(cell));
    }

    /// Place of the normal velocity on the boundary face of a cell.
    private int place(Side side, int cell) {
        StructuredMesh mesh = problem.mesh();
        Grid places = grid.faces()[side.direction().ordinal()];
        int n = mesh.i(cell) + places.nx() * (mesh.j(cell) + places.ny() * mesh.k(cell));
        return side.isMax() ? n + places.stride(side.direction()) : n;
    }

    public String name() {
        return "velocity";
    }

    Backend backend() {
        return disc.backend();
    }

    FlowGrid grid() {
        return grid;
    }

    FlowBoundary boundary() {
        return boundary;
    }

    /// μ(T) by zone, 0 in solids.
    Curve[] viscosityLaw() {
        return viscosityLaw;
    }

    FluidWeight weight() {
        return weight;
    }

    FlowOperator operator() {
        return operator;
    }

    FlowOperator.Carriage carriageOfSmoother() {
        return advectsImplicitly() ? FlowOperator.Carriage.FITTED : FlowOperator.Carriage.NONE;
    }

    Buffer viscosity() {
        return viscosity;
    }

    /// Takes a share of inertia and weight only: continuation in the Rayleigh and Reynolds numbers.
    void load(double share) {
        load = share;
    }

    /// ρ₀ [kg/m³], or the share of it that is taken now.
    double storedDensity() {
        return load * referenceDensity;
    }

    /// The density that carries momentum [kg/m³]: that of [#storedDensity], with the factor of plates on u·∇u.
    double inertialDensity() {
        return carriedShare() * storedDensity();
    }

    /// The rate that makes [#inertialDensity] store as much as [#storedDensity] [1/s].
    double inertialRate(double rate) {
        return rate / carriedShare();
    }

    private double carriedShare() {
        return equation.heleShaw().map(HeleShaw::inertiaFactor).orElse(1.0);
    }

    /// Gravity [m/s²], or the share of it that is taken now.
    double[] gravity() {
        return new double[] {load * gravity[0], load * gravity[1], load * gravity[2]};
    }

    FlowEquation equation() {
        return equation;
    }

    /// True if temperature drives the flow.
    boolean hasThermalBuoyancy() {
        return problem.gravity().magnitude() > 0 && equation.buoyancy() != Buoyancy.NONE;
    }

    /// True if the species drives the flow.
    boolean hasSolutalBuoyancy(int species) {
        return problem.gravity().magnitude() > 0 && problem.species().get(species).species().solutalExpansion() != 0;
    }

    boolean hasVariableViscosity() {
        return !Arrays.stream(viscosityLaw).allMatch(Curve::isConstant);
    }

    /// True if what the boundary says does not change in time.
    boolean isSteady() {
        return boundary.isSteady();
    }

    /// Memory for one velocity, all zero.
    public Buffer[] velocityVector() {
        Buffer[] blocks = new Buffer[grid.components()];
        for (int c = 0; c < blocks.length; c++) {
            blocks[c] = disc.backend().allocate(grid.faces()[c].cells());
        }
        return blocks;
    }

    /// Puts the initial velocity into the free places and what the boundary says into the others.
    public void initialise(Buffer[] velocity) {
        StructuredMesh mesh = problem.mesh();
        for (int c = 0; c < grid.components(); c++) {
            Grid places = grid.faces()[c];
            double[] values = new double[places.cells()];
            for (int n = 0; n < values.length; n++) {
                int[] at = {n % places.nx(), n / places.nx() % places.ny(), n / places.nx() / places.ny()};
                double x = c == 0 ? mesh.x().face(at[0]) : mesh.x().centre(at[0]);
                double y = c == 1 ? mesh.y().face(at[1]) : mesh.y().centre(at[1]);
                double z = c == 2 ? mesh.z().face(at[2]) : mesh.z().centre(at[2]);
                values[n] = fixed[c][n] ? 0 : problem.initialVelocity().get(c).at(x, y, z, 0);
            }
            velocity[c].upload(values);
        }
        installGiven(velocity);
    }

    /// Makes the given velocities those of a time.
    ///
    /// @param velocity modified in the places where the velocity is given
    void follow(double time, Buffer[] velocity) {
        if (boundary.update(time)) {
            installGiven(velocity);
        }
    }

    private void installGiven(Buffer[] velocity) {
        for (FlowBoundary.Faces faces : boundary.all()) {
            int c = faces.side.direction().ordinal();
            double[] values = velocity[c].values();
            for (int f = 0; f < faces.count; f++) {
                if (faces.wet[f] && !faces.open[f]) {
                    values[place(faces.side, problem.mesh().cellOfFace(faces.side, f))] = faces.normal[f];
                }
            }
            velocity[c].upload(values);
        }
    }

    /// Puts the volume flows of a velocity where the scalars find them.
    public void carry(Buffer[] velocity) {
        for (int c = 0; c < grid.components(); c++) {
            kernels.faceFlow(grid, c, velocity[c], disc.flow(Direction.values()[c]));
        }
        disc.flowChanged();
    }

    /// Makes the heat by friction that of a state.
    void heatByFriction(Buffer[] velocity, Buffer temperature) {
        if (friction != null) {
            kernels.evaluate(viscosityLaw, disc.zones(), temperature, viscosity);
            friction.update(velocity, viscosity);
        }
    }

    /// Makes operators and forces around a state.
    ///
    /// @param rate factor of the new velocity in the time derivative [1/s], 0 in a steady problem
    void linearise(Buffer[] velocity, Buffer temperature, List<Buffer> concentrations, double rate) {
        kernels.evaluate(viscosityLaw, disc.zones(), temperature, viscosity);
        if (isCentral()) {
            operator.assembleDiagonal(viscosity, velocity, inertialDensity(), inertialRate(rate));
        } else {
            operator.assemble(viscosity, velocity, inertialDensity(), inertialRate(rate), carriage());
        }
        weight.update(temperature, concentrations);
        double[][] speeds = normalSpeeds(velocity);
        for (int s = 0; s < boundary.all().size(); s++) {
            updateBoundaryForce(boundary.all().get(s), speeds[s], boundaryForce[s]);
        }
    }

    /// Makes the operator that smoothers work on, for the state of the last [#linearise], which made its diagonal.
    void prepareSmoother(Buffer[] velocity) {
        boolean blocks = equation.preconditioner() == FlowPreconditioner.BLOCKS;
        if (isCentral() && (blocks || FlowCycle.readsFinest(backend()))) {
            operator.assembleFaces(viscosity, velocity, inertialDensity(), carriageOfSmoother());
        }
    }

    /// `y += a x`.
    private void add(double a, Buffer x, Buffer y) {
        alpha.set(a);
        beta.set(1);
        kernels.combine(alpha, x, beta, y);
    }

    /// Takes over a flow from a mesh of pairs of cells.
    ///
    /// @param from its flow system
    /// @param coarse velocity there
    /// @param velocity modified
    void interpolate(FlowSystem from, Buffer[] coarse, Buffer[] velocity) {
        double[][] values = new double[grid.components()][];
        for (int c = 0; c < grid.components(); c++) {
            kernels.fill(velocity[c], 0);
            kernels.prolongateVelocity(from.grid, c, coarse[c], grid, velocity[c]);
            values[c] = velocity[c].values();
        }
        install(values, velocity);
    }

    /// Puts values into the free places and what the boundary says into the others.
    ///
    /// @param values of each component, at all its places [m/s]; read only
    /// @param velocity modified
    void install(double[][] values, Buffer[] velocity) {
        for (int c = 0; c < grid.components(); c++) {
            double[] free = values[c].clone();
            for (int n = 0; n < free.length; n++) {
                free[n] = fixed[c][n] ? 0 : free[n];
            }
            velocity[c].upload(free);
        }
        installGiven(velocity);
    }

    /// By what a flow is multiplied to fit the given velocities best; 1 where none is given.
    ///
    /// @param values of each component, at all its places [m/s]
    double factor(double[][] values) {
        Buffer[] given = velocityVector();
        installGiven(given);
        double across = 0;
        double square = 0;
        for (int c = 0; c < given.length; c++) {
            double[] wanted = given[c].values();
            disc.backend().free(given[c]);
            for (int n = 0; n < wanted.length; n++) {
                across += wanted[n] * values[c][n];
                square += wanted[n] == 0 ? 0 : values[c][n] * values[c][n];
            }
        }
        double factor = across / square;
        return Double.isFinite(factor) ? factor : 1;
    }

    /// Normal velocity in every face of the sides with conditions, along the positive direction.
    private double[][] normalSpeeds(Buffer[] velocity) {
        double[][] speeds = new double[boundary.all().size()][];
        for (int s = 0; s < speeds.length; s++) {
            FlowBoundary.Faces faces = boundary.all().get(s);
            int c = faces.side.direction().ordinal();
            speeds[s] = new double[faces.count];
            Buffer side = disc.backend().allocate(faces.count);
            kernels.gatherSide(grid.faces()[c], faces.side, velocity[c], side);
            side.download(speeds[s]);
            disc.backend().free(side);
        }
        return speeds;
    }

    private Buffer[][] boundaryForces() {
        Buffer[][] forces = new Buffer[boundary.all().size()][grid.components()];
        for (int s = 0; s < forces.length; s++) {
            for (int c = 0; c < grid.components(); c++) {
                forces[s][c] = disc.backend().allocate(operator.places().places(boundary.all().get(s).side, c));
            }
        }
        return forces;
    }

    /// @param forces by component; modified
    private void updateBoundaryForce(FlowBoundary.Faces faces, double[] speed, Buffer[] forces) {
        Side side = faces.side;
        int normal = side.direction().ordinal();
        double outwards = side.isMax() ? 1 : -1;
        double distance = 0.5 * operator.places().depth(side);
        double[] mu = disc.host(side, viscosity, faces.count);
        for (int c = 0; c < grid.components(); c++) {
            int component = c;
            double[] force = new double[operator.places().places(side, c)];
            if (c == normal) {
                operator.places().normals(side, (f, area) ->
                        force[f] = faces.open[f] ? -outwards * area * faces.pressure[f] : 0);
            } else {
                operator.places().halves(side, c, (place, f, area) -> {
                    if (!faces.wet[f]) {
                        return;
                    }
                    if (faces.slip[f]) {
                        force[place] += area * faces.stress[component][f];
                    } else {
                        double entering =
                                equation.inertia() ? inertialDensity() * Math.max(-outwards * speed[f], 0) : 0;
                        force[place] += area * (mu[f] / distance + entering) * faces.velocity[component][f];
                    }
                });
            }
            forces[c].upload(force);
        }
    }

    /// What drives a component, apart from pressure: boundary, weight, transposed stress.
    void force(int c, Buffer[] velocity, Buffer target) {
        kernels.fill(target, 0);
        for (int s = 0; s < boundaryForce.length; s++) {
            kernels.addSide(grid.faces()[c], boundary.all().get(s).side, boundaryForce[s][c], target);
        }
        if (advected != null) {
            add(-1, advected[c], target);
        }
        kernels.addWeight(grid, c, weight.density(), load * gravity[c], target);
        if (hasVariableViscosity()) {
            kernels.addTransposedStress(grid, c, viscosity, velocity, 1, target);
        }
    }

    /// `force += ρ V history`.
    void addHistory(int c, Buffer past, Buffer force) {
        Buffer cells = disc.space().vector();
        kernels.fill(cells, storedDensity());
        Buffer mass = disc.backend().allocate(force.size());
        kernels.addWeight(grid, c, cells, 1, mass);
        kernels.multiply(mass, past, mass);
        add(1, mass, force);
        disc.backend().free(mass);
        disc.space().release(cells);
    }

    /// True if momentum is carried by limited fluxes, which no derivative knows.
    boolean limits() {
        return advectsImplicitly() && equation.advection() == AdvectionScheme.VAN_LEER;
    }

    /// Balance of volume: what enters through each patch, and the sum of all divergences as defect [m³/s].
    public Balance balance() {
        Map<String, Double> inflow = new LinkedHashMap<>();
        double[] sums = new double[problem.patches().count()];
        for (FlowBoundary.Faces faces : boundary.all()) {
            for (int f = 0; f < faces.count; f++) {
                sums[problem.patches().patchOfFace(faces.side, f)] -= disc.outflow(faces.side, f);
            }
        }
        for (int id = 0; id < sums.length; id++) {
            if (problem.patches().takesConditions(id)) {
                inflow.put(problem.patches().name(id), sums[id]);
            }
        }
        double total = inflow.values().stream().mapToDouble(Double::doubleValue).sum();
        return new Balance("volume", fluidVolume, 0, inflow, 0, -total);
    }
}
