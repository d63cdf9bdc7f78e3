package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.Balance;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.Solid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.run.StepReport;

/// A channel between walls of layers, cold below and hot above: layers in series, `q = ΔT/Σ(h/k)`, whatever flows along
/// them.
///
/// With constant k the temperature is linear in every layer and the solver's to round-off; a fluid with
/// `k = k₀ [1 + a (T − T₀)]` has the flux of its mean k (Kirchhoff), and the solver's is of second order. Where a side
/// channel comes in through the floor both flow and heat are disturbed; downstream the layers in series come back.
/// Source: Carslaw and Jaeger, Conduction of Heat in Solids (1959), ch. 1 and 3.
final class LayeredChannel {

    private static final double COLD = 300;
    private static final double HOT = 350;
    /// Floor of two layers, the channel, a lid of two layers.
    private static final double[] FACES = {0, 0.3, 0.5, 1.5, 1.7, 2};
    private static final double[] CONDUCTIVITY = {150, 1.1, 0.6, 0.2, 1.1};
    private static final int CHANNEL = 2;
    private static final double SPEED = 1;
    private static final double LENGTH = 4;
    private static final double SLOPE = 0.02;

    private LayeredChannel() {}

    static Gate gate() {
        return new CheckedGate(
                "layered-channel",
                "Heat across a channel between walls of layers, and behind a junction with a side channel",
                "q = ΔT/Σ(h/k), with k(T) by Kirchhoff (Carslaw and Jaeger 1959)",
                LayeredChannel::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        double[] straight = straight(8, 0, backend);
        results.add(GateResult.error(
                        "straight channel: largest temperature error over the difference of the plates", straight[0],
                        1e-10)
                .noting("exact but for the tolerance of the solve, 1e-13, times the matrix's condition"));
        results.add(GateResult.error("straight channel: heat through the lid, relative error", straight[1], 1e-9));
        List<String> varying = List.of("fluid with k(T): temperature", "fluid with k(T): heat through the lid");
        results.addAll(new Refinement(4, 8, 16).orders(varying, 2, cells -> straight(cells, SLOPE, backend)));
        results.addAll(junction(backend));
        return results;
    }

    /// Cells in every layer.
    private static Axis across(int cells) {
        Axis[] parts = new Axis[CONDUCTIVITY.length];
        for (int m = 0; m < parts.length; m++) {
            parts[m] = Axis.tanh(FACES[m + 1] - FACES[m], m == CHANNEL ? 2 * cells : cells, Toward.BOTH, 3);
        }
        return Axis.joined(parts);
    }

    private static CellZones.Painter layers(StructuredMesh mesh) {
        CellZones.Painter painter = CellZones.fill(mesh, name(CHANNEL));
        for (int m = 0; m < CONDUCTIVITY.length; m++) {
            if (m != CHANNEL) {
                painter.paint(name(m), Shape.layer(Direction.Y, Range.of(FACES[m], FACES[m + 1])));
            }
        }
        return painter;
    }

    private static String name(int layer) {
        return "layer" + layer;
    }

    private static ProblemBuilder problem(StructuredMesh mesh, CellZones zones, double slope) {
        ProblemBuilder builder = Problem.on(mesh, zones)
                .heat(HeatEquation.standard().withTolerance(1e-13))
                .flow(FlowEquation.stokes(COLD).withTolerance(1e-10))
                .initialTemperature(COLD)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(
                        Value.steady((x, y, z, t) -> series(y, flux(slope), slope))))
                .boundary(Side.X_MAX, ThermalCondition.outflow())
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(COLD))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(HOT));
        for (int m = 0; m < CONDUCTIVITY.length; m++) {
            if (m != CHANNEL) {
                builder.material(name(m), Solid.named(name(m)).density(1).conductivity(CONDUCTIVITY[m]).heatCapacity(1)
                        .build());
            }
        }
        Property conductivity = new Property.Polynomial(
                COLD, new double[] {CONDUCTIVITY[CHANNEL], CONDUCTIVITY[CHANNEL] * slope});
        return builder.material(name(CHANNEL),
                Fluid.named("fluid").density(1).viscosity(1).conductivity(conductivity).heatCapacity(1).build());
    }

    /// Heat per area from the hot to the cold side, by bisection.
    private static double flux(double slope) {
        double low = 0;
        double high = 1e6;
        while (high - low > 1e-15 * high) {
            double middle = 0.5 * (low + high);
            if (middle == low || middle == high) {
                break;
            }
            if (series(FACES[CONDUCTIVITY.length], middle, slope) < HOT) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Temperature at a height for a heat flux downwards.
    private static double series(double y, double flux, double slope) {
        double temperature = COLD;
        for (int m = 0; m < CONDUCTIVITY.length && y > FACES[m]; m++) {
            double rise = flux * (Math.min(y, FACES[m + 1]) - FACES[m]) / CONDUCTIVITY[m];
            if (m == CHANNEL && slope != 0) {
                // θ + a θ²/2 rises linearly, θ = T − T₀
                double theta = temperature - COLD;
                double potential = theta + 0.5 * slope * theta * theta + rise;
                temperature = COLD + (Math.sqrt(1 + 2 * slope * potential) - 1) / slope;
            } else {
                temperature += rise;
            }
        }
        return temperature;
    }

    /// Largest error of the temperature over that of the plates, and relative error of the heat through the lid.
    private static double[] straight(int cells, double slope, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(LENGTH, 4), across(cells), 1);
        Problem problem = problem(mesh, layers(mesh).build(), slope)
                .named("channel between layers")
                // from pressure to pressure the flow is that of the difference equations from end to end
                .boundary(Side.X_MIN, FlowCondition.fixedPressure(12 * SPEED * LENGTH))
                .boundary(Side.X_MAX, FlowCondition.fixedPressure(0))
                .build();
        StepReport report = Runs.steady(problem, backend);
        double flux = flux(slope);
        FieldSnapshot found = report.field("temperature");
        double worst = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            double exact = series(mesh.y().centre(mesh.j(n)), flux, slope);
            worst = Math.max(worst, Math.abs(found.at(n) - exact));
        }
        double heat = heat(report).inflow().get(Side.Y_MAX.label());
        return new double[] {worst / (HOT - COLD), Math.abs(heat / (LENGTH * flux) - 1)};
    }

    private static Balance heat(StepReport report) {
        return report.balances().stream().filter(one -> one.quantity().equals("heat")).findFirst().orElseThrow();
    }

    /// A side channel through the floor brings cold fluid, as much as comes along the channel.
    private static List<GateResult> junction(Backend backend) {
        Axis along = Axis.joined(
                Axis.geometric(3, 10, Toward.END, 4), Axis.uniform(1, 10), Axis.geometric(40, 40, Toward.START, 30));
        StructuredMesh mesh = StructuredMesh.of(along, across(6), 1);
        Shape opening = Shape.box(Range.of(3, 4), Range.of(FACES[0], FACES[CHANNEL]));
        CellZones zones = layers(mesh).paint(name(CHANNEL), opening).build();
        Problem problem = problem(mesh, zones, 0)
                .named("junction")
                .boundary(Side.X_MIN, FlowCondition.developedInlet(SPEED))
                .boundary(Side.X_MAX, FlowCondition.outflow())
                .patch("side channel", Side.Y_MIN, Shape.layer(Direction.X, Range.of(3, 4)))
                .boundary("side channel", FlowCondition.developedInlet(SPEED))
                .boundary("side channel", ThermalCondition.fixedTemperature(COLD))
                .build();
        StepReport report = Runs.steady(problem, backend);
        FieldSnapshot found = report.field("temperature");
        double flux = flux(0);
        double[] worst = new double[2];
        for (int n = 0; n < mesh.cells(); n++) {
            double error = Math.abs(found.at(n) - series(mesh.y().centre(mesh.j(n)), flux, 0)) / (HOT - COLD);
            int i = mesh.i(n);
            worst[0] = Math.max(worst[0], error);
            worst[1] = i == mesh.nx() - 1 ? Math.max(worst[1], error) : worst[1];
        }
        double[] top = report.faceInflow("heat", Side.Y_MAX);
        double last = top[mesh.nx() - 1] / mesh.faceArea(Side.Y_MAX, mesh.nx() - 1);
        return List.of(
                GateResult.error("junction: largest temperature error 40 gaps behind it", worst[1], 1e-8)
                        .noting("at the junction it is off by a part of " + worst[0]),
                GateResult.relative("junction: heat flux through the lid there", flux, last, 1e-8),
                GateResult.error("junction: defect of the balance of heat over what passes",
                        heat(report).defect() / heat(report).inflow().get(Side.Y_MAX.label()), 1e-9));
    }
}
