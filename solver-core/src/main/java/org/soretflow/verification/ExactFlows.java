package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.run.StepReport;

/// Flows along a channel that solve the whole equations, with inertia: driven by a moving wall, by thermo-osmotic slip,
/// by Marangoni stress, by buoyancy. Gap, viscosity, density and thermal diffusivity are 1.
///
/// Sources: Birikh, J. Appl. Mech. Tech. Phys. 7 (1966) 43; Levich, Physicochemical Hydrodynamics (1962).
final class ExactFlows {

    private static final Refinement MESHES = new Refinement(16, 32, 64);
    private static final double LENGTH = 2;
    /// g β ΔT h³/(ν κ) of the buoyant flows, so large that the flow bends the temperature by a few tenths.
    private static final double RAYLEIGH = 1000;

    private ExactFlows() {}

    static Gate gate() {
        return new CheckedGate(
                "exact-flows",
                "Couette, slip, Marangoni and Birikh flows, side-heated slot",
                "exact solutions: linear ones to round-off, the others of order 2",
                ExactFlows::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>(linear(backend));
        results.addAll(MESHES.orders(List.of("thermo-osmotic slip in a closed channel"), 2,
                cells -> new double[] {channel(cells, zeta -> 1 - 6 * zeta * (1 - zeta),
                        FlowCondition.movingWall(1, 0, 0), FlowCondition.movingWall(1, 0, 0), backend)}));
        results.addAll(MESHES.orders(List.of("Marangoni flow in a closed channel"), 2,
                cells -> new double[] {channel(cells, zeta -> zeta * (0.75 * zeta - 0.5),
                        FlowCondition.noSlip(), stress(), backend)}));
        for (boolean conducting : new boolean[] {true, false}) {
            String of = conducting ? "Birikh flow, conducting walls: " : "Birikh flow, adiabatic walls: ";
            results.addAll(MESHES.orders(List.of(of + "velocity", of + "temperature"), 2,
                    cells -> birikh(cells, conducting, backend)));
        }
        results.addAll(slot(backend));
        return results;
    }

    private static FlowCondition stress() {
        return new FlowCondition.TangentialStress(Value.constant(1), Value.constant(0), Value.constant(0));
    }

    private static Fluid fluid() {
        return Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1).thermalExpansion(1).build();
    }

    private static ProblemBuilder on(StructuredMesh mesh, String name) {
        return Problem.on(mesh).named(name).filledWith(fluid())
                .flow(FlowEquation.boussinesq(300).withTolerance(1e-12)).initialTemperature(300);
    }

