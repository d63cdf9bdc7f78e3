package org.soretflow.viz.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.soretflow.boundary.ThermalCondition.fixedTemperature;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Backends;
import org.soretflow.material.Solid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.RunResult;
import org.soretflow.run.Schedule;
import org.soretflow.run.Simulation;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;
import org.soretflow.viz.vtk.PvdCollection;

/// A run that ends because nothing changes any more ends between two output times; its last state is written all the
/// same.
class FinalStateTest {

    @TempDir
    Path folder;

    static List<Schedule> schedules() {
        return List.of(Schedule.every(3), Schedule.everySteps(1000), Schedule.atEnd(), Schedule.atAndEnd(1, 1000));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void theEndOfARunThatBecameSteadyIsWritten(Schedule schedule) throws IOException {
        RunResult result = runUntilSteady(schedule);
        double end = result.last().time();
        assertThat(end).isLessThan(1000);
        assertThat(end % 3).as("no multiple of the interval").isBetween(1e-6, 3 - 1e-6);
        PvdCollection series = PvdCollection.read(folder.resolve("fields.pvd"));
        PvdCollection.Entry last = series.entries().getLast();
        assertThat(last.time()).isEqualTo(end);
        assertThat(last.reference()).isEqualTo("fields/slab_%06d.vti".formatted(result.last().step()));
        assertThat(folder.resolve(last.reference())).isNotEmptyFile();
        assertThat(series.entries()).as("once").filteredOn(entry -> entry.time() == end).hasSize(1);
    }

    @Test
    void listedTimesAloneAreTheOnlyOnes() throws IOException {
        runUntilSteady(Schedule.at(0.5, 1, 1000));
        assertThat(PvdCollection.read(folder.resolve("fields.pvd")).entries())
                .extracting(PvdCollection.Entry::time).containsExactly(0.5, 1.0);
    }

    /// A slab of 1 m and 1 m²/s relaxes with the rate π² per second.
    private RunResult runUntilSteady(Schedule schedule) {
        Solid solid = Solid.named("solid").density(1).conductivity(1).heatCapacity(1).build();
        Problem slab = Problem.on(StructuredMesh.of(Axis.uniform(1, 8), Axis.uniform(1, 2))).named("slab")
                .filledWith(solid).heat().initialTemperature(300)
                .boundary(Side.X_MIN, fixedTemperature(300)).boundary(Side.X_MAX, fixedTemperature(310)).build();
        try (Backend backend = Backends.best(); Simulation simulation = Simulation.of(slab, backend)) {
            RunResult result = simulation.timeControl(TimeControl.startingWith(1e-3))
                    .observe(schedule, VtkOutput.to(folder))
                    .run(StopCondition.until(1000).orSteady("temperature", 1e-5));
            assertThat(result.message()).startsWith("temperature is steady at t = ");
            return result;
        }
    }
}
