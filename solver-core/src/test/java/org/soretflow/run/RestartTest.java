package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;

/// A run that was stopped and restarted gives the same bits as an undisturbed one.
class RestartTest {

    private static final StopCondition END = StopCondition.until(0.03);

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

    /// Clock and step lengths of a run, to the bit.
    private static List<String> log(List<StepReport> reports) {
        return reports.stream()
                .map(report -> report.step() + " " + Double.toHexString(report.time()) + " "
                        + Double.toHexString(report.timeStep()) + " " + report.equations())
                .toList();
    }

    private Simulation simulation(List<StepReport> reports) {
        return Simulation.of(Samples.rich(24, 10), backend)
                .timeControl(TimeControl.startingWith(2e-4).withErrorTolerance(1e-3))
                .observe(Schedule.everySteps(1), reports::add);
    }

    private static void sameFields(StepReport one, StepReport other) {
        for (String name : one.fieldNames()) {
            assertThat(other.field(name).values()).as(name).isEqualTo(one.field(name).values());
        }
    }

    @Test
    void aRunThatHadEndedAsSteadyTakesNoStepWhenItIsRestarted() throws IOException {
        Fluid water = Fluid.named("water").density(997).viscosity(1e-3).heatCapacity(4180)
                .conductivity(new Property.Polynomial(300, new double[] {0.6, 0.05})).build();
        Problem slab = Problem.on(StructuredMesh.of(Axis.uniform(1e-3, 20), Axis.uniform(1e-3, 4))).filledWith(water)
                .heat().initialTemperature(300)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(310))
                .build();
        StopCondition steady = StopCondition.until(1e6).orSteady("temperature", 1e-6);
        RunResult first;
        double firstFlow;
        try (Simulation simulation = Simulation.of(slab, backend)
                .timeControl(TimeControl.startingWith(2e-4).withErrorTolerance(1e-3))
                .checkpoints(folder, Schedule.everySteps(1000), 1)) {
            first = simulation.run(steady);
            firstFlow = first.last().balances().getFirst().inflow().get("x-max");
        }
        Path checkpoint;
        try (Stream<Path> files = Files.list(folder)) {
            checkpoint = files.findFirst().orElseThrow();
        }
        try (Simulation simulation = Simulation.of(slab, backend)
                .timeControl(TimeControl.startingWith(2e-4).withErrorTolerance(1e-3))
                .restart(checkpoint)) {
            RunResult again = simulation.run(steady);
            assertThat(again.message()).isEqualTo(first.message()).startsWith("temperature is steady");
            assertThat(again.last().step()).isEqualTo(first.last().step());
            sameFields(first.last(), again.last());
            assertThat(again.last().balances().getFirst().inflow().get("x-max")).isCloseTo(firstFlow, within(1e-9 * firstFlow));
        }
    }

    @Test
    void checkpointsAreNamedTheSameInEveryLanguage() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try (Simulation run = simulation(new ArrayList<>()).checkpoints(folder, Schedule.everySteps(1), 2)) {
            run.run(StopCondition.until(1e-3));
        } finally {
            Locale.setDefault(before);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2).allMatch(file -> file.getFileName().toString().matches("[0-9]{6}\\.chk"));
        }
    }

    @Test
    void everyCheckpointContinuesWithTheSameBits() throws IOException {
        List<StepReport> undisturbed = new ArrayList<>();
        RunResult whole = simulation(undisturbed).checkpoints(folder, Schedule.everySteps(9), 1000).run(END);
        assertThat(whole.status()).isEqualTo(RunResult.Status.FINISHED);
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        assertThat(files.size()).isGreaterThan(3);
        for (Path file : files.subList(0, files.size() - 1)) {
            List<StepReport> continued = new ArrayList<>();
            RunResult rest = simulation(continued).checkpoints(folder.resolve("again"), Schedule.everySteps(9), 1)
                    .restart(file).run(END);
            int step = Integer.parseInt(file.getFileName().toString().replace(".chk", ""));
            assertThat(log(continued)).as("after %s", file).isEqualTo(log(undisturbed).subList(step + 1, undisturbed.size()));
            sameFields(whole.last(), rest.last());
        }
    }

    @Test
    void stoppedRunWritesACheckpointThatContinues() {
        RunResult whole = simulation(new ArrayList<>()).run(END);
        List<StepReport> before = new ArrayList<>();
        Simulation first = simulation(before);
        first.observe(Schedule.everySteps(1), report -> {
            if (report.step() == 9) {
                first.requestStop();
            }
        });
        assertThat(first.checkpoints(folder, Schedule.atEnd(), 1).run(END).status()).isEqualTo(RunResult.Status.STOPPED);
        RunResult rest = simulation(new ArrayList<>()).restart(folder.resolve("000009.chk")).run(END);
        assertThat(rest.last().step()).isEqualTo(whole.last().step());
        sameFields(whole.last(), rest.last());
    }

    @Test
    void onlyTheNewestAreKept() throws IOException {
        simulation(new ArrayList<>()).checkpoints(folder, Schedule.everySteps(3), 2).run(END);
        try (var all = Files.list(folder)) {
            assertThat(all.count()).isEqualTo(2);
        }
    }

    @Test
    void badFilesAreRefused() throws IOException {
        simulation(new ArrayList<>()).checkpoints(folder, Schedule.atEnd(), 1).run(StopCondition.until(1e-3));
        Path good;
        try (var all = Files.list(folder)) {
            good = all.findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(good);
        refused(new byte[0], "ends too early");
        refused(Arrays.copyOf(bytes, 5), "ends too early");
        refused("this is not a checkpoint at all".getBytes(), "not a checkpoint");
        for (int length : new int[] {20, 100, bytes.length / 2, bytes.length - 1}) {
            refused(Arrays.copyOf(bytes, length), "damaged");
        }
        for (int at = 8; at < bytes.length; at += Math.max(1, bytes.length / 60)) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            refused(damaged, "damaged");
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 3);
        refused(longer, "damaged");
    }

    private void refused(byte[] content, String reason) throws IOException {
        Path file = folder.resolve("bad.chk");
        Files.write(file, content);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulation(new ArrayList<>()).restart(file).run(END))
                .withMessageContaining(reason);
    }

    @Test
    void foreignFilesAreRefused() {
        simulation(new ArrayList<>()).checkpoints(folder, Schedule.atEnd(), 1).run(StopCondition.until(1e-3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Simulation.of(Samples.rich(22, 10), backend)
                        .restart(folder.toFile().listFiles()[0].toPath()).run(END))
                .withMessageContaining("another problem");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulation(new ArrayList<>()).restart(folder.resolve("none.chk")).run(END))
                .withMessageContaining("none.chk");
    }
}
