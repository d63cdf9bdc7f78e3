package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Grid;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;

/// Steady flows from the front door, whole problems with known answers.
class SteadyFlowTest {

    /// Residuals stop at 1e-12; velocities of order 1 follow them by the condition of the matrix, below 1e3 on these meshes.
    private static final double EXACT = 1e-9;

    private static Fluid.Builder unit() {
        return Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1);
    }

    private static ProblemBuilder stokes(StructuredMesh mesh) {
        return Problem.on(mesh).filledWith(unit().build()).flow(FlowEquation.stokes(300).withTolerance(1e-12))
                .initialTemperature(300);
    }

    private static StepReport solved(Problem problem) {
        try (Backend backend = Samples.cpu(1)) {
            RunResult result = Simulation.of(problem, backend).steady();
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            assertThat(result.last().equations()).allMatch(EquationReport::converged);
            return result.last();
        }
    }

    /// Velocity along x on a face column of a plane mesh.
    private static double[] column(StepReport report, int i) {
        StructuredMesh mesh = report.mesh();
        double[] flow = report.faceFlow(Direction.X);
        double[] u = new double[mesh.ny()];
        Arrays.setAll(u, j -> flow[Grid.of(mesh).face(Direction.X, i, j, 0)] / mesh.faceArea(Direction.X, 0, j, 0));
        return u;
    }

    /// Volume flow through a face column between two heights.
    private static double through(StepReport report, int i, double low, double high) {
        StructuredMesh mesh = report.mesh();
        double sum = 0;
        double[] u = column(report, i);
        for (int j = 0; j < u.length; j++) {
            double y = mesh.y().centre(j);
            sum += y > low && y < high ? u[j] * mesh.faceArea(Direction.X, 0, j, 0) : 0;
        }
        return sum;
    }

    private static Balance volume(StepReport report) {
        return report.balances().stream().filter(b -> b.quantity().equals("volume")).findFirst().orElseThrow();
    }

    /// Largest net outflow of a cell.
    private static double divergence(StepReport report) {
        StructuredMesh mesh = report.mesh();
        Grid grid = Grid.of(mesh);
        double worst = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            double sum = 0;
            for (Direction d : mesh.dimensions() == 2 ? List.of(Direction.X, Direction.Y) : List.of(Direction.values())) {
                int face = grid.face(d, mesh.i(n), mesh.j(n), mesh.k(n));
                sum += report.faceFlow(d)[face + grid.stride(d)] - report.faceFlow(d)[face];
            }
            worst = Math.max(worst, Math.abs(sum));
        }
        return worst;
    }

    private static void profile(StepReport report, int i, DoubleUnaryOperator exact, double tolerance) {
        double[] u = column(report, i);
        for (int j = 0; j < u.length; j++) {
            double y = report.mesh().y().centre(j);
            assertThat(u[j]).as("u at y = %g", y).isCloseTo(exact.applyAsDouble(y), offset(tolerance));
        }
    }

    /// Who watches changes nothing, and sees the residual fall to the tolerance.
    @Test
    void iterationsAreTold() {
        // larger than the coarsest mesh, on which the cycle is exact
        Problem problem = stokes(StructuredMesh.of(Axis.uniform(1, 32), Axis.uniform(1, 32)))
                .boundary(Side.Y_MAX, FlowCondition.movingWall(1, 0, 0)).build();
        List<Double> told = new ArrayList<>();
        try (Backend backend = Samples.cpu(1)) {
            RunResult result = Simulation.of(problem, backend).watchIterations(told::add).steady();
            assertThat(result.last().faceFlow(Direction.X)).isEqualTo(solved(problem).faceFlow(Direction.X));
            assertThat(told).hasSize(result.last().equations().getFirst().iterations());
        }
        // the tolerance is 1e-12 of the largest block; the norm of all of them lies within a few times that
        assertThat(told.getLast()).isLessThan(1e-11);
        assertThat(told.getFirst()).isGreaterThan(1e3 * told.getLast());
    }

    /// Creeping flow has the mirror symmetry of the cavity, whatever the fluid: u is even and v is odd about x = ½.
    @Test
    void creepingFlowUnderALidIsSymmetric() {
        int n = 16;
        StepReport report = solved(stokes(StructuredMesh.of(Axis.uniform(1, n), Axis.uniform(1, n), 1))
                .boundary(Side.Y_MAX, FlowCondition.movingWall(1, 0, 0)).build());
        FieldSnapshot velocity = report.field("velocity");
        FieldSnapshot pressure = report.field("pressure");
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                int here = report.mesh().index(i, j, 0);
                int there = report.mesh().index(n - 1 - i, j, 0);
                assertThat(velocity.values()[3 * here]).isCloseTo(velocity.values()[3 * there], offset(EXACT));
                assertThat(velocity.values()[3 * here + 1]).isCloseTo(-velocity.values()[3 * there + 1], offset(EXACT));
                // pressure of order μ U/h = 16 in the corners
                assertThat(pressure.at(here) + pressure.at(there))
                        .isCloseTo(pressure.at(0) + pressure.at(n - 1), offset(1e3 * EXACT));
            }
        }
        assertThat(divergence(report)).isLessThan(1e-12);
        assertThat(report.fieldNames()).contains("velocity", "pressure");
    }

    /// The difference equations have the parabola plus `f h²/8`, because the wall lies half a cell beside the first value;
    /// a mean velocity U needs the pressure gradient `f = U/(1/12 + h²/6)`. What the ends disturb, of order h², dies out as
    /// exp(−4.2 x) (the slowest decay of Stokes flow in a channel): 2e-3 h² in the middle.
    @Test
    void channelWithDevelopedInletAndOutflow() {
        int n = 16;
        double h = 1.0 / n;
        for (boolean inertia : new boolean[] {false, true}) {
            StepReport report = solved(stokes(StructuredMesh.of(Axis.uniform(4, 4 * n), Axis.uniform(1, n), 0.5))
                    .flow(FlowEquation.boussinesq(300).withInertia(inertia).withTolerance(1e-12))
                    .boundary(Side.X_MIN, FlowCondition.developedInlet(1))
                    .boundary(Side.X_MAX, FlowCondition.outflow()).build());
            double f = 1 / (1.0 / 12 + h * h / 6);
            profile(report, 2 * n, y -> 0.5 * f * (y * (1 - y) + h * h / 4), 1e-3 * h * h + EXACT);
            FieldSnapshot p = report.field("pressure");
            int middle = report.mesh().index(2 * n, n / 2, 0);
            assertThat((p.at(middle - 4) - p.at(middle + 4)) / (8 * h)).isCloseTo(f, offset(1e-3 * f));
            assertThat(volume(report).inflow().get("x-min")).isCloseTo(0.5, offset(1e-12));
            assertThat(volume(report).inflow().get("x-max")).isCloseTo(-0.5, offset(1e-10));
            assertThat(Math.abs(volume(report).defect())).isLessThan(1e-10);
        }
    }

    private static StepReport twoOutlets(double speed, double upper, double lower) {
        int n = 16;
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(2, 2 * n), Axis.uniform(1, n), 1);
        CellZones zones = CellZones.fill(mesh, "fluid")
                .paint("plate", Shape.box(Range.of(1, 2), Range.of(0.375, 0.625))).build();
        return solved(Problem.on(mesh, zones).material("fluid", unit().build()).material("plate", Samples.solid(1))
                .flow(FlowEquation.stokes(300).withTolerance(1e-12)).initialTemperature(300)
                .patch("upper", Side.X_MAX, Shape.layer(Direction.Y, Range.of(0.625, 1)))
                .patch("lower", Side.X_MAX, Shape.layer(Direction.Y, Range.of(0, 0.375)))
                .boundary(Side.X_MIN, FlowCondition.velocityInlet(speed))
                .boundary("upper", FlowCondition.fixedPressure(upper))
                .boundary("lower", FlowCondition.fixedPressure(lower)).build());
    }

    /// Creeping flow is linear: what the inlet sends splits evenly between mirror images, what the pressures add is the same
    /// with and without it, and is odd in their difference.
    @Test
    void flowSplitsBetweenOutlets() {
        double even = through(twoOutlets(1, 0, 0), 32, 0.5, 1);
        assertThat(even).isCloseTo(0.5, offset(EXACT));
        double driven = through(twoOutlets(0, -10, 10), 32, 0.5, 1);
        StepReport both = twoOutlets(1, -10, 10);
        assertThat(driven).isGreaterThan(0.01);
        assertThat(through(both, 32, 0.5, 1)).isCloseTo(0.5 + driven, offset(10 * EXACT));
        assertThat(through(both, 32, 0, 0.5)).isCloseTo(0.5 - driven, offset(10 * EXACT));
        assertThat(Math.abs(volume(both).defect())).isLessThan(1e-10);
    }

    /// Nothing moves in a solid, not even a little; what enters leaves.
    @Test
    void cylinderInAChannel() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(4, 64), Axis.uniform(1, 24), 1);
        CellZones zones = CellZones.fill(mesh, "fluid")
                .paint("post", Shape.cylinder(Direction.Z, new Point(1.2, 0.45, 0), 0.2)).build();
        Problem problem = Problem.on(mesh, zones)
                .material("fluid", unit().viscosity(0.05).build()).material("post", Samples.solid(1))
                .flow(FlowEquation.boussinesq(300).withTolerance(1e-11)).initialTemperature(300)
                .boundary(Side.X_MIN, FlowCondition.developedInlet(1))
                .boundary(Side.X_MAX, FlowCondition.outflow()).build();
        StepReport report = solved(problem);
        assertThat(Math.abs(volume(report).defect())).isLessThan(1e-10);
        assertThat(divergence(report)).isLessThan(1e-10);
        Grid grid = Grid.of(mesh);
        int solids = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            if (zones.name(zones.zone(n)).equals("post")) {
                solids++;
                for (Direction d : List.of(Direction.X, Direction.Y)) {
                    int face = grid.face(d, mesh.i(n), mesh.j(n), 0);
                    assertThat(report.faceFlow(d)[face]).isZero();
                    assertThat(report.faceFlow(d)[face + grid.stride(d)]).isZero();
                }
                assertThat(report.field("velocity").values()[3 * n]).isZero();
            }
        }
        assertThat(solids).isGreaterThan(40);
        for (int i = 0; i <= 64; i += 8) {
            assertThat(through(report, i, 0, 1)).isCloseTo(1, offset(1e-10));
        }
    }

    /// A fluid 1 K warmer than the reference, β = 1/K, under gravity −f along x: the force is f everywhere.
    private static StepReport drivenByWeight(double force, boolean freeTop, double height, int n) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 4), Axis.uniform(height, n), 1).periodic(Direction.X);
        return solved(Problem.on(mesh).filledWith(unit().thermalExpansion(1).build())
                .flow(FlowEquation.boussinesq(300).withTolerance(1e-12)).gravity(new Gravity(-force, 0, 0))
                .heat(HeatEquation.standard().withTolerance(1e-12)).initialTemperature(301)
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(301))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(301))
                .boundary(Side.Y_MAX, freeTop ? FlowCondition.symmetry() : FlowCondition.noSlip()).build());
    }

    /// The exact solution of the difference equations: the parabola plus `f h²/8`.
    @Test
    void weightDrivesPoiseuilleFlowAlongAPeriod() {
        int n = 12;
        double h = 1.0 / n;
        profile(drivenByWeight(3, false, 1, n), 2, y -> 1.5 * (y * (1 - y) + h * h / 4), EXACT);
    }

    /// A free surface is the mid-plane of a channel twice as high.
    @Test
    void aFreeTopIsAMidPlane() {
        int n = 12;
        double h = 1.0 / n;
        profile(drivenByWeight(3, true, 1, n), 1, y -> 1.5 * (y * (2 - y) + h * h / 4), EXACT);
    }

    /// The shear stress is uniform: `u(y) = ∫₀ʸ dy/μ / ∫₀¹ dy/μ`, the integrals by the midpoint rule over half cells.
    @Test
    void couetteFlowOfAViscosityThatFallsWithTemperature() {
        int n = 20;
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 3), Axis.tanh(1, n, Toward.BOTH, 3), 1)
                .periodic(Direction.X);
        DoubleUnaryOperator law = kelvin -> 2 - 0.015 * (kelvin - 300);
        Fluid fluid = unit().viscosity(new Property.Polynomial(300, new double[] {2, -0.015})).build();
        StepReport report = solved(Problem.on(mesh).filledWith(fluid)
                .flow(FlowEquation.boussinesq(300).withTolerance(1e-12))
                .heat(HeatEquation.standard().withTolerance(1e-12)).initialTemperature(330)
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(400))
                .boundary(Side.Y_MAX, FlowCondition.movingWall(1, 0, 0)).build());
        double[] u = new double[n];
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double step = mesh.y().width(j) / law.applyAsDouble(300 + 100 * mesh.y().centre(j));
            u[j] = sum + 0.5 * step;
            sum += step;
        }
        for (int j = 0; j < n; j++) {
            assertThat(column(report, 1)[j]).isCloseTo(u[j] / sum, offset(10 * EXACT));
        }
    }

    @Test
    void sameBitsForAllThreadCounts() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(2, 180), Axis.uniform(1, 96), 1);
        CellZones zones = CellZones.fill(mesh, "fluid")
                .paint("post", Shape.cylinder(Direction.Z, new Point(0.7, 0.45, 0), 0.15)).build();
        Problem problem = Problem.on(mesh, zones)
                .material("fluid", unit().viscosity(0.1).build()).material("post", Samples.solid(1))
                .flow(FlowEquation.boussinesq(300).withTolerance(1e-8)).initialTemperature(300)
                .boundary(Side.X_MIN, FlowCondition.developedInlet(1))
                .boundary(Side.X_MAX, FlowCondition.outflow()).build();
        List<StepReport> reports = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            try (Backend backend = Samples.cpuHandingOut(threads)) {
                reports.add(Simulation.of(problem, backend).steady().last());
            }
        }
        for (StepReport report : reports) {
            assertThat(report.equations()).isEqualTo(reports.getFirst().equations());
            assertThat(report.faceFlow(Direction.X)).isEqualTo(reports.getFirst().faceFlow(Direction.X));
            for (String name : report.fieldNames()) {
                assertThat(report.field(name).values()).as(name).isEqualTo(reports.getFirst().field(name).values());
            }
        }
    }

    /// The side-heated cavity at Ra 10⁸ from rest, by steps in a pseudo-time and the direct solver. 32 cells of a mesh of
    /// second order leave some 0.1 % of the Nusselt number of Chebyshev collocation, 30.225; a tenfold margin.
    @Test
    void cavityConvergesAtARayleighNumberOfAHundredMillions() {
        double[] faces = new double[33];
        Arrays.setAll(faces, m -> 0.5 + 0.5 * Math.tanh(2.5 * (m / 16.0 - 1)) / Math.tanh(2.5));
        Axis side = Axis.of(faces);
        StepReport report = solved(Problem.on(StructuredMesh.of(side, side, 1))
                .filledWith(unit().viscosity(0.71).thermalExpansion(1).build())
                .gravity(new Gravity(0, -0.71e8, 0))
                .heat(HeatEquation.standard().withAdvection(AdvectionScheme.CENTRAL))
                .flow(FlowEquation.boussinesq(300)).initialTemperature(300)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(299.5))
                .build());
        Map<String, Double> inflow = report.balances().getFirst().inflow();
        assertThat(inflow.get(Side.X_MIN.label())).isCloseTo(30.225, within(0.3));
        // residuals are 1e-8 of what drives the fields
        assertThat(inflow.get(Side.X_MAX.label())).isCloseTo(-inflow.get(Side.X_MIN.label()), within(1e-5));
    }

    /// Convection that has no steady state that 12 cells could show: told, with the state of the largest load reached.
    @Test
    void whatCannotBeSolvedIsToldWithTheStateThatCould() {
        Problem wild = Problem.on(StructuredMesh.of(Axis.uniform(1, 12), Axis.uniform(1, 12)))
                .filledWith(unit().viscosity(0.71).thermalExpansion(1).build())
                .gravity(new Gravity(0, -0.71e10, 0))
                .heat(HeatEquation.standard().withAdvection(AdvectionScheme.CENTRAL))
                .flow(FlowEquation.boussinesq(300)).initialTemperature(300)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(299.5))
                .build();
        try (Backend backend = Samples.cpu(1);
                Simulation simulation = Simulation.of(wild, backend)) {
            RunResult result = simulation.steady();
            assertThat(result.status()).isEqualTo(RunResult.Status.NOT_CONVERGED);
            assertThat(result.message()).contains("did not converge").contains("of gravity and inertia");
            double[] velocity = result.last().field("velocity").values();
            assertThat(Arrays.stream(velocity).allMatch(Double::isFinite)).isTrue();
            assertThat(Arrays.stream(velocity).map(Math::abs).max().orElseThrow()).isPositive();
        }
    }
}
