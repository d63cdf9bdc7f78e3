package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.Value;
import org.soretflow.design.Accumulation;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.TimeControl;

/// The Soret cell between a cold and a hot plate, from uniform concentration, with the drift kept in the series.
///
/// Dilute, D = 1, gap 1, ΔT = 1 and S_T = s: `∂c/∂t = ∂/∂x(∂c/∂x + s c)`, no flux at the plates, c = 1 at t = 0.
/// Sources: Bierlein, J. Chem. Phys. 23 (1955) 10; de Groot, L'effet Soret (1945).
public final class SoretCell {

    private static final double[] STRENGTHS = {0.1, 1, 5};
    private static final double END = 0.2;
    /// c(0), c(½), c(1) at t = 0.01, 0.05 and 0.2 for s = 0.1 and s = 1.
    private static final double[] TIMES = {0.01, 0.05, 0.2};
    private static final double[][] TABLE = {
        {1.01133389, 0.99999993, 0.98876611, 1.02545406, 0.99994168, 0.97504324, 1.04506492, 0.99967290, 0.95632033},
        {1.11793192, 0.99999326, 0.89206808, 1.27792331, 0.99417809, 0.77179860, 1.51452588, 0.96787038, 0.62290164}
    };

    private SoretCell() {}

    static Gate gate() {
        return new CheckedGate(
                "soret-transient",
                "Transient Soret cell, s = S_T·ΔT = 0.1, 1, 5, at a fifth of the diffusion time",
                "eigenfunction series (Bierlein 1955), summed here and compared with its table",
                SoretCell::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        results.add(GateResult.error("series against its table, largest difference", tableError(), 1e-8)
                .noting("the table has eight decimals"));
        for (double s : STRENGTHS) {
            String of = String.format(Locale.ROOT, "s = %s: ", s);
            // steps so short that what is left is the error in space
            int[] cells = {25, 50, 100};
            double[] widths = new double[3];
            double[] errors = new double[3];
            double largest = 0;
            for (int m = 0; m < 3; m++) {
                FieldSnapshot c = solve(s, cells[m], END / 800, backend);
                widths[m] = 1.0 / cells[m];
                for (int i = 0; i < cells[m]; i++) {
                    double exact = series(s, (i + 0.5) * widths[m], END);
                    errors[m] = Math.max(errors[m], Math.abs(c.at(i) - exact));
                    largest = Math.max(largest, exact);
                }
            }
            ConvergenceStudy space = ConvergenceStudy.ofErrors(widths, errors);
            results.add(GateResult.error(of + "largest error at 100 cells over largest c", errors[2] / largest, 1e-4)
                    .noting("relative to the largest c, " + String.format(Locale.ROOT, "%.3f", largest)
                            + "; 800 steps, so that the error is that of space"));
            results.add(GateResult.order(of + "order in space", 2, space.order()).noting(space.toString()));
            results.add(timeOrder(of, s, backend));
        }
        return results;
    }

    /// Order in time on one mesh, from the differences of four runs whose steps halve.
    private static GateResult timeOrder(String of, double s, Backend backend) {
        double[] steps = new double[3];
        double[] differences = new double[3];
        FieldSnapshot coarse = solve(s, 50, END / 20, backend);
        for (int m = 0; m < 3; m++) {
            steps[m] = END / (20 << m);
            FieldSnapshot fine = solve(s, 50, steps[m] / 2, backend);
            for (int i = 0; i < 50; i++) {
                differences[m] = Math.max(differences[m], Math.abs(fine.at(i) - coarse.at(i)));
            }
            coarse = fine;
        }
        ConvergenceStudy time = ConvergenceStudy.ofErrors(steps, differences);
        return GateResult.order(of + "order in time", 2, time.order()).noting("differences of halved steps: " + time);
    }

    private static FieldSnapshot solve(double s, int cells, double step, Backend backend) {
        Species species = Species.named("c").diffusivity(1).soretCoefficient(s).build();
        Problem problem = Problem.on(StructuredMesh.of(Axis.uniform(1, cells), Axis.uniform(1, 1)))
                .named("Soret cell")
                .filledWith(Runs.unitFluid())
                .initialTemperature(Value.steady((x, y, z, t) -> 300 + x))
                .species(SpeciesEquation.of(species).withTolerance(1e-12))
                .initially(species, 1)
                .build();
        return Runs.until(END, TimeControl.fixed(step), problem, backend).field("c");
    }

    private static double tableError() {
        double worst = 0;
        for (int row = 0; row < 2; row++) {
            for (int m = 0; m < 9; m++) {
                double series = series(STRENGTHS[row], 0.5 * (m % 3), TIMES[m / 3]);
                worst = Math.max(worst, Math.abs(series - TABLE[row][m]));
            }
        }
        return worst;
    }

    /// The exact concentration over its initial value.
    ///
    /// @param s Soret coefficient times temperature difference [1]
    /// @param x distance from the cold plate over the gap [1]
    /// @param time time over gap²/D [1]
    public static double series(double s, double x, double time) {
        return Accumulation.closedProfile(s, x, time);
    }
}
