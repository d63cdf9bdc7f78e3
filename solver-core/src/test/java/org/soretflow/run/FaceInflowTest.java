package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.Problem;

class FaceInflowTest {

    private static final StructuredMesh MESH =
            StructuredMesh.of(Axis.uniform(1, 6), Axis.geometric(1, 5, Toward.START, 3), 2);

    @Test
    void conductionEntersEveryFaceOfAWallInProportionToItsArea() {
        Problem problem = Problem.on(MESH).filledWith(Samples.unitFluid()).heat()
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(303))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(300)).build();
        try (Backend backend = Samples.cpu(1)) {
            StepReport last = Simulation.of(problem, backend).steady().last();
            double[] hot = last.faceInflow("heat", Side.X_MIN);
            for (int f = 0; f < hot.length; f++) {
                // k ΔT/L A = 3 A; the solver stops at 1e-9 and below of it
                assertThat(hot[f]).isCloseTo(3 * MESH.faceArea(Side.X_MIN, f), within(1e-8));
            }
            // the same numbers in another order of addition
            assertThat(Arrays.stream(hot).sum())
                    .isCloseTo(last.balances().getFirst().inflow().get("x-min"), within(1e-14));
            assertThat(last.faceInflow("heat", Side.Z_MIN)).containsOnly(0).hasSize(MESH.faces(Side.Z_MIN));
            assertThatThrownBy(() -> last.faceInflow("salt", Side.X_MIN))
                    .hasMessageContaining("no equation balances salt");
        }
    }
}
