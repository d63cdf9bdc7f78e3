package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.Solid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Modulation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;

/// Heaters of a chip: zones held at a temperature, thin films, losses above and below, beams through several layers.
class ChipHeatTest {

    private static final HeatEquation PRECISE = HeatEquation.standard().withTolerance(1e-13);
    private static final Modulation ALWAYS = new Modulation.Steady();

    private static StepReport steady(ProblemBuilder builder) {
        try (Backend backend = Samples.cpu(1)) {
            RunResult result = Simulation.of(builder.build(), backend).steady();
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            assertThat(result.last().equations()).allMatch(EquationReport::converged);
            return result.last();
        }
    }

    private static Balance heat(StepReport report) {
        return report.balances().stream().filter(b -> b.quantity().equals("heat")).findFirst().orElseThrow();
    }

    private static CellZones block(StructuredMesh mesh, double from, double to) {
        return CellZones.fill(mesh, "glass").paint("heater", Shape.layer(Direction.X, Range.of(from, to))).build();
    }

    /// Between the held faces and walls the temperature is linear, which the scheme has without error.
    @Test
    void aZoneIsHeldAtATemperature() {
        StructuredMesh mesh = StructuredMesh.of(Axis.joined(
                Axis.geometric(1, 7, Toward.END, 3), Axis.uniform(0.5, 3), Axis.uniform(2, 9)), Axis.uniform(1, 3));
        StepReport report = steady(Problem.on(mesh, block(mesh, 1, 1.5)).filledWith(Samples.solid(4))
                .heat(PRECISE.withSources(new HeatSource.Held("heater", Value.constant(340))))
                .initialTemperature(300)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(320)));
        FieldSnapshot t = report.field("temperature");
        for (int n = 0; n < mesh.cells(); n++) {
            double x = mesh.x().centre(mesh.i(n));
            double exact = x < 1 ? 300 + 40 * x : x < 1.5 ? 340 : 340 - 10 * (x - 1.5);
            assertThat(t.at(n)).isCloseTo(exact, within(1e-9));
        }
        // 40 K over 1 m and 20 K over 2 m, at 4 W/(m·K) and 1 m²
        assertThat(heat(report).produced()).isCloseTo(4 * (40 + 10), within(1e-8));
        assertThat(heat(report).defect()).isCloseTo(0, within(1e-8));
    }

    /// A heater that is switched on warms its surroundings; what comes in is what is stored.
    @Test
    void aHeldZoneFollowsItsProgrammeAndTheBalanceCloses() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 20), Axis.uniform(1, 4));
        Value programme = (x, y, z, t) -> 300 + 40 * Math.min(1, t / 0.01);
        Problem problem = Problem.on(mesh, block(mesh, 0.4, 0.6)).filledWith(Samples.solid(1))
                .heat(PRECISE.withSources(new HeatSource.Held("heater", programme))).initialTemperature(300).build();
        double[] last = {300 * 0.8};
        try (Backend backend = Samples.cpu(1)) {
            RunResult result = Simulation.of(problem, backend).timeControl(TimeControl.fixed(0.005))
                    .observe(Schedule.everySteps(1), report -> {
                        if (report.step() == 0) {
                            return;
                        }
                        Balance balance = heat(report);
                        assertThat(balance.defect()).isCloseTo(0, within(1e-7));
                        assertThat(balance.stored()).isGreaterThanOrEqualTo(last[0]);
                        last[0] = balance.stored();
                        int inside = mesh.index(9, 2, 0);
                        assertThat(report.field("temperature").at(inside))
                                .isCloseTo(programme.at(0, 0, 0, report.time()), within(1e-9));
                    })
                    .run(StopCondition.until(0.1));
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
        }
        assertThat(last[0]).isBetween(300 * 0.8 + 0.5 * 40 * 0.8, 340 * 0.8);
    }

    /// Fin: T'' = (U/(k H)) (T − T_a), T = T_a + ΔT cosh(m(L−x))/cosh(mL).
    @Test
    void lossAboveAndBelowMakesAFin() {
        double[] errors = new double[2];
        for (int m = 0; m < 2; m++) {
            int cells = 16 << m;
            StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(1, 3), 0.5);
            // U/(k H) = 8/(4·0.5) = 4
            StepReport report = steady(Problem.on(mesh).filledWith(Samples.solid(4))
                    .heat(PRECISE.withSources(
                            new HeatSource.Loss(Optional.empty(), Value.constant(8), Value.constant(290))))
                    .initialTemperature(300)
                    .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(310)));
            for (int n = 0; n < mesh.cells(); n++) {
                double exact = 290 + 20 * Math.cosh(2 * (1 - mesh.x().centre(mesh.i(n)))) / Math.cosh(2);
                errors[m] = Math.max(errors[m], Math.abs(report.field("temperature").at(n) - exact));
            }
            assertThat(heat(report).defect()).isCloseTo(0, within(1e-8));
            assertThat(heat(report).produced()).isNegative();
        }
        // order 2: a quarter, with 10 % for the next term
        assertThat(errors[0] / errors[1]).isBetween(3.6, 4.4);
    }

    /// Glass below, water above, a film between: q = (T_f − T₀)(k₁/L₁ + k₂/L₂), linear on both sides.
    @Test
    void aFilmBetweenTwoLayersIsExact() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 4),
                Axis.joined(Axis.geometric(2, 9, Toward.START, 4), Axis.uniform(1, 5)));
        CellZones zones = CellZones.fill(mesh, "glass").paint("top", Shape.layer(Direction.Y, Range.of(2, 3))).build();
        for (boolean perArea : new boolean[] {true, false}) {
            HeatSource film = new HeatSource.Film(Direction.Y, 2, Shape.everywhere(), 30, perArea, ALWAYS);
            StepReport report = steady(Problem.on(mesh, zones).filledWith(Samples.solid(4))
                    .material("top", Samples.solid(1))
                    .heat(PRECISE.withSources(film)).initialTemperature(300)
                    .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300))
                    .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(300)));
            for (int n = 0; n < mesh.cells(); n++) {
                double y = mesh.y().centre(mesh.j(n));
                double exact = 300 + 10 * (y < 2 ? y / 2 : 3 - y);
                assertThat(report.field("temperature").at(n)).isCloseTo(exact, within(1e-9));
            }
            assertThat(heat(report).produced()).isCloseTo(30, within(1e-10));
            assertThat(heat(report).inflow().get("y-min")).isCloseTo(-20, within(1e-8));
        }
    }

    /// The shares follow conductivities that depend on the temperature, and add up to the power.
    @Test
    void aFilmBesideMaterialThatVariesLosesNoPower() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 8), Axis.uniform(1, 8), Axis.uniform(1, 6));
        Solid rubber = Solid.named("rubber").density(1).heatCapacity(1)
                .conductivity(new Property.Table(new double[] {300, 400}, new double[] {1, 3})).build();
        HeatSource film = new HeatSource.Film(
                Direction.Z, 0.5, Shape.box(Range.of(0.25, 0.75), Range.of(0, 0.5)), 7, false, ALWAYS);
        StepReport report = steady(Problem.on(mesh).filledWith(rubber).heat(PRECISE.withSources(film))
                .initialTemperature(300).boundary(Side.Z_MIN, ThermalCondition.fixedTemperature(300)));
        assertThat(heat(report).produced()).isCloseTo(7, within(1e-12));
        assertThat(heat(report).inflow().get("z-min")).isCloseTo(-7, within(1e-8));
    }

    /// A beam through two absorbers with a clear layer between: what the first leaves enters the second.
    @Test
    void aBeamIsWeakenedByEveryLayerOnItsWay() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(2, 40), Axis.uniform(1, 10));
        CellZones zones = CellZones.fill(mesh, "clear")
                .paint("ink", Shape.layer(Direction.Y, Range.of(0, 0.3)))
                .paint("dye", Shape.layer(Direction.Y, Range.of(0.5, 1))).build();
        HeatSource beam = new HeatSource.GaussianBeam(1, 0.2, Direction.Y, new double[] {1, 0, 0},
                List.of(new HeatSource.GaussianBeam.Absorption("ink", 2),
                        new HeatSource.GaussianBeam.Absorption("dye", 3)), ALWAYS);
        StepReport report = steady(Problem.on(mesh, zones).filledWith(Samples.solid(1))
                .heat(PRECISE.withSources(beam)).initialTemperature(300)
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300)));
        double absorbed = 1 - Math.exp(-2 * 0.3 - 3 * 0.5);
        // three Gauss points across leave 1e-6 at 4 cells a waist
        assertThat(heat(report).produced()).isCloseTo(absorbed, within(1e-6));
    }

    /// Heat, flow and a held zone together, by Newton's method: the balance closes.
    @Test
    void convectionAroundAHeldPostConservesHeat() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(2, 32), Axis.uniform(2, 32));
        CellZones zones = CellZones.fill(mesh, "fluid")
                .paint("post", Shape.box(Range.of(0.75, 1.25), Range.of(0.75, 1.25))).build();
        Fluid fluid = Fluid.named("warm").density(1).viscosity(1).conductivity(1).heatCapacity(1).thermalExpansion(20)
                .build();
        StepReport report = steady(Problem.on(mesh, zones).filledWith(fluid)
                .material("post", Samples.solid(1)).gravity(new Gravity(0, -1, 0))
                .heat(PRECISE.withTolerance(1e-10).withSources(new HeatSource.Held("post", Value.constant(310))))
                .flow(FlowEquation.boussinesq(300)).initialTemperature(300)
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(300))
                .boundary(Side.X_MIN, FlowCondition.noSlip()));
        assertThat(heat(report).produced()).isGreaterThan(20);
        assertThat(heat(report).defect()).isCloseTo(0, within(1e-6));
    }
}
