package org.soretflow.cases.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Backends;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.run.RunResult;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;

/// `equations.flow.preconditioner` says how a flow is solved, not what comes out.
class FlowPreconditionerTest {

    /// Relative residual that both ways go to.
    private static final double TOLERANCE = 1e-10;
    /// Fields follow residuals by the condition of the linear system: the slowest part of an error, as wide as the
    /// domain, is damped n² times less than the residual of one cell shows, n ≤ 100 cells along a side.
    private static final double SAME = 1e4 * TOLERANCE;

    /// A case of the gallery, solved.
    private static StepReport solved(String name, String preconditioner, List<String> changes) {
        List<String> overrides = new ArrayList<>(changes);
        overrides.add("time.tolerance=" + TOLERANCE);
        overrides.add("equations.flow.preconditioner=" + preconditioner);
        try (Backend backend = Backends.named("cpu", new BackendOptions(2))) {
            RunResult result = Simulation.of(
                    CaseReader.read(Path.of("gallery", name, "case.yaml"), overrides).problem(), backend).steady();
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            return result.last();
        }
    }

    /// The same fields, in iterations that are bounded.
    ///
    /// @param whole most iterations of GMRES by the cycle of all unknowns
    /// @param blocks the same by one cycle for each
    private static void compare(String name, int whole, int blocks, String... changes) {
        StepReport one = solved(name, "monolithic", List.of(changes));
        StepReport other = solved(name, "blocks", List.of(changes));
        for (String field : one.fieldNames()) {
            double[] expected = values(one, field);
            double[] found = values(other, field);
            double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            for (int n = 0; n < found.length; n++) {
                assertThat(Math.abs(found[n] - expected[n])).as("%s of %s", field, name)
                        .isLessThanOrEqualTo(SAME * size);
            }
        }
        assertThat(iterations(one)).as(name).isLessThanOrEqualTo(whole);
        assertThat(iterations(other)).as(name + " by blocks").isLessThanOrEqualTo(blocks);
    }

    /// The pressure of a closed region is known but for a constant.
    private static double[] values(StepReport report, String field) {
        double[] values = report.field(field).values();
        double level = field.equals("pressure") ? values[0] : 0;
        return Arrays.stream(values).map(value -> value - level).toArray();
    }

    private static int iterations(StepReport report) {
        return report.equations().stream().filter(e -> e.equation().equals("velocity")).findFirst().orElseThrow()
                .iterations();
    }

    /// 17 and 49 iterations.
    @Test
    void convectionInACavity() {
        compare("cavity", 20, 60, "parameters.Ra=1e4", "parameters.cells=48");
    }

    /// 19 and 32 iterations.
    @Test
    void flowThroughADuct() {
        compare("micro-duct", 20, 40, "mesh.x.cells=24", "mesh.y.cells=16", "mesh.z.cells=12");
    }

    /// 71 iterations in 18 Newton steps, and 37, since the blocks leave the system to the direct solver, whose steps go
    /// further.
    @Test
    void aColumnWhoseSoluteHasWeight() {
        compare("soret-column", 80, 60,
                "parameters.solutal_expansion=-1e-3", "parameters.cells_x=16", "parameters.cells_y=80");
    }
}
