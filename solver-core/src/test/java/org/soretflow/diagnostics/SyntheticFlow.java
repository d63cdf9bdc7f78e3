package org.soretflow.diagnostics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.soretflow.backend.Grid;
import org.soretflow.field.Balance;
import org.soretflow.field.EquationReport;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.run.StepReport;

/// The report of a flow that nobody solved for: velocities on faces are functions of place, the temperature is uniform.
final class SyntheticFlow implements StepReport {

    /// A function of place.
    interface Function {
        double at(double x, double y, double z);
    }

    private final StructuredMesh mesh;
    private final Grid grid;
    private final double[][] flow = new double[3][];
    private final Map<Side, double[]> heat = new HashMap<>();
    private double heatInflow;

    private SyntheticFlow(StructuredMesh mesh) {
        this.mesh = mesh;
        grid = Grid.of(mesh);
        for (Direction d : Direction.values()) {
            flow[d.ordinal()] = new double[grid.faces(d)];
        }
    }

    static SyntheticFlow on(StructuredMesh mesh) {
        return new SyntheticFlow(mesh);
    }

    /// A flow in the x–y plane whose face flows are differences of ψ at the corners, hence exact means of the velocity.
    static SyntheticFlow of(StructuredMesh mesh, Function psi) {
        SyntheticFlow report = new SyntheticFlow(mesh);
        double depth = mesh.z().length();
        for (int j = 0; j <= mesh.ny(); j++) {
            for (int i = 0; i <= mesh.nx(); i++) {
                double here = psi.at(mesh.x().face(i), mesh.y().face(j), 0);
                if (j < mesh.ny()) {
                    double above = psi.at(mesh.x().face(i), mesh.y().face(j + 1), 0);
                    report.flow[0][report.grid.face(Direction.X, i, j, 0)] = depth * (above - here);
                }
                if (i < mesh.nx()) {
                    double beside = psi.at(mesh.x().face(i + 1), mesh.y().face(j), 0);
                    report.flow[1][report.grid.face(Direction.Y, i, j, 0)] = depth * (here - beside);
                }
            }
        }
        return report;
    }

    /// Sets one velocity component from its values at face centres.
    SyntheticFlow with(Direction d, Function velocity) {
        int[] end = {mesh.nx(), mesh.ny(), mesh.nz()};
        end[d.ordinal()]++;
        for (int k = 0; k < end[2]; k++) {
            for (int j = 0; j < end[1]; j++) {
                for (int i = 0; i < end[0]; i++) {
                    double x = d == Direction.X ? mesh.x().face(i) : mesh.x().centre(i);
                    double y = d == Direction.Y ? mesh.y().face(j) : mesh.y().centre(j);
                    double z = d == Direction.Z ? mesh.z().face(k) : mesh.z().centre(k);
                    double area = mesh.faceArea(d, Math.min(i, mesh.nx() - 1), Math.min(j, mesh.ny() - 1),
                            Math.min(k, mesh.nz() - 1));
                    flow[d.ordinal()][grid.face(d, i, j, k)] = area * velocity.at(x, y, z);
                }
            }
        }
        return this;
    }

    /// Heat that enters through the faces of a side that is one patch [W].
    SyntheticFlow heat(Side side, double... inflow) {
        heat.put(side, inflow);
        heatInflow = Arrays.stream(inflow).sum();
        return this;
    }

    @Override
    public String problemName() {
        return "synthetic";
    }

    @Override
    public StructuredMesh mesh() {
        return mesh;
    }

    @Override
    public CellZones zones() {
        return CellZones.fill(mesh, "domain").build();
    }

    @Override
    public long step() {
        return 1;
    }

    @Override
    public double time() {
        return 1;
    }

    @Override
    public double timeStep() {
        return 1;
    }

    @Override
    public double courantNumber() {
        return 0.5;
    }

    @Override
    public boolean last() {
        return true;
    }

    @Override
    public List<EquationReport> equations() {
        return List.of();
    }

    @Override
    public List<Balance> balances() {
        Map<String, Double> inflow = new HashMap<>();
        heat.forEach((side, _) -> inflow.put(side.label(), heatInflow));
        return List.of(new Balance("heat", 0, 0, inflow, 0, 0));
    }

    @Override
    public double[] faceInflow(String quantity, Side side) {
        return heat.get(side).clone();
    }

    @Override
    public double[] faceFlow(Direction direction) {
        return flow[direction.ordinal()];
    }

    @Override
    public List<String> fieldNames() {
        return List.of("temperature", "velocity");
    }

    @Override
    public FieldSnapshot field(String name) {
        if (name.equals("velocity")) {
            return velocity();
        }
        double[] values = new double[mesh.cells()];
        Arrays.fill(values, 300);
        return FieldSnapshot.scalar(name, "K", values);
    }

    /// In two dimensions: means of the two faces.
    private FieldSnapshot velocity() {
        FaceFlows flows = FaceFlows.of(this);
        double[] values = new double[3 * mesh.cells()];
        for (int n = 0; n < mesh.cells(); n++) {
            int i = mesh.i(n);
            int j = mesh.j(n);
            double depth = mesh.z().length();
            values[3 * n] = 0.5 * (flows.flow(Direction.X, i, j, 0) + flows.flow(Direction.X, i + 1, j, 0))
                    / (mesh.y().width(j) * depth);
            values[3 * n + 1] = 0.5 * (flows.flow(Direction.Y, i, j, 0) + flows.flow(Direction.Y, i, j + 1, 0))
                    / (mesh.x().width(i) * depth);
        }
        return new FieldSnapshot("velocity", "m/s", 3, values);
    }
}
