package org.soretflow.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.cpu.CpuBackend;
import org.soretflow.linear.FlowModel.Setup;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;

/// A fluid of viscosity 1 Pa·s that moves along x.
class FittedFrictionTest {

    private static final int N = 8;
    private static final double SPEED = 12;
    private static final double DENSITY = 2;
    private static final double ROUNDING = 1e-12;

    private Backend backend;

    @BeforeEach
    void start() {
        backend = new CpuBackend(new BackendOptions(1));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private double share(int rows) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, N), Axis.uniform(1, rows));
        FlowModel model = new FlowModel(backend, Setup.of(mesh));
        Buffer[] velocities = model.velocities;
        backend.kernels().fill(velocities[0], SPEED);
        backend.kernels().fill(velocities[1], 0);
        FittedFriction friction = new FittedFriction(backend, model.operator.grid(), model.operator.pressure());
        friction.update(model.viscosity, velocities, DENSITY);
        return friction.share();
    }

    private static double expected() {
        double half = 0.5 * DENSITY * SPEED / N;
        return half / Math.tanh(half) - 1;
    }

    @Test
    void shareFollowsFromTheCellReynoldsNumber() {
        assertThat(share(N)).isEqualTo(expected(), within(ROUNDING));
    }

    /// Across there are no inner faces, which have no friction to compare with.
    @Test
    void oneRowOfCellsHasTheSameShare() {
        assertThat(share(1)).isEqualTo(expected(), within(ROUNDING));
    }
}
