package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.Value;
import org.soretflow.diagnostics.NodeStreamFunction;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;
import org.soretflow.verification.Refinement.Known;

/// The square cavity under a lid of velocity `16 x²(1−x)²`, which is smooth into the corners, so that orders show.
///
/// Source of the lid: Shen, J. Comput. Phys. 95 (1991) 228.
final class LidDrivenCavity {

    private static final List<String> QUANTITIES = List.of(
            "smallest u on x = ½", "largest v on y = ½", "smallest v on y = ½", "u in the centre",
            "smallest stream function", "kinetic energy");
    /// Reynolds number, then the quantities.
    private static final double[][] TABLE = {
        {0, -0.16890219, 0.14673518, -0.14673518, -0.16547350, -0.083665982, 0.018624387},
        {100, -0.16336869, 0.13929120, -0.19534609, -0.16125216, -0.083691655, 0.018824912}
    };
    private static final Refinement MESHES = new Refinement(32, 48, 64);

    private LidDrivenCavity() {}

    static Gate gate() {
        return new CheckedGate(
                "lid",
                "Cavity under a lid of smooth velocity, Re = 0 and 100: limits and order",
                "Chebyshev collocation",
                LidDrivenCavity::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (double[] row : TABLE) {
            String of = "Re %.0f: ".formatted(row[0]);
            List<Known> known = new ArrayList<>();
            for (int q = 0; q < QUANTITIES.size(); q++) {
                known.add(new Known(of + QUANTITIES.get(q), row[q + 1], 1e-4));
            }
            double[][] found = new double[MESHES.cells().length][];
            for (int m = 0; m < found.length; m++) {
                found[m] = values(solve(row[0], MESHES.cells()[m], backend));
            }
            results.addAll(MESHES.extrapolated(known, found));
            double[] errors = new double[found.length];
            for (int m = 0; m < errors.length; m++) {
                errors[m] = Math.abs(found[m][5] - row[6]);
            }
            ConvergenceStudy study = ConvergenceStudy.ofErrors(MESHES.sizes(), errors);
            results.add(GateResult.order(of + "kinetic energy: order", 2, study.order()).noting(study.toString()));
        }
        return results;
    }

    private static StepReport solve(double reynolds, int cells, Backend backend) {
        double viscosity = reynolds > 0 ? 1 / reynolds : 1;
        Fluid fluid = Fluid.named("unit").density(1).viscosity(viscosity).conductivity(1).heatCapacity(1).build();
        Value speed = Value.steady((x, y, z, t) -> 16 * x * x * (1 - x) * (1 - x));
        Value none = Value.constant(0);
        Problem problem = Problem.on(Cavity.square(cells, 0))
                .named("lid-driven cavity")
                .filledWith(fluid)
                .flow(FlowEquation.boussinesq(Cavity.MEAN).withInertia(reynolds > 0).withTolerance(1e-11))
                .boundary(Side.Y_MAX, new FlowCondition.MovingWall(speed, none, none))
                .build();
        return Runs.steady(problem, backend);
    }

    private static double[] values(StepReport report) {
        StructuredMesh mesh = report.mesh();
        int n = mesh.nx();
        double[] centres = mesh.y().centres();
        double[] u = FlowProbe.across(report, Direction.X, n / 2);
        double[] v = FlowProbe.across(report, Direction.Y, n / 2);
        double energy = 0;
        for (int m = 0; m <= n; m++) {
            // the first and the last face layer stand for half a cell
            double share = (m == 0 || m == n ? 0.25 : 0.5) * mesh.volume(0);
            for (Direction d : List.of(Direction.X, Direction.Y)) {
                for (double speed : FlowProbe.across(report, d, m)) {
                    energy += share * speed * speed;
                }
            }
        }
        return new double[] {
            FlowProbe.minimum(centres, u).value(),
            FlowProbe.maximum(centres, v).value(),
            FlowProbe.minimum(centres, v).value(),
            FlowProbe.at(centres, u, 0.5),
            smallest(NodeStreamFunction.of(report)),
            energy
        };
    }

    /// Minimum over y of the minima over x of the corner values.
    private static double smallest(NodeStreamFunction nodes) {
        double[] faces = nodes.mesh().x().faces();
        double[] rows = new double[faces.length];
        for (int j = 0; j < rows.length; j++) {
            double[] row = new double[faces.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = nodes.at(i, j);
            }
            rows[j] = FlowProbe.minimum(faces, row).value();
        }
        return FlowProbe.minimum(faces, rows).value();
    }
}
