package org.soretflow.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.cpu.CpuBackend;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;

class StencilInverseTest {

    private Backend backend;

    @BeforeEach
    void start() {
        backend = new CpuBackend(new BackendOptions(1));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private static StructuredMesh plane() {
        return StructuredMesh.of(Axis.uniform(1, 23), Axis.tanh(0.3, 14, Toward.BOTH, 6));
    }

    /// Norm of b − A A⁻¹ b relative to b.
    private double left(ModelOperator model) {
        Buffer residual = backend.allocate(model.b.size());
        new StencilInverse(backend, model.operator).solve(model.b, model.x);
        backend.kernels().residual(model.operator, model.x, model.b, residual);
        return model.space().norm(residual) / model.scale;
    }

    @Test
    void inversesSolveWhatFixedWallsDetermine() {
        model(ModelOperator.diffusion(backend, plane(), cell -> cell % 3 == 0 ? 100 : 1));
    }

    @Test
    void regionsThatNothingFixesAreSolvedUpToTheirLevel() {
        StructuredMesh mesh = plane();
        IntToDoubleFunction rods = cell -> mesh.i(cell) == 9 || mesh.i(cell) > 15 && mesh.j(cell) > 10 ? 0 : 1;
        model(ModelOperator.closed(backend, mesh, rods));
    }

    @Test
    void periodsAreClosed() {
        model(ModelOperator.closed(backend, plane().periodic(Direction.X), cell -> 1));
        model(ModelOperator.diffusion(backend, plane().periodic(Direction.Y), cell -> 1));
        model(ModelOperator.closed(
                backend, StructuredMesh.of(Axis.uniform(1, 2), Axis.uniform(1, 9)).periodic(Direction.X), cell -> 1));
    }

    /// A period that were cut open first would leave fronts as long as the mesh.
    @Test
    void shortPeriodsLeaveShortFronts() {
        int[] numbers = IntStream.range(0, 10_000).toArray();
        assertThat(Dissection.of(new int[] {10, 1000, 1}, new boolean[] {true, false, false}, numbers))
                .allMatch(part -> part.own().length + part.around().length <= 40);
    }

    @Test
    void weightsOfBothValuesCountWhereTheyDiffer() {
        StructuredMesh mesh = plane();
        ModelOperator model = ModelOperator.drift(backend, mesh, cell -> 0.1 * mesh.j(cell), 3);
        model.operator.massFactor().set(0.7);
        backend.kernels().apply(model.operator, model.b, model.x);
        backend.kernels().copy(model.x, model.b);
        model(model);
    }

    private void model(ModelOperator model) {
        assertThat(left(model)).isLessThan(1e-12);
    }

    @Test
    void inversesPayOnSmallPlaneMeshesOnly() {
        assertThat(StencilInverse.pays(Grid.of(200, 60))).isTrue();
        assertThat(StencilInverse.pays(Grid.of(512, 512))).isFalse();
        assertThat(StencilInverse.pays(Grid.of(20, 20, 20))).isFalse();
    }
}
