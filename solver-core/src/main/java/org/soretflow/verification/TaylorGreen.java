package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.FlowMode;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;
import org.soretflow.run.TimeControl;

/// Decaying vortices between two mirror planes, carried along by a uniform stream so that they cross the mesh; periodic
/// along the stream.
///
/// `u = U − cos kξ sin ky E`, `v = sin kξ cos ky E`, `p = −¼ (cos 2kξ + cos 2ky) E²`, `E = e^(−2νk²t)`, `ξ = x − Ut`,
/// k = 2π, ¼ < y < ¾. Source: Taylor and Green, Proc. R. Soc. A 158 (1937) 499.
final class TaylorGreen {

    private static final double K = 2 * Math.PI;
    private static final double VISCOSITY = 0.01;
    private static final double END = 0.5;
    private static final double STREAM = 0.5;
    private static final Refinement MESHES = new Refinement(16, 32, 64);
    private static final Refinement COARSE = new Refinement(8, 16, 32);
    /// In cells: |u| + |v| is 1.5 at most, so the Courant number stays below 0.4.
    private static final double EXPLICIT_STEP = 0.25;

    private TaylorGreen() {}

    static Gate gate() {
        return new CheckedGate(
                "taylor-green",
                "Decaying vortices in a stream: orders of velocity and pressure, width and step halved together",
                "exact solution (Taylor and Green 1937)",
                TaylorGreen::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>(MESHES.orders(
                List.of("u", "v", "pressure"), 2,
                cells -> errors(cells, FlowMode.TRANSIENT, 1.0 / cells, backend)));
        results.addAll(COARSE.orders(
                List.of("explicit: u", "explicit: v", "explicit: pressure"), 2,
                cells -> errors(cells, FlowMode.EXPLICIT, EXPLICIT_STEP / cells, backend)));
        return results;
    }

    private static double decay(double time) {
        return Math.exp(-2 * VISCOSITY * K * K * time);
    }

    private static double u(double x, double y, double t) {
        return STREAM - Math.cos(K * (x - STREAM * t)) * Math.sin(K * y) * decay(t);
    }

    private static double v(double x, double y, double t) {
        return Math.sin(K * (x - STREAM * t)) * Math.cos(K * y) * decay(t);
    }

    private static double pressure(double x, double y, double t) {
        double waves = Math.cos(2 * K * (x - STREAM * t)) + Math.cos(2 * K * y);
        return -0.25 * waves * decay(t) * decay(t);
    }

    /// Roots of the mean squares of the errors at the end.
    private static double[] errors(int cells, FlowMode mode, double step, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(
                Axis.uniform(1, cells), Axis.uniform(0.5, cells / 2).startingAt(0.25), 1).periodic(Direction.X);
        Fluid fluid = Fluid.named("unit").density(1).viscosity(VISCOSITY).conductivity(1).heatCapacity(1).build();
        Problem problem = Problem.on(mesh)
                .named("Taylor-Green vortices")
                .filledWith(fluid)
                .flow(FlowEquation.boussinesq(300).withMode(mode).withTolerance(1e-10))
                .initialVelocity((x, y, z, t) -> u(x, y, 0), (x, y, z, t) -> v(x, y, 0), Value.constant(0))
                .boundary(Side.Y_MIN, FlowCondition.symmetry()).boundary(Side.Y_MAX, FlowCondition.symmetry())
                .build();
        StepReport report = Runs.until(END, TimeControl.fixed(step), problem, backend);
        FieldSnapshot p = report.field("pressure");
        double[] sums = new double[3];
        double mean = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            mean += p.at(n) / mesh.cells();
        }
        for (int i = 0; i < cells; i++) {
            double[] across = FlowProbe.across(report, Direction.X, i);
            for (int j = 0; j < mesh.ny(); j++) {
                double centre = mesh.y().centre(j);
                double face = mesh.x().face(i);
                sums[0] += square(across[j] - u(face, centre, END));
                sums[2] += square(p.at(mesh.index(i, j, 0)) - mean - pressure(mesh.x().centre(i), centre, END));
            }
        }
        for (int j = 0; j < mesh.ny(); j++) {
            double[] across = FlowProbe.across(report, Direction.Y, j);
            for (int i = 0; i < cells; i++) {
                sums[1] += square(across[i] - v(mesh.x().centre(i), mesh.y().face(j), END));
            }
        }
        double[] errors = new double[3];
        for (int q = 0; q < 3; q++) {
            errors[q] = Math.sqrt(sums[q] / mesh.cells());
        }
        return errors;
    }

    private static double square(double a) {
        return a * a;
    }
}
