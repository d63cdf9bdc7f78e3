package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.EquationReport;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;

/// A solution of a similar problem as the first guess of a steady run.
class FirstGuessTest {

    /// What two solutions within the tolerance of 1e-10 may differ by, relative to the range of a field: residuals are
    /// divided by the smallest eigenvalue of the operator, some 1e-3 of what drives the field on these meshes.
    private static final double AGREES = 1e-7;

    private record Solved(StepReport report, FinalState state) {
        int sweeps() {
            return report.equations().getFirst().sweeps();
        }

        int iterations() {
            return report.equations().stream().mapToInt(EquationReport::iterations).sum();
        }
    }

    private static Solved solve(Problem problem, FinalState guess) {
        try (Backend backend = Samples.cpu(1); Simulation simulation = Simulation.of(problem, backend)) {
            if (guess != null) {
                simulation.startFrom(guess);
            }
            RunResult result = simulation.steady();
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            return new Solved(result.last(), simulation.finalState());
        }
    }

    private static void assertSame(Solved one, Solved other) {
        assertThat(one.report().fieldNames()).isEqualTo(other.report().fieldNames());
        for (String name : one.report().fieldNames()) {
            double[] a = one.report().field(name).values();
            double[] b = other.report().field(name).values();
            // in a closed region nothing fixes the level of the pressure
            double level = name.equals("pressure") ? a[0] - b[0] : 0;
            double range = Arrays.stream(b).max().orElseThrow() - Arrays.stream(b).min().orElseThrow();
            for (int n = 0; n < a.length; n++) {
                assertThat(Math.abs(a[n] - b[n] - level)).as("%s in cell %d", name, n).isLessThanOrEqualTo(AGREES * range);
            }
        }
    }

    private static Fluid fluid() {
        return Fluid.named("unit").density(1).conductivity(1).heatCapacity(1).thermalExpansion(1)
                .viscosity(new Property.Polynomial(300, new double[] {1, -0.1})).build();
    }

    /// Heated from the side, with a species that drives the flow too and one that is only carried, both shut in.
    private static Problem cavity(double rayleigh, double width, int cells) {
        return cavity(rayleigh, width, cells, 300);
    }

