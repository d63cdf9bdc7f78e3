package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.HeleShaw;
import org.soretflow.physics.Problem;

/// Shallow channels seen from above: developed flow between side walls with the drag of plates.
///
/// `u'' − k u = −G/μ` with `k = 12/H²` has the mean velocity `G/(μ k)·(1 − tanh(χ)/χ)`, `χ = √k w/2`.
/// Source: Brinkman, Appl. Sci. Res. A1 (1947) 27; Gondret and Rabaud, Phys. Fluids 9 (1997) 3267.
final class ShallowChannels {

    private static final Refinement MESHES = new Refinement(16, 32, 64);
    private static final double[] HEIGHTS = {1, 0.2};
    private static final double LENGTH = 1;
    private static final int ALONG = 4;
    /// Far below a cell: the momentum of every place is Darcy's law for itself.
    private static final double DARCY = 1e-5;

    private ShallowChannels() {}

    static Gate gate() {
        return new CheckedGate(
                "shallow-channels",
                "Flow between side walls with the drag of plates above and below",
                "Brinkman's profile with order 2; Darcy's law",
                ShallowChannels::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<String> names = List.of("Brinkman profile, height 1 of the width", "Brinkman profile, height 0.2");
        List<GateResult> results = new ArrayList<>(MESHES.orders(names, 2, cells -> new double[] {
            error(HEIGHTS[0], cells, backend), error(HEIGHTS[1], cells, backend)
        }));
        double darcy = DARCY * DARCY / 12;
        results.add(GateResult.relative("Darcy flow: mean velocity 12 μ ū/(G H²)", 1,
                        mean(run(DARCY, 16, backend)) / darcy, 1e-7)
                .noting("friction on the side walls is 2 · 16² H²/12 of the drag, 4e-9 in the cells beside them"));
        return results;
    }

    private static double[] run(double height, int cells, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(LENGTH, ALONG), Axis.uniform(1, cells), height);
        Problem problem = Problem.on(mesh)
                .named("shallow channel")
                .filledWith(Runs.unitFluid())
                .flow(FlowEquation.stokes(300).withHeleShaw(HeleShaw.of(height)).withTolerance(1e-12))
                .boundary(Side.X_MIN, FlowCondition.fixedPressure(LENGTH))
                .boundary(Side.X_MAX, FlowCondition.fixedPressure(0))
                .build();
        return FlowProbe.across(Runs.steady(problem, backend), Direction.X, ALONG / 2);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /// Relative error of the mean velocity.
    private static double error(double height, int cells, Backend backend) {
        double k = HeleShaw.of(height).drag();
        double chi = 0.5 * Math.sqrt(k);
        double exact = (1 - Math.tanh(chi) / chi) / k;
        return Math.abs(mean(run(height, cells, backend)) / exact - 1);
    }
}
