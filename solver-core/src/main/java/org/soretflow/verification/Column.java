package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

/// Thermogravitational column: a closed vertical slot of gap 1 and height 50, hot wall x = 1, in the conduction regime.
///
/// `d ln c̄/dy = −s (Ra_D/720)/(1 + Ra_D²/9!)` with s = S_T ΔT and `Ra_D = g β ΔT h³/(ν D)`, far from the ends and for
/// small s. The solute carries no weight.
/// Source: Furry, Jones and Onsager, Phys. Rev. 55 (1939) 1083.
final class Column {

    private static final double[] RAYLEIGH = {60, 602, 6000};
    private static final double STRENGTH = 0.05;
    private static final double HEIGHT = 50;

    private Column() {}

    static Gate gate() {
        return new CheckedGate(
                "column",
                "Thermogravitational column below, at and above the best species Rayleigh number: axial slope",
                "integrals over the gap (Furry, Jones and Onsager 1939)",
                Column::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (double rayleigh : RAYLEIGH) {
            double exact = -STRENGTH * rayleigh / 720 / (1 + rayleigh * rayleigh / 362880);
            double[] widths = new double[3];
            double[] slopes = new double[3];
            int[] cells = {12, 16, 24};
            for (int m = 0; m < 3; m++) {
                widths[m] = 1.0 / cells[m];
                slopes[m] = slope(rayleigh, cells[m], backend);
            }
            ConvergenceStudy study = ConvergenceStudy.ofValues(widths, slopes);
            results.add(GateResult.relative(
                            String.format(Locale.ROOT, "Ra_D = %.0f: d ln c/dy in the middle", rayleigh), exact,
                            study.extrapolatedInSquares(), 1e-3)
                    .noting("s = 0.05 takes 6e-5 from the slope; extrapolated in h² and h⁴ from " + study));
        }
        return results;
    }

    private static double slope(double rayleigh, int cells, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(HEIGHT, 8 * cells), 1);
        Problem problem = ThermalTrap.slot(mesh, STRENGTH, rayleigh).named("thermogravitational column").build();
        StepReport report = Runs.steady(problem, backend);
        int low = 2 * mesh.ny() / 5;
        int high = 3 * mesh.ny() / 5;
        double rise = mesh.y().centre(high) - mesh.y().centre(low);
        FieldSnapshot c = report.field("c");
        return (Math.log(mean(mesh, c, high)) - Math.log(mean(mesh, c, low))) / rise;
    }

    private static double mean(StructuredMesh mesh, FieldSnapshot c, int j) {
        double sum = 0;
        for (int i = 0; i < mesh.nx(); i++) {
            sum += c.at(mesh.index(i, j, 0)) / mesh.nx();
        }
        return sum;
    }
}
