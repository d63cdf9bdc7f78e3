package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.Balance;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Modulation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;

/// Amounts, bounds and symmetries that the scheme keeps on any mesh.
class ConservationTest {

    private static Species.Builder dye() {
        return Species.named("c").diffusivity(1);
    }

    @Test
    void amountIsKeptOverTenThousandSteps() {
        StructuredMesh mesh = StructuredMesh.of(Axis.tanh(1, 8, Toward.BOTH, 5), Axis.uniform(1, 6));
        try (Backend backend = Samples.cpu(1)) {
            for (Species.Form form : Species.Form.values()) {
                Species species = dye().soretCoefficient(0.1).form(form).build();
                int steps = form == Species.Form.DILUTE ? 10_000 : 1_000;
                Problem problem = Problem.on(mesh).filledWith(Samples.unitFluid())
                        .initialTemperature(Value.steady((x, y, z, t) -> 290 + 20 * x * y)).species(species)
                        .initially("c", Value.steady((x, y, z, t) -> x < 0.3 ? 0.7 : 0.01)).build();
                double[] first = new double[1];
                RunResult result = Simulation.of(problem, backend).timeControl(TimeControl.fixed(1e-4))
                        .observe(Schedule.at(0), report -> first[0] = report.balances().getFirst().stored())
                        .run(StopCondition.until(1e-4 * steps));
                assertThat(result.last().step()).isEqualTo(steps);
                assertThat(result.last().balances().getFirst().stored())
                        .isCloseTo(first[0], within(1e-12 * first[0]));
            }
        }
    }

