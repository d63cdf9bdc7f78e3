package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Solid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.run.StepReport;
import org.soretflow.run.TimeControl;

/// Layers of different materials: steady series of slabs, and two half-spaces that are suddenly joined.
///
/// Source: Carslaw and Jaeger, Conduction of Heat in Solids (1959), ch. 2.
final class Slabs {

    private static final double[] THICKNESS = {1e-3, 2e-4, 5e-5, 5e-4, 1.5e-3};
    private static final double[] CONDUCTIVITY = {1.1, 0.6, 150, 0.19, 0.6};

    private Slabs() {}

    static Gate gate() {
        return new CheckedGate(
                "slabs",
                "Conjugate conduction: five layers in series on stretched meshes, two half-spaces suddenly joined",
                "q = ΔT/Σ(h/k); contact temperature (e₁T₁+e₂T₂)/(e₁+e₂), e = √(kρc) (Carslaw and Jaeger 1959)",
                Slabs::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>(series(backend));
        results.addAll(joined(backend));
        return results;
    }

    private static List<GateResult> series(Backend backend) {
        Axis[] parts = new Axis[THICKNESS.length];
        for (int m = 0; m < parts.length; m++) {
            parts[m] = Axis.tanh(THICKNESS[m], 4 + 2 * m, Toward.BOTH, 5);
        }
        StructuredMesh mesh = StructuredMesh.of(Axis.joined(parts), Axis.geometric(1e-3, 6, Toward.END, 3));
        CellZones.Painter painter = CellZones.fill(mesh, "layer0");
        double[] start = new double[THICKNESS.length + 1];
        for (int m = 0; m < THICKNESS.length; m++) {
            start[m + 1] = start[m] + THICKNESS[m];
            if (m > 0) {
                painter.paint("layer" + m, layer(start[m], start[m + 1]));
            }
        }
        ProblemBuilder builder = Problem.on(mesh, painter.build()).named("layers in series");
        double resistance = 0;
        for (int m = 0; m < THICKNESS.length; m++) {
            builder.material("layer" + m, solid("layer" + m, CONDUCTIVITY[m], 2e6));
            resistance += THICKNESS[m] / CONDUCTIVITY[m];
        }
        Problem problem = builder.heat(HeatEquation.standard().withTolerance(1e-13))
                .initialTemperature(300)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(350))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(290))
                .build();
        StepReport report = Runs.steady(problem, backend);
        FieldSnapshot found = report.field("temperature");
        double flux = 60 / resistance;
        double worst = 0;
        for (int n = 0; n < mesh.cells(); n++) {
            double x = mesh.x().centre(mesh.i(n));
            double exact = 350;
            for (int m = 0; m < THICKNESS.length; m++) {
                exact -= flux * Math.clamp(x - start[m], 0, THICKNESS[m]) / CONDUCTIVITY[m];
            }
            worst = Math.max(worst, Math.abs(found.at(n) - exact));
        }
        double heat = report.balances().getFirst().inflow().get(Side.X_MIN.label());
        return List.of(
                GateResult.error("five layers: largest temperature error over the difference of the plates",
                                worst / 60, 1e-10)
                        .noting("exact but for round-off of a row, 4e-16 of 350 K, times the matrix's condition"),
                GateResult.relative("five layers: heat flow", flux * 1e-3, heat, 1e-9));
    }

    private static Shape layer(double from, double to) {
        return Shape.layer(Direction.X, Range.of(from, to));
    }

    /// Left k = 1, ρc = 1, at 301 K; right k = 4, ρc = 2, at 300 K; both wide enough to be endless until the end.
    private static List<GateResult> joined(Backend backend) {
        double[] diffusivity = {1, 2};
        double[] effusivity = {1, Math.sqrt(8)};
        double end = 0.02;
        double contact = 300 + effusivity[0] / (effusivity[0] + effusivity[1]);
        int[] cells = {40, 80, 160};
        double[] widths = new double[3];
        double[] errors = new double[3];
        double[] contactErrors = new double[3];
        for (int m = 0; m < 3; m++) {
            StructuredMesh mesh = StructuredMesh.of(
                    Axis.joined(
                            Axis.geometric(2, cells[m], Toward.END, 5).startingAt(-2),
                            Axis.geometric(2, cells[m], Toward.START, 5)),
                    Axis.uniform(1, 1));
            FieldSnapshot found = Runs.until(
                            end, TimeControl.fixed(end / cells[m]), halfSpaces(mesh), backend)
                    .field("temperature");
            widths[m] = 1.0 / cells[m];
            for (int n = 0; n < mesh.cells(); n++) {
                double x = mesh.x().centre(n);
                int side = x < 0 ? 0 : 1;
                double profile = SpecialFunctions.erf(Math.abs(x) / Math.sqrt(4 * diffusivity[side] * end));
                double exact = contact + ((side == 0 ? 301 : 300) - contact) * profile;
                errors[m] = Math.max(errors[m], Math.abs(found.at(n) - exact));
            }
            // both cells at the contact are equally wide: the harmonic weights are those of the conductivities
            double face = (found.at(cells[m] - 1) + 4 * found.at(cells[m])) / 5;
            contactErrors[m] = Math.abs(face - contact);
        }
        ConvergenceStudy field = ConvergenceStudy.ofErrors(widths, errors);
        ConvergenceStudy face = ConvergenceStudy.ofErrors(widths, contactErrors);
        return List.of(
                GateResult.error("joined half-spaces: largest temperature error over the first difference",
                                errors[2], 1e-3)
                        .noting("160 cells a side, stretched; error of order 2, a few 1e-3 on the coarsest mesh"),
                GateResult.order("joined half-spaces: order, width and step halved together", 2, field.order())
                        .noting(field.toString()),
                GateResult.error("joined half-spaces: error of the contact temperature", contactErrors[2], 1e-3)
                        .noting(face.toString()));
    }

    private static Problem halfSpaces(StructuredMesh mesh) {
        CellZones zones = CellZones.fill(mesh, "left").paint("right", layer(0, 2)).build();
        return Problem.on(mesh, zones)
                .named("joined half-spaces")
                .material("left", solid("left", 1, 1))
                .material("right", solid("right", 4, 2))
                .heat(HeatEquation.standard().withTolerance(1e-12))
                .initialTemperature(Value.steady((x, y, z, t) -> x < 0 ? 301 : 300))
                .build();
    }

    private static Solid solid(String name, double conductivity, double capacity) {
        return Solid.named(name).density(1).conductivity(conductivity).heatCapacity(capacity).build();
    }
}
