package org.soretflow.viz.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.soretflow.boundary.ThermalCondition.fixedTemperature;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Backends;
import org.soretflow.material.Solid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;
import org.soretflow.viz.vtk.VtkFormat;
import org.soretflow.viz.vtk.VtkOptions;

/// The gathered file follows the life of a run: it is there when the run has ended, and only then.
class VtkHdfOutputTest {

    private static final VtkOptions GATHERED = VtkOptions.plain().withFormat(VtkFormat.VTKHDF);

    @TempDir
    Path folder;

    @Test
    void allStepsOfARunAreInTheFile() throws IOException {
        run(folder, 1.0, false);
        assertThat(times(folder)).containsExactly(0, 0.25, 0.5, 0.75, 1);
        assertThat(folder.resolve("fields.pvd")).exists();
    }

    @Test
    void aRestartedRunLeavesTheSameBytesAsAnUndisturbedOne() throws IOException {
        Path straight = folder.resolve("straight");
        Path twice = folder.resolve("twice");
        run(straight, 1.0, false);
        run(twice, 0.5, false);
        assertThat(times(twice)).containsExactly(0, 0.25, 0.5);
        run(twice, 1.0, true);
        assertThat(twice.resolve("fields.vtkhdf")).hasSameBinaryContentAs(straight.resolve("fields.vtkhdf"));
    }

    @Test
    void aFileOfAnEarlierRunIsNotLeftBesideANewOne() throws IOException {
        Files.writeString(folder.resolve("fields.vtkhdf"), "old");
        VtkOutput.to(folder).begin(TestReport.at(3));
        assertThat(folder.resolve("fields.vtkhdf")).doesNotExist();
    }

    @Test
    void stretchedAxesAndCompressionAreRefused() {
        assertThatThrownBy(() -> VtkOutput.to(folder).with(GATHERED).begin(TestReport.at(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format vtkhdf needs uniform axes, this mesh has a stretched one; use auto or vtr");
        assertThatThrownBy(() -> GATHERED.withCompression(true)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not compressed");
    }

    private static double[] times(Path run) {
        try (HdfFile file = new HdfFile(run.resolve("fields.vtkhdf"))) {
            return (double[]) file.getDatasetByPath("VTKHDF/Steps/Values").getData();
        }
    }

    /// A slab that is heated from one side, with steps of 1/16 s: multiples of them are exact.
    private static void run(Path run, double end, boolean restarts) throws IOException {
        Solid solid = Solid.named("solid").density(1).heatCapacity(1).conductivity(1).build();
        Problem problem = Problem.on(StructuredMesh.of(Axis.uniform(1, 4), Axis.uniform(1, 4))).named("slab")
                .filledWith(solid).heat().initialTemperature(300).boundary(Side.X_MIN, fixedTemperature(310)).build();
        try (Backend backend = Backends.best(); Simulation simulation = Simulation.of(problem, backend)) {
            if (restarts) {
                try (var states = Files.list(run.resolve("checkpoints"))) {
                    simulation.restart(states.max(Path::compareTo).orElseThrow());
                }
            }
            simulation.timeControl(TimeControl.fixed(0.0625))
                    .observe(Schedule.every(0.25), VtkOutput.to(run).with(GATHERED))
                    .checkpoints(run.resolve("checkpoints"), Schedule.everySteps(8), 9)
                    .run(StopCondition.until(end));
        }
    }
}