    /// Sharp jumps, a cell Péclet number of 10⁶ in drift and in flow: never below zero, a fraction never above one.
    @Test
    void concentrationsStayWithinTheirBounds() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 16), Axis.uniform(1, 8));
        double peclet = 1e6;
        try (Backend backend = Samples.cpu(1)) {
            for (Species.Form form : Species.Form.values()) {
                for (boolean flows : new boolean[] {false, true}) {
                    Species species = dye().soretCoefficient(flows ? 1 : 16 * peclet).form(form).build();
                    var builder = Problem.on(mesh).filledWith(Samples.unitFluid())
                            .initialTemperature(Value.steady((x, y, z, t) -> 300 + x + 0.1 * y)).species(species)
                            .initially("c", Value.steady((x, y, z, t) -> x > 0.4 && x < 0.6 && y > 0.5 ? 1 : 0));
                    if (flows) {
                        builder.flow(new GivenVelocity.Poiseuille(Direction.X, Direction.Y, 16 * peclet, 0, 1))
                                .boundary(Side.X_MIN, species, SpeciesCondition.fixedConcentration(
                                        Value.steady((x, y, z, t) -> y > 0.5 ? 1 : 0)))
                                .boundary(Side.X_MAX, species, SpeciesCondition.outflow());
                    }
                    RunResult run = Simulation.of(builder.build(), backend)
                            .timeControl(TimeControl.startingWith(1e-10).withErrorTolerance(1e-2))
                            .observe(Schedule.everySteps(1), report -> bounded(report, form))
                            .run(StopCondition.until(1e-6));
                    assertThat(run.status()).as("%s, flow %s: %s", form, flows, run.message())
                            .isEqualTo(RunResult.Status.FINISHED);
                    RunResult steady = Simulation.of(builder.build(), backend).steady();
                    assertThat(steady.status()).as("%s, flow %s: %s", form, flows, steady.message())
                            .isEqualTo(RunResult.Status.FINISHED);
                    bounded(steady.last(), form);
                }
            }
        }
    }

    private static void bounded(StepReport report, Species.Form form) {
        assertThat(report.field("c").min()).as("step %d", report.step()).isGreaterThanOrEqualTo(0);
        if (form == Species.Form.BINARY) {
            assertThat(report.field("c").max()).as("step %d", report.step()).isLessThanOrEqualTo(1);
        }
    }

    /// Mirrored in x, a problem has the mirrored solution, for every scheme.
    @Test
    void mirrorImageHasTheMirroredSolution() {
        try (Backend backend = Samples.cpu(1)) {
            for (AdvectionScheme scheme : AdvectionScheme.values()) {
                double[][] fields = new double[2][];
                for (int m = 0; m < 2; m++) {
                    double sign = m == 0 ? 1 : -1;
                    StructuredMesh mesh = StructuredMesh.of(
                            Axis.geometric(1, 12, m == 0 ? Toward.START : Toward.END, 4), Axis.uniform(0.5, 5));
                    Species species = dye().soretCoefficient(0.05).build();
                    Side inlet = m == 0 ? Side.X_MIN : Side.X_MAX;
                    Problem problem = Problem.on(mesh).filledWith(Samples.unitFluid())
                            .initialTemperature(Value.steady((x, y, z, t) -> 300 + 10 * (m0(sign, x)) + 5 * y))
                            .species(SpeciesEquation.of(species).withAdvection(scheme).withTolerance(1e-12))
                            .initially(species, 0.5)
                            .flow(new GivenVelocity.Poiseuille(Direction.X, Direction.Y, 3 * sign, 0, 0.5))
                            .boundary(inlet, species, SpeciesCondition.fixedConcentration(1))
                            .boundary(inlet.opposite(), species, SpeciesCondition.outflow()).build();
                    fields[m] = Simulation.of(problem, backend).timeControl(TimeControl.fixed(0.01))
                            .run(StopCondition.until(0.1)).last().field("c").values();
                }
                for (int n = 0; n < fields[0].length; n++) {
                    int mirrored = n / 12 * 12 + 11 - n % 12;
                    assertThat(fields[1][mirrored]).as("%s, cell %d", scheme, n).isCloseTo(fields[0][n], within(1e-9));
                }
            }
        }
    }

    private static double m0(double sign, double x) {
        return sign > 0 ? x : 1 - x;
    }

    /// What comes in, goes out and is stored agree to the tolerance of the solves.
    @Test
    void balancesClose() {
        try (Backend backend = Samples.cpu(1)) {
            Simulation.of(Samples.rich(24, 16), backend).timeControl(TimeControl.startingWith(1e-4))
                    .observe(Schedule.everySteps(5), report -> {
                        for (Balance balance : report.balances()) {
                            // solves stop at 1e-10 of the drive; closed regions keep their amount to round-off
                            double size = Math.abs(balance.storedRate()) + Math.abs(balance.produced());
                            double roundOff = 1e-13 * Math.abs(balance.stored()) / Math.max(report.timeStep(), 1e-300);
                            for (double inflow : balance.inflow().values()) {
                                size += Math.abs(inflow);
                            }
                            if (report.step() == 0) {
                                assertThat(balance.storedRate()).as("no step was taken yet").isNaN();
                                assertThat(balance.defect()).isNaN();
                            } else if (report.step() > 1) {
                                assertThat(Math.abs(balance.defect())).as("%s", balance).isLessThan(1e-6 * size + roundOff);
                            }
                        }
                    }).run(StopCondition.until(0.01));
            Problem steady = Problem.on(StructuredMesh.of(Axis.tanh(1, 20, Toward.BOTH, 5), Axis.uniform(1, 10)))
                    .filledWith(Samples.unitFluid())
                    .heat(HeatEquation.standard().withSources(
                            new HeatSource.Volumetric("domain", Value.steady((x, y, z, t) -> x * y), new Modulation.Steady())))
                    .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300))
                    .boundary(Side.Y_MAX, ThermalCondition.convective(3, 310))
                    .boundary(Side.X_MAX, ThermalCondition.heatFlux(-2)).build();
            Balance heat = Simulation.of(steady, backend).steady().last().balances().getFirst();
            assertThat(heat.defect()).isCloseTo(0, within(1e-8));
        }
    }
}