    /// Couette flow under a moving wall and under a stress: the scheme is exact for what is linear, on any mesh.
    private static List<GateResult> linear(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (boolean wall : new boolean[] {true, false}) {
            StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 4), Cavity.axis(12, 1.5), 1)
                    .periodic(Direction.X);
            StepReport report = Runs.steady(on(mesh, "Couette flow")
                    .boundary(Side.Y_MAX, wall ? FlowCondition.movingWall(1, 0, 0) : stress()).build(), backend);
            String of = wall ? "Couette flow under a moving wall" : "Couette flow under a stress";
            results.add(GateResult.error(of + ": largest error", error(report, 0, zeta -> zeta), 1e-9)
                    .noting("exact but for the tolerance of the solve, 1e-12, times the matrix's condition"));
        }
        return results;
    }

    /// Largest error of the velocity in a channel whose ends have the exact profile.
    private static double channel(
            int cells, DoubleUnaryOperator profile, FlowCondition bottom, FlowCondition top, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(LENGTH, 2 * cells), Axis.uniform(1, cells), 1);
        FlowCondition end = end(profile);
        StepReport report = Runs.steady(on(mesh, "closed channel")
                .boundary(Side.X_MIN, end).boundary(Side.X_MAX, end)
                .boundary(Side.Y_MIN, bottom).boundary(Side.Y_MAX, top).build(), backend);
        return error(report, cells, profile);
    }

    private static FlowCondition end(DoubleUnaryOperator profile) {
        Value speed = Value.steady((x, y, z, t) -> profile.applyAsDouble(y));
        return new FlowCondition.FixedVelocity(speed, Value.constant(0), Value.constant(0));
    }

    /// Largest error of u on a face column.
    private static double error(StepReport report, int column, DoubleUnaryOperator profile) {
        double[] found = FlowProbe.across(report, Direction.X, column);
        double worst = 0;
        for (int j = 0; j < found.length; j++) {
            worst = Math.max(worst, Math.abs(found[j] - profile.applyAsDouble(report.mesh().y().centre(j))));
        }
        return worst;
    }

    /// Errors of velocity and temperature of the return flow under a temperature that rises by 1 K per gap along the
    /// channel.
    private static double[] birikh(int cells, boolean conducting, Backend backend) {
        DoubleUnaryOperator profile = zeta -> RAYLEIGH * zeta * (zeta * (zeta / 6 - 0.25) + 1.0 / 12);
        Value temperature = Value.steady((x, y, z, t) -> 300 + x - 0.5 * LENGTH + RAYLEIGH * bend(y, conducting));
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(LENGTH, 2 * cells), Axis.uniform(1, cells), 1);
        ThermalCondition wall =
                conducting ? ThermalCondition.fixedTemperature(temperature) : ThermalCondition.adiabatic();
        Problem problem = on(mesh, "Birikh flow")
                .gravity(new Gravity(0, -RAYLEIGH, 0))
                .heat(HeatEquation.standard().withAdvection(AdvectionScheme.CENTRAL).withTolerance(1e-11))
                .initialTemperature(temperature)
                .boundary(Side.X_MIN, end(profile)).boundary(Side.X_MAX, end(profile))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(temperature))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(temperature))
                .boundary(Side.Y_MIN, wall).boundary(Side.Y_MAX, wall)
                .build();
        StepReport report = Runs.steady(problem, backend);
        double heat = Norms.of(problem, report.field("temperature"), temperature, 0).largest();
        return new double[] {error(report, cells, profile), heat};
    }

    /// Deviation of the temperature from its rise along the channel, over the Rayleigh number.
    private static double bend(double zeta, boolean conducting) {
        double cube = zeta * zeta * zeta;
        return conducting
                ? zeta * (cube * zeta / 120 - cube / 48 + zeta * zeta / 72 - 1.0 / 720)
                : cube / 24 * (1.0 / 3 - zeta / 2 + zeta * zeta / 5);
    }

    /// Endless vertical slot: the discrete solution is `v(ζ) − (Ra/16) h² (1 − 2ζ)` with the exact v, because the wall
    /// lies half a cell beside the first value.
    private static List<GateResult> slot(Backend backend) {
        int cells = 16;
        double width = 1.0 / cells;
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(1, 4), 1)
                .periodic(Direction.Y);
        StepReport report = Runs.steady(on(mesh, "side-heated slot")
                .gravity(new Gravity(0, -RAYLEIGH, 0))
                .heat(HeatEquation.standard().withAdvection(AdvectionScheme.CENTRAL).withTolerance(1e-12))
                .initialTemperature(Value.steady((x, y, z, t) -> 299.5 + x))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(299.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(300.5))
                .build(), backend);
        double[] found = FlowProbe.across(report, Direction.Y, 0);
        FieldSnapshot t = report.field("temperature");
        double flow = 0;
        double heat = 0;
        for (int i = 0; i < cells; i++) {
            double zeta = (i + 0.5) * width;
            double exact = zeta * (zeta * (0.25 - zeta / 6) - 1.0 / 12) - width * width / 16 * (1 - 2 * zeta);
            flow = Math.max(flow, Math.abs(found[i] / RAYLEIGH - exact) / 0.0080188);
            heat = Math.max(heat, Math.abs(t.at(i) - 299.5 - zeta));
        }
        return List.of(
                GateResult.error("side-heated slot: largest error of v over its maximum", flow, 1e-9)
                        .noting("against the exact solution of the difference equations"),
                GateResult.error("side-heated slot: largest error of T", heat, 1e-9));
    }
}
