package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

/// Flow and heat transfer on axisymmetric meshes: pipes, the gap between two cylinders, and a creeping flow that goes
/// inwards and outwards.
///
/// Sources: Shah and London, Laminar Flow Forced Convection in Ducts (1978); Happel and Brenner, Low Reynolds Number
/// Hydrodynamics (1965), ch. 4 (Stokes' stream function, `E⁴ψ = 0`).
final class Pipes {

    private static final Refinement MESHES = new Refinement(8, 16, 32);
    private static final int ALONG = 4;
    /// Radius of the inner cylinder over that of the outer one.
    private static final double INNER = 0.5;
    /// U R/κ: across a cell it is a thousand, so that nothing is conducted along the pipe.
    private static final double PECLET = 100;
    /// Length in U R²/κ: all modes but the first have died by then.
    private static final double LENGTH = 2;
    private static final int CELLS_ALONG = 20;

    private Pipes() {}

    static Gate flow() {
        return new CheckedGate(
                "pipes",
                "Flow on axisymmetric meshes: friction of pipe and annulus, a creeping flow across and along the axis",
                "64; Shah and London (1978); ψ = r⁴z² − (4/3) r²z⁴ (identity)",
                Pipes::checkFlow);
    }

    static Gate heatTransfer() {
        return new CheckedGate(
                "graetz-pipe",
                "Developed Nusselt numbers of pipes in flow that is solved for: walls of one temperature, of one flux",
                "first Graetz eigenvalue, 3.6567934577; 48/11 (Shah and London 1978)",
                Pipes::checkHeatTransfer);
    }

    static Gate dispersion() {
        return new CheckedGate(
                "taylor-aris-pipe",
                "Dispersion of a solute along a pipe: growth of the variance at Pe = 10",
                "D (1 + Pe²/48) (Taylor 1953, Aris 1956)",
                Pipes::checkDispersion);
    }

    private static List<GateResult> checkFlow(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        double ratio = INNER;
        double annulus = 64 * (1 - ratio) * (1 - ratio)
                / (1 + ratio * ratio - (1 - ratio * ratio) / Math.log(1 / ratio));
        results.addAll(MESHES.extrapolated(
                List.of(new Refinement.Known("pipe: f Re", 64, 1e-6), new Refinement.Known("annulus: f Re", annulus, 1e-5)),
                cells -> new double[] {friction(0, cells, backend), friction(INNER, cells, backend)}));
        results.addAll(MESHES.orders(
                List.of("creeping flow in and out: radial velocity", "creeping flow in and out: axial velocity"), 2,
                cells -> creeping(cells, backend)));
        return results;
    }

    /// `2 D_h² G/(μ ū)` from a pressure drop of 1 per length.
    private static double friction(double inner, int cells, Backend backend) {
        Axis radius = Axis.uniform(1 - inner, cells).startingAt(inner);
        Problem problem = Problem.on(StructuredMesh.axisymmetric(radius, Axis.uniform(1, ALONG)))
                .named("pipe")
                .filledWith(Runs.unitFluid())
                .flow(FlowEquation.stokes(300).withTolerance(1e-12))
                .boundary(Side.Y_MIN, FlowCondition.fixedPressure(1))
                .boundary(Side.Y_MAX, FlowCondition.fixedPressure(0))
                .build();
        StructuredMesh mesh = problem.mesh();
        double[] speeds = FlowProbe.across(Runs.steady(problem, backend), Direction.Y, ALONG / 2);
        double flow = 0;
        for (int i = 0; i < cells; i++) {
            flow += speeds[i] * mesh.faceArea(Direction.Y, i, 0, 0);
        }
        double diameter = 2 * (1 - inner);
        return 2 * diameter * diameter * mesh.area(Side.Y_MIN) / flow;
    }

    private static double psi(double r, double z) {
        return r * r * z * z * (r * r - 4.0 / 3 * z * z);
    }

    private static double radial(double r, double z) {
        return -2 * r * z * (r * r - 8.0 / 3 * z * z);
    }

    private static double axial(double r, double z) {
        return 4 * z * z * (r * r - 2.0 / 3 * z * z);
    }

