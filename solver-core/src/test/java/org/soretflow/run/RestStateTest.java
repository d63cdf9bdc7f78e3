package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.Value;
import org.soretflow.material.Property;
import org.soretflow.material.SoretCoefficient;
import org.soretflow.material.Species;
import org.soretflow.material.soret.HeatOfTransport;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;

/// Behind closed walls `c = A e^{−Φ(T)}` (dilute) and `c/(1−c) = A e^{−Φ(T)}` (binary) are exact, in any temperature.
class RestStateTest {

    /// Round-off of exp over |Φ| ≤ 10 and of the sum of the amount: a few hundred units in the last place.
    private static final double ROUND_OFF = 1e-12;

    private static final StructuredMesh MESH =
            StructuredMesh.of(Axis.tanh(1, 12, Toward.BOTH, 10), Axis.geometric(1, 9, Toward.START, 5), Axis.uniform(1, 7));

    private static SoretCoefficient[] laws() {
        return new SoretCoefficient[] {
            SoretCoefficient.constant(0.1),
            new SoretCoefficient.IacopiniPiazza(0.2, 300, 30),
            new SoretCoefficient.Integrated(
                    new Property.Table(new double[] {285, 300, 320}, new double[] {-0.1, 0.2, 0.05}), 298.15),
            new HeatOfTransport(1e5).in(null, null),
        };
    }

    private static Species species(SoretCoefficient law, Species.Form form) {
        return Species.named("c").diffusivity(1).soretCoefficient(law).form(form).build();
    }

