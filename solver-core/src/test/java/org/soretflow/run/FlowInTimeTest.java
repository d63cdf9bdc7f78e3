package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.FlowMode;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.Problem;

/// Flow, heat and species that run in time together.
class FlowInTimeTest {

    @TempDir
    private Path folder;

    private Backend backend;

    @BeforeEach
    void start() {
        backend = Samples.cpu(1);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    /// A closed cell of water, heated from the side, whose solute drives the flow as well.
    private static Problem cell(FlowMode mode, double diffusivity) {
        return cell(mode, diffusivity, -1e-3);
    }

    private static Problem cell(FlowMode mode, double diffusivity, double solutalExpansion) {
        return cell(mode, diffusivity, solutalExpansion, 1);
    }

    /// @param fine times as many cells along each direction
    private static Problem cell(FlowMode mode, double diffusivity, double solutalExpansion, int fine) {
        Fluid water = Fluid.named("water").density(1000).viscosity(1e-3).conductivity(0.6).heatCapacity(4180)
                .thermalExpansion(2.07e-4).build();
        Species solute = Species.named("solute").diffusivity(diffusivity).soretCoefficient(0.02)
                .solutalExpansion(solutalExpansion).build();
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1e-3, 12 * fine), Axis.uniform(1e-3, 16 * fine));
        return Problem.on(mesh).filledWith(water)
                .gravity(new Gravity(0, -9.81, 0)).heat()
                .flow(FlowEquation.boussinesq(298.15).withMode(mode)).initialTemperature(298.15)
                .species(solute).initially(solute, 1)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(293.15))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(303.15))
                .build();
    }

    private Simulation simulation(FlowMode mode, List<StepReport> reports) {
        return Simulation.of(cell(mode, 1e-9), backend)
                .timeControl(TimeControl.startingWith(0.01).withErrorTolerance(1e-3))
                .observe(Schedule.everySteps(1), reports::add);
    }

    private void restartGivesTheSameBits(FlowMode mode, double end) throws IOException {
        List<StepReport> undisturbed = new ArrayList<>();
        RunResult whole;
        try (Simulation run = simulation(mode, undisturbed).checkpoints(folder, Schedule.everySteps(5), 100)) {
            whole = run.run(StopCondition.until(end));
        }
        assertThat(whole.status()).isEqualTo(RunResult.Status.FINISHED);
        Path fifth;
        try (Stream<Path> files = Files.list(folder)) {
            fifth = files.sorted().findFirst().orElseThrow();
        }
        List<StepReport> continued = new ArrayList<>();
        try (Simulation run = simulation(mode, continued).restart(fifth)) {
            RunResult rest = run.run(StopCondition.until(end));
            assertThat(rest.last().step()).isEqualTo(whole.last().step()).isGreaterThan(8);
            for (String field : List.of("temperature", "velocity", "pressure", "solute")) {
                assertThat(rest.last().field(field).values()).as(field)
                        .isEqualTo(whole.last().field(field).values());
            }
        }
    }

    @Test
    void aRestartedTransientFlowGivesTheSameBits() throws IOException {
        restartGivesTheSameBits(FlowMode.TRANSIENT, 2);
    }

    @Test
    void aRestartedQuasiSteadyFlowGivesTheSameBits() throws IOException {
        restartGivesTheSameBits(FlowMode.QUASI_STEADY, 100);
    }

    /// What is extrapolated is made from the states that a checkpoint holds.
    @Test
    void aRestartedExplicitFlowGivesTheSameBits() throws IOException {
        restartGivesTheSameBits(FlowMode.EXPLICIT, 2);
    }

    /// The species is carried by fluxes and its amount restored to round-off; heat is conserved as far as it is solved.
    @Test
    void amountsAreKeptAndDivergenceVanishes() {
        List<StepReport> reports = new ArrayList<>();
        try (Simulation run = simulation(FlowMode.TRANSIENT, reports)) {
            run.run(StopCondition.until(2));
            double start = balance(reports.getFirst(), "solute").stored();
            for (StepReport report : reports) {
                assertThat(balance(report, "solute").stored()).isCloseTo(start, within(1e-13 * start));
            }
        }
        StepReport last = reports.getLast();
        double flow = balance(last, "heat").inflow().get("x-max");
        assertThat(flow).isPositive();
        // residuals are left as large as the error in time permits, the balance is closed all the same
        assertThat(balance(last, "heat").defect()).isCloseTo(0, offset(1e-10 * flow));
    }

    private static Balance balance(StepReport report, String quantity) {
        return report.balances().stream().filter(one -> one.quantity().equals(quantity)).findFirst().orElseThrow();
    }

    @Test
    void quasiSteadyAndTransientAgreeAfterTheHeatHasSettled() {
        List<StepReport> slow = new ArrayList<>();
        List<StepReport> full = new ArrayList<>();
        try (Simulation quasi = simulation(FlowMode.QUASI_STEADY, slow);
                Simulation transientRun = simulation(FlowMode.TRANSIENT, full)) {
            double[] c = quasi.run(StopCondition.until(60)).last().field("solute").values();
            double[] d = transientRun.run(StopCondition.until(60)).last().field("solute").values();
            // h²/κ is 7 s: the species lags by some of it, which is 7 s of the h²/D = 1000 s of its relaxation
            double most = 0;
            for (int n = 0; n < c.length; n++) {
                most = Math.max(most, Math.abs(c[n] - d[n]));
            }
            assertThat(most).isPositive().isLessThan(0.01);
        }
    }

    /// A species without weight leaves a steady flow as it is: no iteration after the first step, and the same columns of
    /// reports.
    @Test
    void aFlowThatNothingDrivesAnewIsSolvedOnce() {
        Problem problem = cell(FlowMode.QUASI_STEADY, 1e-9, 0);
        List<StepReport> reports = new ArrayList<>();
        try (Simulation run = Simulation.of(problem, backend)
                .timeControl(TimeControl.startingWith(0.01).withErrorTolerance(1e-3))
                .observe(Schedule.everySteps(1), reports::add)) {
            run.run(StopCondition.until(60));
        }
        double[] first = reports.get(1).field("velocity").values();
        for (StepReport report : reports.subList(2, reports.size())) {
            assertThat(report.equations()).extracting(EquationReport::equation)
                    .containsExactly("velocity", "temperature", "solute");
            assertThat(report.equations().get(0).iterations()).isZero();
            assertThat(report.equations().get(1).iterations()).isZero();
            assertThat(report.field("velocity").values()).isEqualTo(first);
        }
    }

    @Test
    void theModeIsChosenByTheTimeScalesAndRefusedWhereTheyForbidIt() {
        FlowModeChoice colloid = FlowModeChoice.of(cell(FlowMode.AUTOMATIC, 1e-10));
        assertThat(colloid.quasiSteady()).isTrue();
        // D/κ = 1e-10/1.435e-7
        assertThat(colloid.error()).isCloseTo(6.967e-4, offset(1e-6));
        FlowModeChoice gas = FlowModeChoice.of(cell(FlowMode.AUTOMATIC, 1e-7));
        assertThat(gas.quasiSteady()).isFalse();
        assertThat(gas.reason()).contains("only 1.44 times as fast");
        Problem impossible = cell(FlowMode.QUASI_STEADY, 1e-7);
        assertThatIllegalArgumentException().isThrownBy(() -> FlowModeChoice.of(impossible))
                .withMessageContaining("cannot be quasi-steady").withMessageContaining("10 times are needed");
    }

    /// Streams carry the species across a cell faster than it spreads, and close on themselves. Relaxed by points it
    /// would take 30 to 40 iterations in late steps, by lines along the streams it takes 4 to 7.
    @Test
    void aSpeciesThatStreamsCarryFarTakesFewIterations() {
        List<StepReport> reports = new ArrayList<>();
        try (Simulation run = Simulation.of(cell(FlowMode.QUASI_STEADY, 1e-10, -1e-3, 4), backend)
                .timeControl(TimeControl.startingWith(0.1).withErrorTolerance(1e-2))
                .observe(Schedule.everySteps(1), reports::add)) {
            run.run(StopCondition.until(1e5));
        }
        assertThat(reports).hasSizeGreaterThan(10);
        assertThat(reports.stream().skip(1)).allSatisfy(
                report -> assertThat(report.equations().getFirst().iterations()).isLessThanOrEqualTo(10));
    }
}
