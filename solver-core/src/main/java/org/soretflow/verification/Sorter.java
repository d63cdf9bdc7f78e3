package org.soretflow.verification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.StepReport;

/// The Graetz–Soret sorter: a channel between a cold and a hot plate, what share of the solute leaves in the cold half.
///
/// Gap, D and ΔT are 1; `X = x D/(U h²)`. The reference has no diffusion along the channel; here the Péclet number is
/// so large that it does not matter. Across, the mesh is the question; along, three meshes are extrapolated.
final class Sorter {

    static final double[] STRENGTHS = {0.5, 1, 5};
    static final double[] PLACES = {0.02, 0.1, 1};
    static final double[][] POISEUILLE = {
        {0.5099033, 0.5198037, 0.5985433}, {0.5343311, 0.5684072, 0.8054077}, {0.5467451, 0.5927213, 0.8700343}
    };
    private static final double[][] PLUG = {
        {0.5099517, 0.5199014, 0.5991700}, {0.5384010, 0.5764527, 0.8330475}, {0.5621734, 0.6224542, 0.9241418}
    };
    private static final double[] DECAY = {13.70048, 13.82857, 17.93748};
    /// U h/D: diffusion along the channel acts like a part in Pe² of that across.
    private static final double PECLET = 1e5;
    /// Cells along each of three stretches on the coarsest of three meshes.
    private static final int ALONG = 16;

    private Sorter() {}

    static Gate gate() {
        return new CheckedGate(
                "graetz-soret",
                "Graetz–Soret sorter: recovery in the cold half for s = 0.5, 1, 5, parabolic and plug flow",
                "Chebyshev expansion in eigenfunctions, 7 digits; plug decay π² + s²/4 exactly",
                Sorter::check);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (boolean parabolic : new boolean[] {true, false}) {
            double[][] table = parabolic ? POISEUILLE : PLUG;
            int[] across = {20, 50, 100};
            double[] widths = new double[3];
            double[][] errors = new double[9][3];
            double[][] found = null;
            double[] decay = null;
            for (int m = 0; m < 3; m++) {
                widths[m] = 1.0 / across[m];
                Passage[] passes = new Passage[3];
                double[][][] recoveries = new double[3][][];
                for (int level = 0; level < 3; level++) {
                    passes[level] = pass(parabolic, across[m], ALONG << level, backend);
                    recoveries[level] = passes[level].recovery();
                }
                found = extrapolated(recoveries);
                decay = passes[2].decay();
                for (int q = 0; q < 9; q++) {
                    errors[q][m] = Math.abs(found[q / 3][q % 3] - table[q / 3][q % 3]);
                }
            }
            String flow = parabolic ? "parabolic" : "plug";
            for (int s = 0; s < 3; s++) {
                for (int p = 0; p < 3; p++) {
                    String of = String.format(
                            Locale.ROOT, "%s, s = %s, X = %s: recovery", flow, STRENGTHS[s], PLACES[p]);
                    ConvergenceStudy study = ConvergenceStudy.ofErrors(widths, errors[3 * p + s]);
                    results.add(GateResult.absolute(of, table[p][s], found[p][s], 1e-3)
                            .noting("100 cells across; " + study));
                }
                // where the error is largest the order can be seen best: the others drown in the table's digits
                ConvergenceStudy study = ConvergenceStudy.ofErrors(widths, errors[3 + s]);
                String of = String.format(Locale.ROOT, "%s, s = %s, X = 0.1: order across", flow, STRENGTHS[s]);
                results.add(GateResult.order(of, 2, study.order()).noting(study.toString()));
                double exact = parabolic ? DECAY[s] : Math.PI * Math.PI + STRENGTHS[s] * STRENGTHS[s] / 4;
                results.add(GateResult.relative(
                        String.format(Locale.ROOT, "%s, s = %s: first eigenvalue", flow, STRENGTHS[s]),
                                exact, decay[s], 1e-3)
                        .noting("from the decay between two columns"));
            }
        }
        return results;
    }

    /// What a run gives: recovery by place and strength, and the first eigenvalue by strength.
    private record Passage(double[][] recovery, double[] decay) {}