    /// Spread of `c e^Φ` (or `c/(1−c) e^Φ`) over the cells of a range, relative.
    private static double spread(StepReport report, Species species, int from, int to) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (int n = 0; n < report.mesh().cells(); n++) {
            if (report.mesh().i(n) >= from && report.mesh().i(n) < to) {
                double c = report.field("c").at(n);
                double ratio = species.form() == Species.Form.BINARY ? c / (1 - c) : c;
                double level = ratio * Math.exp(species.soretCoefficient().potential(report.field("temperature").at(n)));
                low = Math.min(low, level);
                high = Math.max(high, level);
            }
        }
        return high / low - 1;
    }

    private static double amount(StepReport report, int from, int to) {
        double sum = 0;
        for (int n = 0; n < report.mesh().cells(); n++) {
            if (report.mesh().i(n) >= from && report.mesh().i(n) < to) {
                sum += report.mesh().volume(n) * report.field("c").at(n);
            }
        }
        return sum;
    }

    @Test
    void steadyStateIsExactInARandomTemperature() {
        try (Backend backend = Samples.cpu(1)) {
            for (SoretCoefficient law : laws()) {
                for (Species.Form form : Species.Form.values()) {
                    Species species = species(law, form);
                    Problem problem = Problem.on(MESH).filledWith(Samples.unitFluid())
                            .initialTemperature(Samples.randomByCell(MESH, 280, 320))
                            .species(species).initially(species, 0.3).build();
                    RunResult result = Simulation.of(problem, backend).steady();
                    assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
                    assertThat(spread(result.last(), species, 0, 12)).as("%s %s", law, form).isLessThan(ROUND_OFF);
                    assertThat(amount(result.last(), 0, 12)).isCloseTo(0.3, within(1e-14));
                }
            }
        }
    }

    @Test
    void steadyStateIsExactInRingsToo() {
        try (Backend backend = Samples.cpu(1)) {
            StructuredMesh rings = StructuredMesh.axisymmetric(
                    Axis.geometric(2, 12, Toward.START, 20), Axis.tanh(1, 9, Toward.BOTH, 5));
            for (Species.Form form : Species.Form.values()) {
                Species species = species(laws()[1], form);
                Problem problem = Problem.on(rings).filledWith(Samples.unitFluid())
                        .initialTemperature(Samples.randomByCell(rings, 280, 320))
                        .species(species).initially(species, 0.3).build();
                RunResult result = Simulation.of(problem, backend).steady();
                assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
                assertThat(spread(result.last(), species, 0, 12)).as("%s", form).isLessThan(ROUND_OFF);
                assertThat(amount(result.last(), 0, 12)).isCloseTo(0.3 * 4 * Math.PI, within(1e-13));
            }
        }
    }

    /// The transient gets to the same state from elsewhere; the last changes die out with the tolerance of the solves.
    @Test
    void transientEndsInTheStateAtRest() {
        try (Backend backend = Samples.cpu(1)) {
            for (Species.Form form : Species.Form.values()) {
                Species species = species(laws()[1], form);
                Problem problem = Problem.on(MESH).filledWith(Samples.unitFluid())
                        .initialTemperature(Value.steady((x, y, z, t) -> 290 + 20 * x + 5 * y * z))
                        .species(SpeciesEquation.of(species).withTolerance(1e-12))
                        .initially("c", Value.steady((x, y, z, t) -> x < 0.5 ? 0.5 : 0.1)).build();
                RunResult result = Simulation.of(problem, backend).timeControl(TimeControl.startingWith(1e-3))
                        .run(StopCondition.until(100));
                assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
                assertThat(spread(result.last(), species, 0, 12)).as("%s", form).isLessThan(1e-9);
            }
        }
    }

    /// A state at rest stays at rest: its fluxes cancel to round-off, steps change nothing but the last digits.
    @Test
    void stateAtRestStays() {
        try (Backend backend = Samples.cpu(1)) {
            SoretCoefficient law = laws()[1];
            Species species = species(law, Species.Form.DILUTE);
            Value temperature = Samples.randomByCell(MESH, 280, 320);
            Problem problem = Problem.on(MESH).filledWith(Samples.unitFluid()).initialTemperature(temperature)
                    .species(species)
                    .initially("c", Value.steady((x, y, z, t) -> Math.exp(-law.potential(temperature.at(x, y, z, t)))))
                    .build();
            RunResult result = Simulation.of(problem, backend).timeControl(TimeControl.fixed(0.01))
                    .run(StopCondition.until(0.2));
            assertThat(result.last().step()).isEqualTo(20);
            assertThat(spread(result.last(), species, 0, 12)).isLessThan(ROUND_OFF);
        }
    }

    @Test
    void everyClosedRegionKeepsItsOwnAmount() {
        CellZones zones = CellZones.fill(MESH, "fluid")
                .paint("wall", Shape.layer(Direction.X, Range.of(MESH.x().face(4), MESH.x().face(6)))).build();
        try (Backend backend = Samples.cpu(1)) {
            for (Species.Form form : Species.Form.values()) {
                Species species = species(laws()[0], form);
                ProblemBuilder builder = Problem.on(MESH, zones)
                        .material("fluid", Samples.unitFluid()).material("wall", Samples.solid(1))
                        .initialTemperature(Value.steady((x, y, z, t) -> 290 + 20 * x + 5 * y * z))
                        .species(SpeciesEquation.of(species).withTolerance(1e-12))
                        .initially("c", Value.steady((x, y, z, t) -> x < 0.5 ? 0.5 : 0.1));
                double left = 0.5 * MESH.x().face(4);
                double right = 0.1 * (1 - MESH.x().face(6));
                RunResult steady = Simulation.of(builder.build(), backend).steady();
                RunResult later = Simulation.of(builder.build(), backend).timeControl(TimeControl.startingWith(1e-3))
                        .run(StopCondition.until(1000));
                for (RunResult result : new RunResult[] {steady, later}) {
                    assertThat(amount(result.last(), 0, 4)).as("left").isCloseTo(left, within(1e-14));
                    assertThat(amount(result.last(), 6, 12)).as("right").isCloseTo(right, within(1e-14));
                    assertThat(amount(result.last(), 4, 6)).as("in the wall").isZero();
                    assertThat(spread(result.last(), species, 0, 4)).isLessThan(1e-9);
                    assertThat(spread(result.last(), species, 6, 12)).isLessThan(1e-9);
                }
            }
        }
    }

    /// A shift of all temperatures changes Φ by a constant only: nothing else may change.
    @Test
    void shiftOfTheTemperatureChangesNothing() {
        try (Backend backend = Samples.cpu(1)) {
            double[][] fields = new double[2][];
            for (int m = 0; m < 2; m++) {
                double shift = 16 * m;
                Species species = species(SoretCoefficient.constant(0.125), Species.Form.DILUTE);
                Problem problem = Problem.on(MESH).filledWith(Samples.unitFluid())
                        .initialTemperature(Value.steady((x, y, z, t) -> 290 + 20 * x + 5 * y * z + shift))
                        .species(species).initially(species, 1).build();
                fields[m] = Simulation.of(problem, backend).timeControl(TimeControl.fixed(0.01))
                        .run(StopCondition.until(0.1)).last().field("c").values();
            }
            // Φ ≈ 4 is rounded at 1e-15, the solves stop at 1e-10 of the drive
            for (int n = 0; n < fields[0].length; n++) {
                assertThat(fields[1][n]).isCloseTo(fields[0][n], within(1e-9));
            }
        }
    }
}
