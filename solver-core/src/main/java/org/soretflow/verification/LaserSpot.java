package org.soretflow.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Modulation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.run.StepReport;

/// A thin chamber between isothermal plates, heated by a laser beam through both, and the depletion around the spot.
///
/// With q = (2αP/(πw²)) exp(−2r²/w²), uniform across the gap h: on the axis, half-way,
/// `T k/(αP) = (1/2π) Σ_{n odd} (4/(nπ)) (−1)^((n−1)/2) ½ e^a E₁(a)`, `a = n²π²w²/(8h²)`.
final class LaserSpot {

    /// w/h and the value of the series.
    private static final double[][] TABLE = {{0.25, 0.205418}, {1, 0.049928}, {4, 0.004738}};
    /// α h: so little that the source is uniform across the gap to a part in a million.
    private static final double ABSORPTION = 1e-6;
    /// Lateral extent in gaps: what the cut changes on the axis dies as exp(−π·6) = 7e-9.
    private static final double EXTENT = 6;

    private static final double SORET = 10;

    private LaserSpot() {}

    static Gate gate() {
        return new CheckedGate(
                "laser-spot",
                "Laser-heated thin chamber in 3D (an eighth by symmetry, stretched), and depletion around the spot",
                "Fourier–Bessel series on the axis; c/c∞ = exp(−Φ(T)+Φ(T∞)) (identity)",
                LaserSpot::check);
    }

    static Gate rings() {
        return new CheckedGate(
                "laser-spot-rings",
                "The same on axisymmetric meshes (half by symmetry, stretched)",
                "Fourier–Bessel series on the axis; c/c∞ = exp(−Φ(T)+Φ(T∞)) (identity)",
                LaserSpot::checkRings);
    }

    private static List<GateResult> checkRings(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (double[] row : TABLE) {
            String of = String.format(Locale.ROOT, "w/h = %s: ", row[0]);
            double exact = series(row[0]);
            int[] cells = {24, 48, 96};
            double[] widths = new double[3];
            double[] found = new double[3];
            for (int m = 0; m < 3; m++) {
                widths[m] = 1.0 / cells[m];
                Problem problem = problemInRings(row[0], cells[m], null);
                found[m] = onAxisOfRings(problem.mesh(), Runs.steady(problem, backend).field("temperature"));
            }
            ConvergenceStudy study = ConvergenceStudy.ofValues(widths, found);
            results.add(GateResult.relative(of + "T k/(αP) on the axis, extrapolated",
                            exact, study.extrapolated(2), 1e-4)
                    .noting("Richardson with order 2 from " + study));
            results.add(GateResult.relative(of + "T k/(αP) on the axis, 96 × 48 cells", exact, found[2], 1e-3));
        }
        Species species = depleted();
        results.add(depletion(Runs.steady(problemInRings(1, 24, species), backend)));
        return results;
    }

