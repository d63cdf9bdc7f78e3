package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Grid;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.StepReport;

/// The Graetz–Soret sorter of [Sorter] with everything solved for: the flow between the plates from its rate, heat that
/// it carries, three solutes.
///
/// The recovery is that of the fluxes through the faces of a column, with the flow that was found. Three meshes along
/// the channel are extrapolated, and two across by h².
final class SolvedSorter {

    /// Cells along each of three stretches on the coarsest of three meshes.
    private static final int ALONG = 12;
    private static final int[] ACROSS = {20, 28};

    /// U h/D: diffusion along the channel changes the first eigenvalue by a part of 14/Pe².
    private static final double PECLET = 2000;

    private SolvedSorter() {}

    static Gate gate() {
        return new CheckedGate(
                "graetz-soret-flow",
                "Graetz–Soret sorter, flow, heat and solutes solved for: recovery in the cold half",
                "Chebyshev expansion in eigenfunctions, 7 digits",
                SolvedSorter::check);
    }

    private static List<GateResult> check(Backend backend) {
        double[][][] found = new double[ACROSS.length][][];
        for (int m = 0; m < ACROSS.length; m++) {
            double[][][] passes = new double[3][][];
            for (int level = 0; level < 3; level++) {
                passes[level] = recovery(ACROSS[m], ALONG << level, backend);
            }
            found[m] = Sorter.extrapolated(passes);
        }
        double finer = (double) ACROSS[1] * ACROSS[1] / (ACROSS[0] * ACROSS[0]);
        List<GateResult> results = new ArrayList<>();
        for (int s = 0; s < Sorter.STRENGTHS.length; s++) {
            for (int p = 0; p < Sorter.PLACES.length; p++) {
                double coarse = found[0][p][s];
                double fine = found[1][p][s];
                results.add(GateResult.absolute(
                                String.format(Locale.ROOT, "s = %s, X = %s: recovery", Sorter.STRENGTHS[s],
                                        Sorter.PLACES[p]),
                                Sorter.POISEUILLE[p][s], (finer * fine - coarse) / (finer - 1), 1e-4)
                        .noting(String.format(Locale.ROOT, "%d cells across %.6f, %d cells %.6f", ACROSS[0], coarse,
                                ACROSS[1], fine)));
            }
        }
        return results;
    }

    /// Recovery by place and strength.
    private static double[][] recovery(int across, int along, Backend backend) {
        StructuredMesh mesh = StructuredMesh.of(Sorter.along(along, PECLET), Axis.uniform(1, across), 1);
        Value linear = Value.steady((x, y, z, t) -> 300 + y);
        ProblemBuilder builder = Problem.on(mesh)
                .named("sorter with its flow")
                .filledWith(Runs.unitFluid())
                .heat(HeatEquation.standard().withTolerance(1e-12))
                .flow(FlowEquation.stokes(300).withTolerance(1e-10))
                .initialTemperature(linear)
                .boundary(Side.X_MIN, FlowCondition.developedInlet(PECLET))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(linear))
                .boundary(Side.X_MIN, SpeciesCondition.fixedConcentration(1))
                .boundary(Side.X_MAX, FlowCondition.outflow())
                .boundary(Side.X_MAX, ThermalCondition.outflow())
                .boundary(Side.X_MAX, SpeciesCondition.outflow())
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(301));
        for (double s : Sorter.STRENGTHS) {
            Species species = Species.named("s" + s).diffusivity(1).soretCoefficient(s).build();
            builder.species(SpeciesEquation.of(species).withTolerance(1e-12)).initially(species, 1);
        }
        StepReport report = Runs.steady(builder.build(), backend);
        double[] flow = report.faceFlow(Direction.X);
        Grid grid = Grid.of(mesh);
        double[][] recovery = new double[Sorter.PLACES.length][Sorter.STRENGTHS.length];
        for (int s = 0; s < Sorter.STRENGTHS.length; s++) {
            FieldSnapshot c = report.field("s" + Sorter.STRENGTHS[s]);
            for (int p = 0; p < Sorter.PLACES.length; p++) {
                int last = (p + 1) * along - 1;
                double cold = 0;
                double all = 0;
                for (int j = 0; j < across; j++) {
                    double carried = flow[grid.face(Direction.X, last + 1, j, 0)] * c.at(mesh.index(last, j, 0));
                    all += carried;
                    cold += 2 * j < across ? carried : 0;
                }
                recovery[p][s] = cold / all;
            }
        }
        return recovery;
    }
}
