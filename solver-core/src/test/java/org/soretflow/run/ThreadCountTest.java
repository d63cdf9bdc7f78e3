package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.boundary.Value;
import org.soretflow.material.Species;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Problem;

/// Whole runs give the same bits for any number of threads. The meshes have more than 16 384 cells, so that sweeps over
/// points have several strips.
class ThreadCountTest {

    @Test
    void transientRun() {
        sameForAllThreadCounts(backend -> Simulation.of(Samples.rich(160, 112), backend)
                .timeControl(TimeControl.startingWith(1e-4).withErrorTolerance(1e-3))
                .run(StopCondition.until(0.0006)));
    }

    @Test
    void steadyRun() {
        sameForAllThreadCounts(backend -> Simulation.of(Samples.rich(160, 112), backend).steady());
    }

    /// Odd periodic counts: the first and the last row have the same colour.
    @Test
    void oddPeriodicRun() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 21), Axis.uniform(1, 27), Axis.uniform(1, 33))
                .periodic(Direction.X, Direction.Y, Direction.Z);
        Species dye = Species.named("dye").diffusivity(1e-2).build();
        Problem problem = Problem.on(mesh).filledWith(Samples.unitFluid()).species(dye)
                .flow(new GivenVelocity.Uniform(1, 0.5, -0.25))
                .initially("dye", Value.steady((x, y, z, t) -> x < 0.5 && z < 0.3 ? 1 : 0)).build();
        sameForAllThreadCounts(backend ->
                Simulation.of(problem, backend).timeControl(TimeControl.fixed(0.05)).run(StopCondition.until(0.15)));
    }

    /// Makes a run on a backend.
    @FunctionalInterface
    private interface Run {
        RunResult on(Backend backend);
    }

    private static void sameForAllThreadCounts(Run run) {
        List<RunResult> results = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            try (Backend backend = Samples.cpuHandingOut(threads)) {
                results.add(run.on(backend));
            }
        }
        StepReport first = results.getFirst().last();
        assertThat(results.getFirst().status()).as(results.getFirst().message()).isEqualTo(RunResult.Status.FINISHED);
        for (RunResult other : results) {
            assertThat(other.last().equations()).isEqualTo(first.equations());
            assertThat(other.last().step()).isEqualTo(first.step());
            for (String name : first.fieldNames()) {
                assertThat(other.last().field(name).values()).as(name).isEqualTo(first.field(name).values());
            }
        }
    }
}