    /// x from the axis to the cut, y from a plate to the middle; T k/(αP) is the temperature above 300.
    private static Problem problemInRings(double waist, int cells, Species species) {
        double finest = Math.clamp(4 / waist, 1.5, 24);
        StructuredMesh mesh = StructuredMesh.axisymmetric(
                Axis.geometric(EXTENT, cells, Toward.START, finest), Axis.tanh(0.5, cells / 2, Toward.START, 2));
        HeatSource beam = new HeatSource.GaussianBeam(
                1 / ABSORPTION, waist, Direction.Y, new double[3],
                new HeatSource.GaussianBeam.Absorption("domain", ABSORPTION), new Modulation.Steady());
        ProblemBuilder builder = Problem.on(mesh)
                .named("laser spot in rings")
                .filledWith(Runs.unitFluid())
                .heat(HeatEquation.standard().withSources(beam))
                .initialTemperature(300)
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.Y_MAX, ThermalCondition.symmetry());
        return species == null ? builder.build() : builder.species(species).initially(species, 1).build();
    }

    private static double onAxisOfRings(StructuredMesh mesh, FieldSnapshot t) {
        int last = mesh.ny() - 1;
        double corner = t.at(mesh.index(0, last, 0)) - 300;
        double outwards = t.at(mesh.index(1, last, 0)) - 300;
        double below = t.at(mesh.index(0, last - 1, 0)) - 300;
        double radial = share(mesh.x().centre(0), mesh.x().centre(1));
        double across = share(0.5 - mesh.y().centre(last), 0.5 - mesh.y().centre(last - 1));
        return corner + radial * (corner - outwards) + across * (corner - below);
    }

    private static List<GateResult> check(Backend backend) {
        List<GateResult> results = new ArrayList<>();
        for (double[] row : TABLE) {
            String of = String.format(Locale.ROOT, "w/h = %s: ", row[0]);
            double exact = series(row[0]);
            results.add(GateResult.absolute(of + "series against its table", row[1], exact, 5e-7));
            int[] cells = {16, 32, 48};
            double[] widths = new double[3];
            double[] found = new double[3];
            for (int m = 0; m < 3; m++) {
                widths[m] = 1.0 / cells[m];
                Problem problem = problem(row[0], cells[m], null);
                found[m] = onAxis(problem.mesh(), Runs.steady(problem, backend).field("temperature"));
            }
            ConvergenceStudy study = ConvergenceStudy.ofValues(widths, found);
            results.add(GateResult.relative(of + "T k/(αP) on the axis, extrapolated",
                            exact, study.extrapolated(2), 1e-4)
                    .noting("Richardson with order 2 from " + study));
            results.add(GateResult.relative(of + "T k/(αP) on the axis, 48 × 48 × 24 cells", exact, found[2], 5e-3));
        }
        results.add(depletion(Runs.steady(problem(1, 18, depleted()), backend)));
        return results;
    }

    /// x, y from the axis to the cut, z from a plate to the middle; T k/(αP) is the temperature above 300.
    private static Problem problem(double waist, int cells, Species species) {
        double finest = Math.clamp(4 / waist, 1.5, 24);
        Axis lateral = Axis.geometric(EXTENT, cells, Toward.START, finest);
        StructuredMesh mesh = StructuredMesh.of(lateral, lateral, Axis.tanh(0.5, cells / 2, Toward.START, 2));
        HeatSource beam = new HeatSource.GaussianBeam(
                1 / ABSORPTION, waist, Direction.Z, new double[3],
                new HeatSource.GaussianBeam.Absorption("domain", ABSORPTION), new Modulation.Steady());
        ProblemBuilder builder = Problem.on(mesh)
                .named("laser spot")
                .filledWith(Runs.unitFluid())
                .heat(HeatEquation.standard().withSources(beam))
                .initialTemperature(300)
                .boundary(Side.Z_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.X_MIN, ThermalCondition.symmetry())
                .boundary(Side.Y_MIN, ThermalCondition.symmetry())
                .boundary(Side.Z_MAX, ThermalCondition.symmetry());
        return species == null ? builder.build() : builder.species(species).initially(species, 1).build();
    }

    /// Temperature above 300 where the three symmetry planes meet: even parabolas through two cells in each direction.
    private static double onAxis(StructuredMesh mesh, FieldSnapshot t) {
        int last = mesh.nz() - 1;
        double corner = t.at(mesh.index(0, 0, last)) - 300;
        double inX = t.at(mesh.index(1, 0, last)) - 300;
        double inY = t.at(mesh.index(0, 1, last)) - 300;
        double inZ = t.at(mesh.index(0, 0, last - 1)) - 300;
        double lateral = share(mesh.x().centre(0), mesh.x().centre(1));
        double across = share(0.5 - mesh.z().centre(last), 0.5 - mesh.z().centre(last - 1));
        return corner + lateral * (corner - inX) + lateral * (corner - inY) + across * (corner - inZ);
    }

    private static double share(double near, double far) {
        return near * near / (far * far - near * near);
    }

    private static Species depleted() {
        return Species.named("c").diffusivity(1).soretCoefficient(SORET).build();
    }

    private static GateResult depletion(StepReport report) {
        FieldSnapshot t = report.field("temperature");
        FieldSnapshot c = report.field("c");
        int far = c.cells() - 1;
        double worst = 0;
        for (int n = 0; n < c.cells(); n++) {
            double exact = Math.exp(-SORET * (t.at(n) - t.at(far)));
            worst = Math.max(worst, Math.abs(c.at(n) / c.at(far) / exact - 1));
        }
        double least = c.min() / c.max();
        return GateResult.error("depletion: c/c∞·exp(Φ−Φ∞) − 1, largest over the cells", worst, 1e-10)
                .noting(String.format(Locale.ROOT, "c falls to %.3f of its largest value in the spot", least));
    }

    private static double series(double waist) {
        double sum = 0;
        for (int n = 1; n < 400; n += 2) {
            double a = n * (double) n * Math.PI * Math.PI * waist * waist / 8;
            double sign = n % 4 == 1 ? 1 : -1;
            sum += 4 / (n * Math.PI) * sign * 0.5 * SpecialFunctions.scaledExponentialIntegral(a);
        }
        return sum / (2 * Math.PI);
    }
}
