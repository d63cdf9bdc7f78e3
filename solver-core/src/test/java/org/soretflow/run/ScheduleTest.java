package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Backends;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;

class ScheduleTest {

    @Test
    void timesThatDifferByRoundOffAreOneTime() {
        double sum = 0.1 + 0.2;
        assertThat(sum).isNotEqualTo(0.3);
        assertThat(Schedule.at(0.3, sum).nextAfter(0.3)).isInfinite();
        assertThat(Schedule.at(0.3).isDue(1, sum, false)).isTrue();
        assertThat(Schedule.every(0.1).nextAfter(0.3)).isCloseTo(0.4, within(1e-15));
        assertThat(Schedule.every(0.1).isDue(1, 0.3, false)).isTrue();
        assertThat(Schedule.every(0.1).isDue(1, 0.3001, false)).isFalse();
        assertThat(Schedule.isSame(0, 1e-300)).isFalse();
        assertThat(Schedule.isSame(1, Double.POSITIVE_INFINITY)).isFalse();
    }

    /// Outputs at 0.3 and at 3·0.1 must cost neither a step nor a digit.
    @Test
    void coincidingSchedulesLeaveTheSolutionAlone() {
        double[] alone = {0, 0};
        double[] crowded = {0, 0};
        try (Backend backend = Backends.best(new BackendOptions(1))) {
            for (double[] result : new double[][] {alone, crowded}) {
                try (Simulation simulation = Simulation.of(problem(), backend)) {
                    simulation.timeControl(TimeControl.fixed(1e-2));
                    if (result == crowded) {
                        simulation.observe(Schedule.every(0.1), report -> {});
                        simulation.observe(Schedule.at(0.3, 0.1 + 0.2), report -> {});
                    }
                    StepReport last = simulation.run(StopCondition.until(0.4)).last();
                    result[0] = last.step();
                    result[1] = last.field("c").at(0);
                }
            }
        }
        assertThat(crowded[0]).isEqualTo(alone[0]).isEqualTo(40);
        // landing moves times by round-off only
        assertThat(crowded[1]).isCloseTo(alone[1], within(1e-9));
    }

    private static Problem problem() {
        Fluid fluid = Fluid.named("f").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
        Species species = Species.named("c").diffusivity(1).soretCoefficient(1).build();
        return Problem.on(StructuredMesh.of(Axis.uniform(1, 50), Axis.uniform(1, 1)))
                .filledWith(fluid)
                .initialTemperature(Value.steady((x, y, z, t) -> 300 + x))
                .species(species)
                .initially(species, 1)
                .build();
    }
}
