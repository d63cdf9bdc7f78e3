package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.StepReport;
import org.soretflow.verification.Refinement.Known;

/// A dilute species with thermophoresis in the side-heated cavity, carried by a flow that it does not drive.
///
/// `u·∇c = (1/Le) ∇·(∇c + s c ∇T)`, no flux through any wall, mean c = 1: convection takes from the Soret effect
/// between hot and cold wall and adds a contrast between top and bottom.
final class SoretCavity {

    private static final Refinement MESHES = new Refinement(16, 24, 32);
    private static final double STRENGTH = 0.5;
    private static final List<String> PLACES = List.of(
            "mean of the cold wall", "mean of the hot wall", "mean of the bottom", "mean of the top",
            "hot corner at the bottom", "cold corner at the bottom", "hot corner at the top", "cold corner at the top",
            "centre");

    private record Row(Cavity cavity, double lewis, double... expected) {}

    private static final List<Row> ROWS = List.of(
            new Row(new Cavity(Double.POSITIVE_INFINITY, 1), 100,
                    1.270106, 0.771234, 1.009704, 0.990329, 0.77764, 1.280351, 0.764693, 1.26009, 0.989699),
            new Row(new Cavity(7, 1e3), 10,
                    1.085049, 0.919084, 1.045796, 0.955234, 0.92030, 1.123710, 0.887787, 1.08226, 1.000663));

    private SoretCavity() {}

    static Gate gate() {
        return new CheckedGate(
                "cavity-soret",
                "Soret effect in the side-heated cavity: limits of wall means and corner values",
                "Chebyshev collocation, Le = 100 at Ra 1 and Le = 10 at Ra 10³",
                SoretCavity::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (Row row : ROWS) {
            List<Known> known = new ArrayList<>();
            for (int q = 0; q < PLACES.size(); q++) {
                known.add(new Known(row.cavity.label() + "c, " + PLACES.get(q), row.expected[q], 1e-3));
            }
            results.addAll(MESHES.extrapolated(known, cells -> values(solve(row, cells, backend))));
        }
        return results;
    }

    private static StepReport solve(Row row, int cells, Backend backend) {
        Species species =
                Species.named("c").diffusivity(1 / row.lewis).soretCoefficient(STRENGTH).build();
        Problem problem = row.cavity.on(Cavity.square(cells, 0))
                .named("Soret effect in a cavity")
                .species(SpeciesEquation.of(species).withTolerance(1e-11))
                .initially(species, 1)
                .build();
        return Runs.steady(problem, backend);
    }

    /// Where nothing passes, `c exp(sT)` has no slope across a wall.
    private static double[] values(StepReport report) {
        StructuredMesh mesh = report.mesh();
        FieldSnapshot c = report.field("c");
        FieldSnapshot t = report.field("temperature");
        int n = mesh.nx();
        // columns 0 and n + 1 are the hot and the cold wall, rows the same
        double[][] grid = new double[n + 2][n + 2];
        for (int j = 0; j < n; j++) {
            double[] potential = new double[n];
            for (int i = 0; i < n; i++) {
                int cell = mesh.index(i, j, 0);
                grid[i + 1][j + 1] = c.at(cell);
                potential[i] = c.at(cell) * Math.exp(STRENGTH * (t.at(cell) - Cavity.MEAN));
            }
            grid[0][j + 1] = atWall(potential[0], potential[1]) * Math.exp(-0.5 * STRENGTH);
            grid[n + 1][j + 1] = atWall(potential[n - 1], potential[n - 2]) * Math.exp(0.5 * STRENGTH);
        }
        for (double[] column : grid) {
            column[0] = atWall(column[1], column[2]);
            column[n + 1] = atWall(column[n], column[n - 1]);
        }
        double[] means = new double[4];
        for (int row = 1; row <= n; row++) {
            means[0] += grid[n + 1][row] / n;
            means[1] += grid[0][row] / n;
            means[2] += grid[row][0] / n;
            means[3] += grid[row][n + 1] / n;
        }
        int m = n / 2;
        double centre = 0.25 * (grid[m][m] + grid[m + 1][m] + grid[m][m + 1] + grid[m + 1][m + 1]);
        return new double[] {
            means[0], means[1], means[2], means[3],
            grid[0][0], grid[n + 1][0], grid[0][n + 1], grid[n + 1][n + 1], centre
        };
    }

    /// Value at a wall without slope across, from the first two cells of equal width.
    private static double atWall(double first, double second) {
        return (9 * first - second) / 8;
    }
}
