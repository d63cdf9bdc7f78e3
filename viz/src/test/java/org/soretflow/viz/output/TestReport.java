package org.soretflow.viz.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;

/// A simulation that only pretends: temperature and one species are functions of place and step.
public record TestReport(StructuredMesh mesh, CellZones zones, long step) implements StepReport {

    private static final double STEP_LENGTH = 0.1;

    public static TestReport at(long step) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1e-3, 8), Axis.geometric(1e-4, 6, Toward.START, 3), 1e-2);
        CellZones zones = CellZones.fill(mesh, "glass")
                .paint("channel", Shape.layer(Direction.Y, Range.from(5e-5))).build();
        return new TestReport(mesh, zones, step);
    }

    /// Runs observers over steps as the simulation loop does.
    static void run(Observer observer, long restartedAt, long end) {
        observer.begin(at(restartedAt));
        if (restartedAt == 0) {
            observer.observe(at(0));
        }
        for (long step = restartedAt + 1; step <= end; step++) {
            observer.observe(at(step));
        }
        observer.close();
    }

    @Override
    public String problemName() {
        return "soret-cell";
    }

    @Override
    public double time() {
        return step * STEP_LENGTH;
    }

    @Override
    public double timeStep() {
        return step == 0 ? 0 : STEP_LENGTH;
    }

    @Override
    public double courantNumber() {
        return 0.25;
    }

    @Override
    public boolean last() {
        return false;
    }

    @Override
    public List<EquationReport> equations() {
        return step == 0 ? List.of() : List.of(
                new EquationReport("temperature", 3, 1, 1.0 / step, 1e-11 / step, true),
                new EquationReport("ethanol", 5, 2, 0.5 / step, 1e-12, true));
    }

    @Override
    public List<Balance> balances() {
        Map<String, Double> inflow = new LinkedHashMap<>();
        inflow.put("y-min", 1.0 / (step + 3));
        inflow.put("y-max", -1.0 / (step + 3));
        double rate = step == 0 ? Double.NaN : 0;
        return List.of(new Balance("heat", 4.2 + step, rate, inflow, 0.5, rate + 1e-17),
                new Balance("ethanol", 7, rate, Map.of(), 0, rate - 1e-20));
    }

    @Override
    public double[] faceFlow(org.soretflow.mesh.Direction direction) {
        return null;
    }

    /// What enters through y-min grows along x.
    @Override
    public double[] faceInflow(String quantity, Side side) {
        double total = balances().getFirst().inflow().get(side.label());
        return IntStream.rangeClosed(1, 8).mapToDouble(f -> total * f / 36).toArray();
    }

    @Override
    public List<String> fieldNames() {
        return List.of("temperature", "velocity", "ethanol");
    }

    /// Linear in place and step, so that interpolated values are known.
    @Override
    public FieldSnapshot field(String name) {
        return switch (name) {
            case "temperature" -> filled(name, "K", 1, 293);
            case "velocity" -> filled(name, "m/s", 3, 0);
            case "ethanol" -> filled(name, "1", 1, 0.39);
            default -> throw new IllegalArgumentException("no field " + name + "; there are " + fieldNames());
        };
    }

    private FieldSnapshot filled(String name, String unit, int components, double base) {
        double[] values = new double[mesh.cells() * components];
        for (int n = 0; n < mesh.cells(); n++) {
            double place = 1e3 * mesh.x().centre(mesh.i(n)) + 1e4 * mesh.y().centre(mesh.j(n));
            for (int q = 0; q < components; q++) {
                values[n * components + q] = base + q + step + place;
            }
        }
        return new FieldSnapshot(name, unit, components, values);
    }
}
