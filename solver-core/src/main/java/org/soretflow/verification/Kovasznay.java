package org.soretflow.verification;

import java.util.List;
import java.util.stream.Stream;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

/// The flow behind a grid at Re = 40, given on all sides of the block −½ < x < 1, −½ < y < 3/2.
///
/// `u = 1 − e^(λx) cos 2πy`, `v = (λ/2π) e^(λx) sin 2πy`, `p = ½(1 − e^(2λx))`, `λ = Re/2 − √(Re²/4 + 4π²)`.
/// The height is two periods, so that equal cells take in what they let out, to round-off.
/// Source: Kovasznay, Math. Proc. Camb. Philos. Soc. 44 (1948) 58.
final class Kovasznay {

    private static final double REYNOLDS = 40;
    private static final double LAMBDA = REYNOLDS / 2 - Math.sqrt(REYNOLDS * REYNOLDS / 4 + 4 * Math.PI * Math.PI);
    private static final double K = 2 * Math.PI;
    private static final Refinement MESHES = new Refinement(16, 32, 64);
    private static final Refinement FINER = new Refinement(32, 64, 128);

    private Kovasznay() {}

    static Gate gate() {
        return new CheckedGate(
                "kovasznay",
                "Flow behind a grid at Re = 40, given on all sides: orders of velocity and pressure",
                "exact solution (Kovasznay 1948)",
                backend -> orders(AdvectionScheme.CENTRAL, 1e-11, MESHES, List.of("u", "v", "pressure"), 2, backend));
    }

    /// Upwind values lack 0.2 to their order between 16 and 32 cells per unit, a term of order h that about halves with
    /// it: on three finer meshes less than 0.1. Van Leer's scheme is upwind beside an inlet, where it knows no value
    /// further up: an error of order h in a layer as thick as a cell leaves the pressure an order of 3/2, so velocities
    /// alone are asked.
    static Gate otherSchemes() {
        return new CheckedGate(
                "kovasznay-schemes",
                "The same with momentum carried by upwind values and by van Leer's scheme: orders",
                "exact solution (Kovasznay 1948)",
                backend -> Stream.of(
                                orders(AdvectionScheme.UPWIND, 1e-8, FINER,
                                        List.of("upwind: u", "upwind: v", "upwind: pressure"), 1, backend),
                                orders(AdvectionScheme.VAN_LEER, 1e-8, MESHES,
                                        List.of("van Leer: u", "van Leer: v"), 2, backend))
                        .flatMap(List::stream).toList());
    }

    private static List<GateResult> orders(
            AdvectionScheme scheme, double tolerance, Refinement meshes, List<String> quantities, double nominal,
            Backend backend) {
        return meshes.orders(quantities, nominal, cells -> errors(cells, scheme, tolerance, backend));
    }

    private static double u(double x, double y) {
        return 1 - Math.exp(LAMBDA * x) * Math.cos(K * y);
    }

    private static double v(double x, double y) {
        return LAMBDA / K * Math.exp(LAMBDA * x) * Math.sin(K * y);
    }

    /// Roots of the mean squares of the errors.
    ///
    /// @param cells per unit of length
    private static double[] errors(int cells, AdvectionScheme scheme, double tolerance, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(
                Axis.uniform(1.5, 3 * cells / 2).startingAt(-0.5), Axis.uniform(2, 2 * cells).startingAt(-0.5), 1);
        Fluid fluid = Fluid.named("unit").density(1).viscosity(1 / REYNOLDS).conductivity(1).heatCapacity(1).build();
        Value alongX = Value.steady((x, y, z, t) -> u(x, y));
        Value alongY = Value.steady((x, y, z, t) -> v(x, y));
        FlowCondition given = new FlowCondition.FixedVelocity(alongX, alongY, Value.constant(0));
        Problem problem = Problem.on(mesh)
                .named("Kovasznay flow")
                .filledWith(fluid)
                .flow(FlowEquation.boussinesq(300).withAdvection(scheme).withTolerance(tolerance))
                .boundary(Side.X_MIN, given).boundary(Side.X_MAX, given)
                .boundary(Side.Y_MIN, given).boundary(Side.Y_MAX, given)
                .build();
        StepReport report = Runs.steady(problem, backend);
        return new double[] {
            error(report, Direction.X, alongX), error(report, Direction.Y, alongY), pressureError(report)
        };
    }

    private static double error(StepReport report, Direction d, Value exact) {
        StructuredMesh mesh = report.mesh();
        int layers = mesh.axis(d).cells() + 1;
        double sum = 0;
        int count = 0;
        for (int m = 0; m < layers; m++) {
            double[] found = FlowProbe.across(report, d, m);
            for (int n = 0; n < found.length; n++) {
                double x = d == Direction.X ? mesh.x().face(m) : mesh.x().centre(n);
                double y = d == Direction.X ? mesh.y().centre(n) : mesh.y().face(m);
                double difference = found[n] - exact.at(x, y, 0, 0);
                sum += difference * difference;
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    /// The pressure of a closed region is known but for a constant.
    private static double pressureError(StepReport report) {
        StructuredMesh mesh = report.mesh();
        FieldSnapshot p = report.field("pressure");
        double[] differences = new double[mesh.cells()];
        double mean = 0;
        for (int n = 0; n < differences.length; n++) {
            differences[n] = p.at(n) - 0.5 * (1 - Math.exp(2 * LAMBDA * mesh.x().centre(mesh.i(n))));
            mean += differences[n] / differences.length;
        }
        double sum = 0;
        for (double difference : differences) {
            sum += (difference - mean) * (difference - mean);
        }
        return Math.sqrt(sum / differences.length);
    }
}
