package org.soretflow.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.InletProfile;
import org.soretflow.boundary.Value;
import org.soretflow.material.Solid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;

/// Two inlets, one by its flow rate and one by its pressure, a chamber, and three outlets of different widths at different
/// pressures: the flow splits as in a network of hydraulic resistances.
///
/// A channel of length L and width w has `R = 12 μ L/w³`, on N equal cells across over 1 + 2/N². What chamber and ends of
/// channels resist is of order w/L of that, and is taken out by extrapolation in 1/L.
final class Manifold {

    private static final double[] LENGTHS = {20, 40, 80};
    private static final double CHAMBER = 2;
    private static final double CELL = 0.125;
    private static final double HEIGHT = 5;
    private static final double RATE = 1;

    /// A channel.
    ///
    /// @param fall pressure at its end over the length of the channels
    private record Channel(String name, double from, double to, double fall) {
        double width() {
            return to - from;
        }

        Range range() {
            return Range.of(from, to);
        }

        double pressure(double length) {
            return fall * length;
        }

        double resistance(double length) {
            double cells = width() / CELL;
            return 12 * length / Math.pow(width(), 3) / (1 + 2 / (cells * cells));
        }
    }

    private static final Channel FEED = new Channel("feed", 3.5, 4.5, 0);
    private static final Channel SHEATH = new Channel("sheath", 0.5, 1.5, 15);
    private static final List<Channel> OUTLETS = List.of(new Channel("wide outlet", 0, 1, 0),
            new Channel("middle outlet", 2, 2.75, 2), new Channel("narrow outlet", 4, 4.5, -4));

    private Manifold() {}

    static Gate gate() {
        return new CheckedGate(
                "manifold",
                "Two inlets (by rate, by pressure) and three outlets: flow rates against a network of resistances",
                "hydraulic resistances of the channels, extrapolated to long ones",
                Manifold::check);
    }

    private static List<GateResult> check(Backend backend) {
        double[][] ratios = new double[LENGTHS.length][];
        double[] sizes = new double[LENGTHS.length];
        for (int m = 0; m < LENGTHS.length; m++) {
            sizes[m] = 1 / LENGTHS[m];
            ratios[m] = ratios(LENGTHS[m], backend);
        }
        List<GateResult> results = new ArrayList<>();
        for (int c = 0; c <= OUTLETS.size(); c++) {
            int channel = c;
            double[] found = Arrays.stream(ratios).mapToDouble(row -> row[channel]).toArray();
            ConvergenceStudy study = ConvergenceStudy.ofValues(sizes, found);
            String name = c < OUTLETS.size() ? OUTLETS.get(c).name() : SHEATH.name();
            results.add(GateResult.relative(name + ": flow over that of the network, long channels",
                            1, study.extrapolated(1), 1e-3)
                    .noting("extrapolated in 1/L from " + study));
        }
        results.add(GateResult.error("sum of all flow rates over the largest", ratios[0][OUTLETS.size() + 1], 1e-10));
        return results;
    }

    /// Flows over those of the network: of the outlets, then of the sheath; then what the sum of all is off.
    private static double[] ratios(double length, Backend backend) {
        Map<String, Double> inflow = Runs.steady(problem(length), backend).balances().stream()
                .filter(balance -> balance.quantity().equals("volume")).findFirst().orElseThrow().inflow();
        double conductance = 1 / SHEATH.resistance(length);
        double drive = RATE + SHEATH.pressure(length) / SHEATH.resistance(length);
        for (Channel outlet : OUTLETS) {
            conductance += 1 / outlet.resistance(length);
            drive += outlet.pressure(length) / outlet.resistance(length);
        }
        double chamber = drive / conductance;
        double[] ratios = new double[OUTLETS.size() + 2];
        for (int c = 0; c < OUTLETS.size(); c++) {
            Channel outlet = OUTLETS.get(c);
            double expected = (chamber - outlet.pressure(length)) / outlet.resistance(length);
            ratios[c] = -inflow.get(outlet.name()) / expected;
        }
        ratios[OUTLETS.size()] = inflow.get(SHEATH.name()) * SHEATH.resistance(length) / (SHEATH.pressure(length) - chamber);
        double most = inflow.values().stream().mapToDouble(Math::abs).max().orElseThrow();
        ratios[OUTLETS.size() + 1] = inflow.values().stream().mapToDouble(Double::doubleValue).sum() / most;
        return ratios;
    }

    private static Problem problem(double length) {
        StructuredMesh mesh = StructuredMesh.of(
                Axis.joined(Axis.geometric(length, 20, Toward.END, 12), Axis.uniform(CHAMBER, 16),
                        Axis.geometric(length, 20, Toward.START, 12)),
                Axis.uniform(HEIGHT, (int) Math.round(HEIGHT / CELL)), 1);
        Range before = Range.of(0, length);
        Range after = Range.of(length + CHAMBER, 2 * length + CHAMBER);
        Shape chamber = Shape.box(Range.of(length, length + CHAMBER), Range.of(0, HEIGHT));
        Shape fluid = Shape.union(chamber, Shape.box(before, FEED.range()), Shape.box(before, SHEATH.range()),
                Shape.box(after, OUTLETS.get(0).range()), Shape.box(after, OUTLETS.get(1).range()),
                Shape.box(after, OUTLETS.get(2).range()));
        CellZones zones = CellZones.fill(mesh, "wall").paint("fluid", fluid).build();
        Value rate = Value.constant(RATE);
        ProblemBuilder builder = Problem.on(mesh, zones)
                .named("manifold")
                .filledWith(Runs.unitFluid())
                .material("wall", Solid.named("wall").density(1).conductivity(1).heatCapacity(1).build())
                .flow(FlowEquation.stokes(300).withTolerance(1e-12))
                .patch(FEED.name(), Side.X_MIN, Shape.box(Range.all(), FEED.range()))
                .patch(SHEATH.name(), Side.X_MIN, Shape.box(Range.all(), SHEATH.range()))
                .boundary(FEED.name(), new FlowCondition.FlowRateInlet(rate, InletProfile.DEVELOPED))
                .boundary(SHEATH.name(), FlowCondition.fixedPressure(SHEATH.pressure(length)));
        for (Channel outlet : OUTLETS) {
            builder.patch(outlet.name(), Side.X_MAX, Shape.box(Range.all(), outlet.range()))
                    .boundary(outlet.name(), FlowCondition.fixedPressure(outlet.pressure(length)));
        }
        return builder.build();
    }
}