    private static Problem cavity(double rayleigh, double width, int cells, double initial) {
        return Problem.on(StructuredMesh.of(Axis.tanh(width, cells, Toward.BOTH, 3), Axis.uniform(1, cells)))
                .filledWith(fluid()).flow(FlowEquation.boussinesq(300).withTolerance(1e-10))
                .gravity(new Gravity(0, -rayleigh, 0)).initialTemperature(Value.steady((x, y, z, t) -> initial))
                .heat(HeatEquation.standard().withTolerance(1e-10))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(299.5))
                .species(Species.named("salt").diffusivity(0.3).soretCoefficient(0.3).solutalExpansion(0.2).build())
                .species(Species.named("tracer").diffusivity(0.2).soretCoefficient(-0.2).build())
                .initially("salt", Value.constant(rayleigh * 1e-3)).initially("tracer", Value.constant(width)).build();
    }

    /// A heated channel with an inlet and an outlet.
    private static Problem channel(double speed, double height, int nx, int ny) {
        ProblemBuilder builder = Problem.on(StructuredMesh.of(Axis.uniform(4, nx), Axis.uniform(height, ny)))
                .filledWith(fluid()).flow(FlowEquation.boussinesq(300).withTolerance(1e-10)).initialTemperature(300)
                .heat(HeatEquation.standard().withTolerance(1e-10))
                .boundary(Side.X_MIN, FlowCondition.developedInlet(speed))
                .boundary(Side.X_MAX, FlowCondition.outflow())
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(302))
                .species(Species.named("beads").diffusivity(0.1).soretCoefficient(0.5).build())
                .initially("beads", Value.constant(1));
        return builder.boundary("x-min", "beads", SpeciesCondition.fixedConcentration(1))
                .boundary("x-max", "beads", SpeciesCondition.outflow()).build();
    }

    @Test
    void aNeighbourSavesWorkAndChangesNothing() {
        Problem wanted = cavity(2200, 1.05, 48);
        Solved cold = solve(wanted, null);
        // one that is far off is worth no more than a first guess from coarser meshes
        Solved warm = solve(wanted, solve(cavity(2190, 1.04, 48), null).state());
        assertSame(warm, cold);
        assertThat(warm.iterations()).isLessThan(cold.iterations());
        assertThat(warm.sweeps()).isLessThanOrEqualTo(cold.sweeps());
        // what closed regions hold is that of this problem, not of the neighbour
        for (String name : new String[] {"salt", "tracer"}) {
            assertThat(warm.report().balances().stream().filter(each -> each.quantity().equals(name)).findFirst()
                    .orElseThrow().stored()).isCloseTo(name.equals("salt") ? 2.2 * 1.05 : 1.05 * 1.05,
                            within(1e-9));
        }
    }

    @Test
    void theSolutionItselfIsKept() {
        Problem problem = channel(5, 1, 64, 24);
        Solved cold = solve(problem, null);
        Solved warm = solve(problem, cold.state());
        assertThat(warm.sweeps()).isZero();
        assertSame(warm, cold);
    }

    @Test
    void otherLengthsAndOtherCountsServeToo() {
        Solved neighbour = solve(channel(5, 1, 64, 24), null);
        Problem wanted = channel(6, 1.2, 64, 24);
        Solved cold = solve(wanted, null);
        Solved warm = solve(wanted, neighbour.state());
        assertSame(warm, cold);
        assertThat(warm.iterations()).isLessThan(cold.iterations());
        Problem finer = channel(5, 1, 96, 32);
        assertSame(solve(finer, neighbour.state()), solve(finer, null));
    }

    /// From an absurd state Newton's method goes astray; the run then begins at its own initial state, to the bit.
    @Test
    void aBadGuessIsDropped() {
        Problem wanted = cavity(2000, 1, 24);
        FinalState absurd;
        try (Backend backend = Samples.cpu(1); Simulation other = Simulation.of(cavity(2000, 1, 24, Double.NaN), backend)) {
            absurd = other.finalState();
        }
        Solved cold = solve(wanted, null);
        Solved warm = solve(wanted, absurd);
        for (String name : cold.report().fieldNames()) {
            assertThat(warm.report().field(name).values()).isEqualTo(cold.report().field(name).values());
        }
        assertThat(warm.report().equations()).isEqualTo(cold.report().equations());
    }

    @Test
    void aStateWithoutAFieldIsNotUsed() {
        FinalState other = solve(cavity(1000, 1, 16), null).state();
        Problem wanted = channel(5, 1, 64, 24);
        assertThat(solve(wanted, other).report().equations()).isEqualTo(solve(wanted, null).report().equations());
    }

    @Test
    void rampsAreResampledExactly() {
        double[][] from = {{0.1, 0.4, 0.9}, {0.25, 0.75}, {0.5}};
        double[][] to = {{0.2, 0.5, 0.8}, {0.3, 0.5, 0.7, 1}, {0.5}};
        double[] values = new double[6];
        Arrays.setAll(values, n -> 2 * from[0][n % 3] - from[1][n / 3]);
        double[] there = Resampling.between(from, to, values);
        for (int n = 0; n < 12; n++) {
            // beyond the last place its value holds
            double exact = 2 * to[0][n % 3] - Math.min(to[1][n / 3], 0.75);
            assertThat(there[n]).isCloseTo(exact, within(1e-15));
        }
    }

    @Test
    void filesKeepTheBits(@TempDir Path folder) throws IOException {
        Problem problem = channel(5, 1, 64, 24);
        Solved neighbour = solve(channel(4, 1, 64, 24), null);
        Path file = folder.resolve("final.state");
        neighbour.state().write(file);
        Solved read = solve(problem, FinalState.read(file));
        Solved kept = solve(problem, neighbour.state());
        assertThat(read.report().field("beads").values()).isEqualTo(kept.report().field("beads").values());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatIllegalArgumentException().isThrownBy(() -> FinalState.read(file)).withMessageContaining("damaged");
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatIllegalArgumentException().isThrownBy(() -> FinalState.read(file)).withMessageContaining("damaged");
        Files.delete(file);
        assertThatIllegalArgumentException().isThrownBy(() -> FinalState.read(file))
                .withMessageContaining("there is no final state");
    }

    @Test
    void aRunInTimeTakesNoGuess() {
        Problem problem = channel(5, 1, 16, 8);
        FinalState state = solve(problem, null).state();
        try (Backend backend = Samples.cpu(1); Simulation simulation = Simulation.of(problem, backend)) {
            simulation.startFrom(state);
            assertThatIllegalStateException().isThrownBy(() -> simulation.run(StopCondition.until(1)))
                    .withMessageContaining("initial state");
        }
    }
}
