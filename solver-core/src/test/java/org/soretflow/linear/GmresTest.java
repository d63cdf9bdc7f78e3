package org.soretflow.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.cpu.CpuBackend;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;

class GmresTest {

    private Backend backend;
    private ModelOperator model;

    @BeforeEach
    void start() {
        backend = new CpuBackend(new BackendOptions(1));
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 6), Axis.uniform(1, 5));
        model = ModelOperator.drift(backend, mesh, c -> mesh.x().centre(mesh.i(c)), 2);
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    /// Leaves every vector as it is.
    private Preconditioner none() {
        return new Preconditioner() {
            @Override
            public void apply(Buffer r, Buffer z) {
                backend.kernels().copy(r, z);
            }

            @Override
            public double sweeps() {
                return 0;
            }
        };
    }

    /// In exact arithmetic n unknowns take n iterations; the solution meets the residual that is reported.
    @Test
    void endsAfterAsManyIterationsAsThereAreUnknowns() {
        SolveReport report = model.solve(new Gmres(model.operator, none(), model.space(), 30), 30);
        assertThat(report.converged()).as("%s", report).isTrue();
        VectorSpace space = model.space();
        Buffer r = space.vector();
        backend.kernels().residual(model.operator, model.x, model.b, r);
        assertThat(space.norm(r) / model.scale).isEqualTo(report.finalResidual());
        assertThat(report.finalResidual()).isLessThanOrEqualTo(1e-10);
    }

    @Test
    void theResidualNeverGrowsAndRestartsGoOn() {
        double last = 1;
        for (int most = 1; most <= 25; most++) {
            SolveReport report = model.solve(new Gmres(model.operator, none(), model.space(), 5), most);
            assertThat(report.iterations()).isEqualTo(most);
            assertThat(report.finalResidual()).as("after %d", most).isLessThanOrEqualTo(last * (1 + 1e-12));
            last = report.finalResidual();
        }
        assertThat(model.solve(new Gmres(model.operator, none(), model.space(), 5), 1000).converged()).isTrue();
    }

    @Test
    void aSolvedSystemTakesNoIteration() {
        Gmres gmres = new Gmres(model.operator, none(), model.space(), 30);
        model.solve(gmres, 100);
        SolveReport again = gmres.solve(model.b, model.x, model.scale, 1e-9, 100);
        assertThat(again.iterations()).isZero();
        assertThat(again.converged()).isTrue();
    }

    @Test
    void refusesToRestartAtOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Gmres(model.operator, none(), model.space(), 0))
                .withMessageContaining("at least one");
    }
}
