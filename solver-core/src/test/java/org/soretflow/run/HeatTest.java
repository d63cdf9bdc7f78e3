package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.Balance;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Modulation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;

/// Heat conduction against closed forms that the scheme meets to round-off.
class HeatTest {

    private static final HeatEquation PRECISE = HeatEquation.standard().withTolerance(1e-13);

    private Backend backend;

    @BeforeEach
    void start() {
        backend = Samples.cpu(1);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private StepReport steady(ProblemBuilder builder) {
        RunResult result = Simulation.of(builder.build(), backend).steady();
        assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
        return result.last();
    }

    /// Layers of conductivities 1, 1000, 0.01, 5 on a stretched mesh whose faces meet the layers: the resistances add.
    @Test
    void layersInSeriesAreExactInEveryDirection() {
        double[] ends = {0, 0.1, 0.5, 0.55, 1};
        double[] conductivities = {1, 1000, 0.01, 5};
        double resistance = 0;
        for (int m = 0; m < 4; m++) {
            resistance += (ends[m + 1] - ends[m]) / conductivities[m];
        }
        Axis along = Axis.joined(Axis.uniform(0.1, 3), Axis.tanh(0.4, 7, Toward.BOTH, 10), Axis.uniform(0.05, 4),
                Axis.geometric(0.45, 6, Toward.START, 20));
        for (Direction d : Direction.values()) {
            Axis[] axes = {Axis.uniform(0.7, 3), Axis.tanh(0.3, 4, Toward.END, 3), Axis.uniform(0.2, 2)};
            axes[d.ordinal()] = along;
            StructuredMesh mesh = StructuredMesh.of(axes[0], axes[1], axes[2]);
            CellZones.Painter painter = CellZones.fill(mesh, "layer 0");
            for (int m = 1; m < 4; m++) {
                painter.paint("layer " + m, Shape.layer(d, Range.of(ends[m], ends[m + 1])));
            }
            ProblemBuilder builder = Problem.on(mesh, painter.build()).heat(PRECISE)
                    .boundary(Side.of(d, false), ThermalCondition.fixedTemperature(300))
                    .boundary(Side.of(d, true), ThermalCondition.fixedTemperature(310));
            for (int m = 0; m < 4; m++) {
                builder.material("layer " + m, Samples.solid(conductivities[m]));
            }
            StepReport report = steady(builder);
            double flux = -10 / resistance;
            for (int n = 0; n < mesh.cells(); n++) {
                int place = d == Direction.X ? mesh.i(n) : d == Direction.Y ? mesh.j(n) : mesh.k(n);
                double s = along.centre(place);
                double exact = 300;
                for (int m = 0; m < 4; m++) {
                    exact -= flux * Math.max(0, Math.min(s, ends[m + 1]) - ends[m]) / conductivities[m];
                }
                assertThat(report.field("temperature").at(n)).as("%s, cell %d", d, n).isCloseTo(exact, within(1e-9));
            }
            Balance balance = report.balances().getFirst();
            double area = mesh.area(Side.of(d, false));
            double inflow = balance.inflow().get(Side.of(d, false).label());
            assertThat(inflow).isCloseTo(flux * area, within(1e-9 * Math.abs(flux * area)));
            // temperatures are rounded at 6e-14 K, the largest conductance is 3e4·area
            assertThat(balance.defect()).isCloseTo(0, within(6e-14 * 3e4 * area * mesh.cells()));
        }
    }

    /// `T` falls linearly with the given flux; the wall resistance 1/h adds: exact.
    @Test
    void fluxInConvectionOut() {
        StructuredMesh mesh = StructuredMesh.of(Axis.tanh(2, 9, Toward.BOTH, 8), Axis.uniform(1, 2));
        StepReport report = steady(Problem.on(mesh).filledWith(Samples.solid(4)).heat(PRECISE)
                .boundary(Side.X_MIN, ThermalCondition.heatFlux(12))
                .boundary(Side.X_MAX, ThermalCondition.convective(6, 290)));
        for (int n = 0; n < mesh.cells(); n++) {
            double exact = 290 + 12.0 / 6 + 12.0 / 4 * (2 - mesh.x().centre(mesh.i(n)));
            assertThat(report.field("temperature").at(n)).isCloseTo(exact, within(1e-9));
        }
    }

    /// In a periodic direction a uniform state stays, and a source is evened out around the end.
    @Test
    void periodicDirectionHasNoEnd() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 15), Axis.uniform(1, 4)).periodic(Direction.X);
        double[][] fields = new double[2][];
        for (int m = 0; m < 2; m++) {
            double shift = m * 7.0 / 15;
            HeatSource source = new HeatSource.Volumetric("domain",
                    Value.steady((x, y, z, t) -> Math.cos(2 * Math.PI * (x - shift))), new Modulation.Steady());
            fields[m] = steady(Problem.on(mesh).filledWith(Samples.solid(1)).heat(PRECISE.withSources(source))
                    .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300))).field("temperature").values();
        }
        for (int n = 0; n < mesh.cells(); n++) {
            int shifted = mesh.index((mesh.i(n) + 7) % 15, mesh.j(n), 0);
            assertThat(fields[1][shifted]).isCloseTo(fields[0][n], within(1e-10));
        }
    }

    /// Beer–Lambert: `P (1 − e^{−αL})` stays in the absorber; across, three Gauss points leave 1e-6 at 4 cells a waist.
    @Test
    void beamIsAbsorbedAsBeerAndLambertSay() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(2, 40), Axis.uniform(2, 40), Axis.tanh(1, 5, Toward.START, 4));
        CellZones zones = CellZones.fill(mesh, "glass")
                .paint("ink", Shape.layer(Direction.Z, Range.of(mesh.z().face(1), mesh.z().face(4)))).build();
        double depth = mesh.z().face(4) - mesh.z().face(1);
        HeatSource beam = new HeatSource.GaussianBeam(
                0.8, 0.2, Direction.Z, new double[] {1, 1, 0}, new HeatSource.GaussianBeam.Absorption("ink", 1.5),
                new Modulation.Steady());
        StepReport report = steady(Problem.on(mesh, zones).filledWith(Samples.solid(1))
                .heat(HeatEquation.standard().withSources(beam))
                .boundary(Side.Z_MIN, ThermalCondition.fixedTemperature(300)));
        Balance balance = report.balances().getFirst();
        double absorbed = 0.8 * (1 - Math.exp(-1.5 * depth));
        assertThat(balance.produced()).isCloseTo(absorbed, within(1e-6 * absorbed));
        assertThat(balance.inflow().get("z-min")).isCloseTo(-balance.produced(), within(1e-8));
    }

    /// A pulsed source in an insulated block leaves duty × power × time, whatever the steps.
    @Test
    void pulsesLeaveTheirEnergy() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 6), Axis.uniform(1, 4));
        HeatSource pulses = new HeatSource.ZonePower("domain", 5, new Modulation.Square(10, 0.3));
        for (TimeControl control : new TimeControl[] {
            TimeControl.fixed(0.007), TimeControl.startingWith(1e-4), TimeControl.startingWith(0.05).withMaximumStep(0.011)
        }) {
            Problem problem = Problem.on(mesh).filledWith(Samples.solid(1)).heat(PRECISE.withSources(pulses))
                    .initialTemperature(300).build();
            double[] timeBefore = new double[1];
            RunResult result = Simulation.of(problem, backend).timeControl(control)
                    .observe(Schedule.everySteps(1), report -> {
                        // also the step that ends where the source is switched tells its length
                        assertThat(report.timeStep()).isCloseTo(report.time() - timeBefore[0], within(1e-12));
                        timeBefore[0] = report.time();
                    })
                    .run(StopCondition.until(0.73));
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            // seven whole pulses of 0.03 s and the eighth up to the end
            double exact = 5 * 8 * 0.03;
            double gained = result.last().balances().getFirst().stored() - 300;
            assertThat(gained).as("%s", control).isCloseTo(exact, within(1e-9));
        }
    }
}