    /// Upwind fluxes along the channel are of first order in a smooth map of the cells: two steps of Richardson.
    static double[][] extrapolated(double[][][] passes) {
        double[][] result = new double[3][3];
        for (int p = 0; p < 3; p++) {
            for (int s = 0; s < 3; s++) {
                double coarse = passes[0][p][s];
                double medium = passes[1][p][s];
                double fine = passes[2][p][s];
                result[p][s] = (8 * fine - 6 * medium + coarse) / 3;
            }
        }
        return result;
    }

    /// Faces at X, times the Péclet number: a stretch from the inlet, then two of constant growth, so that all
    /// places are faces.
    static Axis along(int cells, double peclet) {
        double[] faces = new double[3 * cells + 1];
        double steep = 3;
        for (int m = 0; m <= cells; m++) {
            double share = (double) m / cells;
            faces[m] = PLACES[0] * Math.expm1(steep * share) / Math.expm1(steep);
            faces[cells + m] = PLACES[0] * Math.pow(PLACES[1] / PLACES[0], share);
            faces[2 * cells + m] = PLACES[1] * Math.pow(PLACES[2] / PLACES[1], share);
        }
        return Axis.of(Arrays.stream(faces).map(x -> x * peclet).toArray());
    }

    private static Passage pass(boolean parabolic, int across, int along, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(along(along, PECLET), Axis.uniform(1, across));
        ProblemBuilder builder = Problem.on(mesh)
                .named("sorter")
                .filledWith(Runs.unitFluid())
                .initialTemperature(Value.steady((x, y, z, t) -> 300 + y))
                .flow(parabolic
                        ? new GivenVelocity.Poiseuille(Direction.X, Direction.Y, PECLET, 0, 1)
                        : new GivenVelocity.Uniform(PECLET, 0, 0))
                .boundary(Side.X_MIN, SpeciesCondition.fixedConcentration(1))
                .boundary(Side.X_MAX, SpeciesCondition.outflow());
        for (double s : STRENGTHS) {
            Species species = Species.named("s" + s).diffusivity(1).soretCoefficient(s).build();
            builder.species(SpeciesEquation.of(species).withTolerance(1e-12)).initially(species, 1);
        }
        StepReport report = Runs.steady(builder.build(), backend);
        double[][] recovery = new double[3][3];
        double[] decay = new double[3];
        for (int s = 0; s < 3; s++) {
            FieldSnapshot c = report.field("s" + STRENGTHS[s]);
            for (int p = 0; p < 3; p++) {
                int last = (p + 1) * along - 1;
                recovery[p][s] = recovery(mesh, parabolic, j -> c.at(mesh.index(last, j, 0)));
            }
            decay[s] = decay(mesh, parabolic, STRENGTHS[s], c);
        }
        return new Passage(recovery, decay);
    }

    /// Concentration of a column by row.
    private interface Column {
        double at(int j);
    }

    private static double recovery(StructuredMesh mesh, boolean parabolic, Column column) {
        double cold = 0;
        double all = 0;
        for (int j = 0; j < mesh.ny(); j++) {
            double from = mesh.y().face(j);
            double to = mesh.y().face(j + 1);
            double carried = parabolic ? to * to * (3 - 2 * to) - from * from * (3 - 2 * from) : to - from;
            all += carried * column.at(j);
            cold += 2 * j < mesh.ny() ? carried * column.at(j) : 0;
        }
        return cold / all;
    }

    /// First eigenvalue: from one column to the next what is not yet at rest shrinks by 1 + λ dX, exactly.
    private static double decay(StructuredMesh mesh, boolean parabolic, double s, FieldSnapshot c) {
        double rest = recovery(mesh, parabolic, j -> Math.exp(-s * mesh.y().centre(j)));
        int i = mesh.x().cellAt(0.35 * PECLET);
        double before = recovery(mesh, parabolic, j -> c.at(mesh.index(i - 1, j, 0))) - rest;
        double after = recovery(mesh, parabolic, j -> c.at(mesh.index(i, j, 0))) - rest;
        return (before / after - 1) * PECLET / mesh.x().width(i);
    }
}
