package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.field.Balance;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.run.StepReport;

/// Heat that friction sets free in Couette and Poiseuille flow between plates of one temperature. Gap, viscosity and
/// conductivity are 1.
///
/// Couette: `T = ½ U² y (1 − y)`, the parabola of the Brinkman number. Poiseuille under the pressure gradient G:
/// `T = G²/192 (1 − s⁴)`, s = 1 − 2y. All of the pressure's work becomes heat.
/// Source: Bird, Stewart, Lightfoot, Transport Phenomena (2002), ch. 10.4 and problem 10B.
final class FrictionHeating {

    private static final Refinement MESHES = new Refinement(16, 32, 64);
    private static final double COLD = 300;
    private static final double LENGTH = 1;
    private static final int ALONG = 4;
    private static final double SPEED = 20;
    private static final double GRADIENT = 100;

    private FrictionHeating() {}

    static Gate gate() {
        return new CheckedGate(
                "friction-heat",
                "Heat of friction in Couette and Poiseuille flow",
                "exact solutions: parabola, fourth power; work of the pressure",
                FrictionHeating::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>(couette(backend));
        results.addAll(MESHES.orders(List.of("Poiseuille flow: temperature"), 2,
                cells -> new double[] {poiseuille(cells, backend)[0]}));
        results.add(GateResult.relative(
                "Poiseuille flow: heat over work of the pressure", 1, poiseuille(16, backend)[1], 1e-9));
        return results;
    }

    private static ProblemBuilder between(StructuredMesh mesh) {
        return Problem.on(mesh).filledWith(Runs.unitFluid()).heat().initialTemperature(COLD)
                .flow(FlowEquation.stokes(COLD).withViscousDissipation(true).withTolerance(1e-12))
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(COLD))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(COLD));
    }

    /// The difference equations have the parabola, higher by h² U²/8 since the flux at the wall is taken over a half cell.
    private static List<GateResult> couette(Backend backend) {
        int cells = 12;
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(LENGTH, ALONG), Axis.uniform(1, cells), 1)
                .periodic(Direction.X);
        StepReport report = Runs.steady(between(mesh).named("Couette flow")
                .boundary(Side.Y_MAX, FlowCondition.movingWall(SPEED, 0, 0)).build(), backend);
        double most = SPEED * SPEED / 8;
        double worst = 0;
        double[] found = report.field("temperature").values();
        for (int n = 0; n < found.length; n++) {
            double y = mesh.y().centre(mesh.j(n));
            double exact = COLD + 0.5 * SPEED * SPEED * y * (1 - y) + most / (cells * cells);
            worst = Math.max(worst, Math.abs(found[n] - exact) / most);
        }
        return List.of(
                GateResult.error("Couette flow: largest error of T over its rise", worst, 1e-9)
                        .noting("the exact solution of the difference equations, h² U²/8 above the parabola"),
                GateResult.relative("Couette flow: heat over work of the wall", SPEED * SPEED * LENGTH,
                        heat(report).produced(), 1e-9));
    }

    /// Error of the temperature, and heat over the work of the pressure.
    private static double[] poiseuille(int cells, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(LENGTH, ALONG), Axis.uniform(1, cells), 1);
        StepReport report = Runs.steady(between(mesh).named("Poiseuille flow")
                .boundary(Side.X_MIN, FlowCondition.fixedPressure(GRADIENT * LENGTH))
                .boundary(Side.X_MAX, FlowCondition.fixedPressure(0)).build(), backend);
        double[] found = report.field("temperature").values();
        double most = GRADIENT * GRADIENT / 192;
        double sum = 0;
        for (int n = 0; n < found.length; n++) {
            double s = 1 - 2 * mesh.y().centre(mesh.j(n));
            double error = (found[n] - COLD) / most - (1 - s * s * s * s);
            sum += error * error / found.length;
        }
        double flow = 0;
        for (double speed : FlowProbe.across(report, Direction.X, ALONG / 2)) {
            flow += speed / cells;
        }
        return new double[] {Math.sqrt(sum), heat(report).produced() / (GRADIENT * LENGTH * flow)};
    }

    private static Balance heat(StepReport report) {
        return report.balances().stream().filter(one -> one.quantity().equals("heat")).findFirst().orElseThrow();
    }
}