    /// Root mean square errors of both components over the faces inside, with the exact velocity on the boundary, its
    /// normal part averaged over the faces so that what flows in flows out.
    private static double[] creeping(int cells, Backend backend) {
        StructuredMesh mesh = StructuredMesh.axisymmetric(
                Axis.geometric(1, cells, Toward.END, 2), Axis.uniform(1, cells).startingAt(-0.3));
        Value u = Value.steady((x, y, z, t) -> radial(x, y));
        Value v = Value.steady((x, y, z, t) -> axial(x, y));
        Value through = Value.steady((x, y, z, t) -> {
            int j = mesh.y().cellAt(y);
            return -(psi(x, mesh.y().face(j + 1)) - psi(x, mesh.y().face(j))) / (x * mesh.y().width(j));
        });
        Value upwards = Value.steady((x, y, z, t) -> {
            int i = mesh.x().cellAt(x);
            return (psi(mesh.x().face(i + 1), y) - psi(mesh.x().face(i), y)) / (mesh.cellScale(i) * mesh.x().width(i));
        });
        FlowCondition end = new FlowCondition.FixedVelocity(u, upwards, Value.constant(0));
        StepReport report = Runs.steady(Problem.on(mesh)
                .named("creeping flow in and out")
                .filledWith(Runs.unitFluid())
                .flow(FlowEquation.stokes(300).withTolerance(1e-11))
                .boundary(Side.X_MAX, new FlowCondition.FixedVelocity(through, v, Value.constant(0)))
                .boundary(Side.Y_MIN, end)
                .boundary(Side.Y_MAX, end)
                .build(), backend);
        double[] squares = new double[2];
        for (int i = 1; i < cells; i++) {
            double[] found = FlowProbe.across(report, Direction.X, i);
            for (int j = 0; j < cells; j++) {
                double exact = radial(mesh.x().face(i), mesh.y().centre(j));
                squares[0] += (found[j] - exact) * (found[j] - exact);
            }
        }
        for (int j = 1; j < cells; j++) {
            double[] found = FlowProbe.across(report, Direction.Y, j);
            for (int i = 0; i < cells; i++) {
                double exact = axial(mesh.x().centre(i), mesh.y().face(j));
                squares[1] += (found[i] - exact) * (found[i] - exact);
            }
        }
        return new double[] {Math.sqrt(squares[0]) / cells, Math.sqrt(squares[1]) / cells};
    }

    private static List<GateResult> checkHeatTransfer(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        int[] cells = {10, 20, 40};
        for (boolean flux : new boolean[] {false, true}) {
            double exact = flux ? 48.0 / 11 : 3.6567934577;
            double[] widths = new double[cells.length];
            double[] errors = new double[cells.length];
            double found = 0;
            for (int m = 0; m < cells.length; m++) {
                widths[m] = 1.0 / cells[m];
                found = nusselt(flux, cells[m], backend);
                errors[m] = Math.abs(found - exact);
            }
            ConvergenceStudy study = ConvergenceStudy.ofErrors(widths, errors);
            String of = flux ? "walls of one heat flux: " : "walls of one temperature: ";
            results.add(GateResult.relative(of + "Nu, 40 cells across the radius", exact, found, 1e-3));
            results.add(GateResult.order(of + "order across", 2, study.order()).noting(study.toString()));
        }
        return results;
    }

    private static double nusselt(boolean flux, int cells, Backend backend) {
        StructuredMesh mesh = StructuredMesh.axisymmetric(
                Axis.geometric(1, cells, Toward.END, 3), Axis.uniform(LENGTH * PECLET, CELLS_ALONG));
        StepReport report = Runs.steady(Problem.on(mesh)
                .named("Graetz in a pipe")
                .filledWith(Runs.unitFluid())
                .heat(HeatEquation.standard().withTolerance(1e-12))
                .initialTemperature(300)
                .flow(FlowEquation.stokes(300))
                .boundary(Side.Y_MIN, FlowCondition.developedInlet(PECLET))
                .boundary(Side.Y_MAX, FlowCondition.outflow())
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(flux ? 300 : 400))
                .boundary(Side.Y_MAX, ThermalCondition.outflow())
                .boundary(Side.X_MAX, flux ? ThermalCondition.heatFlux(1) : ThermalCondition.fixedTemperature(300))
                .build(), backend);
        FieldSnapshot t = report.field("temperature");
        int j = CELLS_ALONG - 2;
        double[] speeds = FlowProbe.across(report, Direction.Y, j);
        double carried = 0;
        double all = 0;
        for (int i = 0; i < cells; i++) {
            double flow = speeds[i] * mesh.faceArea(Direction.Y, i, 0, 0);
            carried += flow * t.at(mesh.index(i, j, 0));
            all += flow;
        }
        double bulk = carried / all;
        double half = 0.5 * mesh.x().width(cells - 1);
        double last = t.at(mesh.index(cells - 1, j, 0));
        return flux ? 2 / (last + half - bulk) : 2 * (last - 300) / half / (bulk - 300);
    }

    private static List<GateResult> checkDispersion(Backend backend) {
        double peclet = 10;
        double exact = 1 + peclet * peclet / 48;
        int[] cells = {4, 8, 16};
        double[] widths = new double[cells.length];
        double[] errors = new double[cells.length];
        double found = 0;
        for (int m = 0; m < cells.length; m++) {
            widths[m] = 1.0 / cells[m];
            found = dispersion(peclet, cells[m], backend);
            errors[m] = Math.abs(found - exact);
        }
        ConvergenceStudy study = ConvergenceStudy.ofErrors(widths, errors);
        return List.of(
                GateResult.relative("effective diffusivity at Pe = 10, 16 cells across the radius", exact, found, 1e-3)
                        .noting("half the growth of the variance from t = 0.6 to 0.8 R²/D: the profile is developed"),
                GateResult.order("order across", 2, study.order()).noting(study.toString()));
    }

    private static double dispersion(double peclet, int cells, Backend backend) {
        StructuredMesh mesh = StructuredMesh.axisymmetric(
                Axis.uniform(1, cells), Axis.uniform(32, 192).startingAt(-9));
        return Dispersion.effectiveDiffusivity(mesh, Direction.Y, peclet, 0.6, 0.8, backend);
    }
}
