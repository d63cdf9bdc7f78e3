package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Grid;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;
import org.soretflow.verification.Refinement.Known;

/// Developed flow between plates and in rectangular ducts, of a creeping fluid from pressure to pressure.
///
/// `f Re = 2 G D_h²/(μ ū)` (Darcy) with the pressure gradient G and the hydraulic diameter D_h.
/// Source: Shah and London, Laminar Flow Forced Convection in Ducts (1978).
final class Ducts {

    /// Aspect ratio, u_max/ū, f Re.
    private static final double[][] TABLE = {
        {1, 2.0962560, 56.908308}, {2, 1.9917963, 62.192224}, {4, 1.7736814, 72.931107}, {8, 1.6282658, 82.338576}
    };
    private static final double LENGTH = 1;
    private static final int ALONG = 4;

    private Ducts() {}

    static Gate gate() {
        return new CheckedGate(
                "ducts",
                "Developed flow between plates and in rectangular ducts: friction and largest velocity",
                "plates 96; Fourier series (Shah and London 1978)",
                Ducts::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>(plates(backend));
        for (double[] row : TABLE) {
            String of = String.format(Locale.ROOT, "duct %.0f : 1: ", row[0]);
            List<Known> known =
                    List.of(new Known(of + "u_max/ū", row[1], 1e-4), new Known(of + "f Re", row[2], 1e-4));
            results.addAll(new Refinement(8, 12, 16).extrapolated(known, cells -> duct(row[0], cells, backend)));
        }
        return results;
    }

    /// The difference equations have the mean velocity `G h²/(12 μ) (1 + 2/N²)` on N equal cells.
    private static List<GateResult> plates(Backend backend) {
        int cells = 16;
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(LENGTH, ALONG), Axis.uniform(1, cells), 1);
        Fluid light = Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1).thermalExpansion(1)
                .build();
        // a fluid 1 K below the reference temperature, under gravity 1 along the plates, feels the force 1
        Problem endless = Problem.on(mesh.periodic(Direction.X))
                .named("endless channel")
                .filledWith(light)
                .gravity(new Gravity(1, 0, 0))
                .initialTemperature(299)
                .flow(FlowEquation.boussinesq(300).withTolerance(1e-12))
                .build();
        return List.of(
                friction("plates, from pressure to pressure: ", problem(mesh), cells, backend),
                friction("plates, endless with inertia: ", endless, cells, backend));
    }

    private static GateResult friction(String of, Problem problem, int cells, Backend backend) {
        double mean = 0;
        for (double speed : FlowProbe.across(Runs.steady(problem, backend), Direction.X, ALONG / 2)) {
            mean += speed / cells;
        }
        double share = 1 + 2.0 / (cells * cells);
        return GateResult.relative(of + "f Re times 1 + 2/N²", 96, 8 * share / mean, 1e-9)
                .noting("the exact solution of the difference equations");
    }

    private static Problem problem(StructuredMesh mesh) {
        return Problem.on(mesh)
                .named("duct")
                .filledWith(Runs.unitFluid())
                .flow(FlowEquation.stokes(300).withTolerance(1e-12))
                .boundary(Side.X_MIN, FlowCondition.fixedPressure(LENGTH))
                .boundary(Side.X_MAX, FlowCondition.fixedPressure(0))
                .boundary(Side.Y_MAX, mesh.dimensions() == 3 ? FlowCondition.symmetry() : FlowCondition.noSlip())
                .boundary(Side.Z_MAX, mesh.dimensions() == 3 ? FlowCondition.symmetry() : FlowCondition.noSlip())
                .build();
    }

    /// A quarter of the section: half-width 1 in y, half-width of the aspect ratio in z.
    private static double[] duct(double aspect, int cells, Backend backend) {
        int deep = (int) Math.round(cells * Math.sqrt(aspect));
        StructuredMesh mesh = StructuredMesh.of(
                Axis.uniform(LENGTH, ALONG), Axis.uniform(1, cells), Axis.uniform(aspect, deep));
        StepReport report = Runs.steady(problem(mesh), backend);
        Grid grid = Grid.of(mesh);
        double[] flow = report.faceFlow(Direction.X);
        double area = mesh.faceArea(Direction.X, 0, 0, 0);
        double mean = 0;
        for (int k = 0; k < deep; k++) {
            for (int j = 0; j < cells; j++) {
                mean += flow[grid.face(Direction.X, ALONG / 2, j, k)] / aspect;
            }
        }
        // even across both symmetry planes
        double[] rows = new double[2];
        for (int row = 0; row < 2; row++) {
            int k = deep - 1 - row;
            double first = flow[grid.face(Direction.X, ALONG / 2, cells - 1, k)] / area;
            double second = flow[grid.face(Direction.X, ALONG / 2, cells - 2, k)] / area;
            rows[row] = (9 * first - second) / 8;
        }
        double most = (9 * rows[0] - rows[1]) / 8;
        double diameter = 4 * aspect / (1 + aspect);
        return new double[] {most / mean, 2 * diameter * diameter / mean};
    }
}
