package org.soretflow.discrete;

import java.util.Arrays;
import java.util.List;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Modulation;
import org.soretflow.physics.Problem;

/// Heat set free in each cell [W].
///
/// A beam is integrated over a cell by Gauss's three points in each direction across it, exactly over rings, and exactly
/// along it (Beer–Lambert), so that what is absorbed plus what leaves is what came in.
final class HeatSources {

    private static final double[] POINTS = {-Math.sqrt(0.6), 0, Math.sqrt(0.6)};
    private static final double[] WEIGHTS = {5.0 / 18, 8.0 / 18, 5.0 / 18};

    private final Problem problem;
    private final StructuredMesh mesh;
    private final List<HeatSource> sources;
    private final double[][] shapes;
    private final Films films;
    private double total;

    HeatSources(Problem problem) {
        this.problem = problem;
        this.mesh = problem.mesh();
        this.sources = problem.heat().orElseThrow().sources();
        this.shapes = new double[sources.size()][];
        this.films = new Films(mesh, sources);
    }

    /// True if no source depends on time.
    boolean isSteady() {
        return sources.stream().allMatch(source -> source.modulation().isSteady() && densityIsSteady(source));
    }

    private static boolean isInCells(HeatSource source) {
        return switch (source) {
            case HeatSource.Film _, HeatSource.Held _, HeatSource.Loss _ -> false;
            case HeatSource.Volumetric _, HeatSource.ZonePower _, HeatSource.GaussianBeam _ -> true;
        };
    }

    private static boolean densityIsSteady(HeatSource source) {
        return !(source instanceof HeatSource.Volumetric volumetric) || volumetric.density().isSteady();
    }

    /// True if heat is set free in films, whose shares depend on the conductivities beside them.
    boolean hasFilms() {
        return films.any();
    }

    /// Fills an array with the heat set free in each cell at the end of a step [W] and returns it; a source that jumps
    /// there has not done so yet.
    ///
    /// @param heat modified
    /// @param conductivity by cell; read where there are films
    double[] into(double[] heat, double time, double[] conductivity) {
        Arrays.fill(heat, 0);
        for (int s = 0; s < shapes.length; s++) {
            HeatSource source = sources.get(s);
            if (!isInCells(source)) {
                continue;
            }
            if (shapes[s] == null || !densityIsSteady(source)) {
                shapes[s] = shape(source, time);
            }
            double factor = source.modulation().before(time);
            for (int n = 0; n < heat.length; n++) {
                heat[n] += factor * shapes[s][n];
            }
        }
        films.addTo(heat, time, conductivity);
        total = 0;
        for (double value : heat) {
            total += value;
        }
        return heat;
    }

    /// Next time at which a source jumps, strictly after a time [s]; +∞ if none does.
    double nextJump(double time) {
        return sources.stream().mapToDouble(source -> source.modulation().nextJump(time)).min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /// Sum over the cells at the last evaluation [W].
    double total() {
        return total;
    }

    private double[] shape(HeatSource source, double time) {
        return switch (source) {
            case HeatSource.Volumetric volumetric -> volumetric(volumetric, time);
            case HeatSource.ZonePower(String zone, double power, Modulation _) -> {
                int id = problem.zones().id(zone);
                double[] heat = new double[mesh.cells()];
                double density = power / problem.zones().volume(id);
                for (int n = 0; n < heat.length; n++) {
                    heat[n] = problem.zones().zone(n) == id ? density * mesh.volume(n) : 0;
                }
                yield heat;
            }
            case HeatSource.GaussianBeam beam -> beam(beam);
            case HeatSource.Film _, HeatSource.Held _, HeatSource.Loss _ ->
                throw new IllegalArgumentException(source + " is not set free in cells");
        };
    }

    private double[] volumetric(HeatSource.Volumetric source, double time) {
        int id = problem.zones().id(source.zone());
        double[] heat = new double[mesh.cells()];
        for (int n = 0; n < heat.length; n++) {
            if (problem.zones().zone(n) == id) {
                double x = mesh.x().centre(mesh.i(n));
                double y = mesh.y().centre(mesh.j(n));
                double z = mesh.z().centre(mesh.k(n));
                heat[n] = source.density().at(x, y, z, time) * mesh.volume(n);
            }
        }
        return heat;
    }

    private double[] beam(HeatSource.GaussianBeam beam) {
        double[] absorption = new double[problem.zones().names().size()];
        beam.absorptions().forEach(one -> absorption[problem.zones().id(one.zone())] = one.coefficient());
        double[] heat = new double[mesh.cells()];
        Direction along = beam.axis();
        Direction first = along == Direction.X ? Direction.Y : Direction.X;
        Direction second = along == Direction.Z ? Direction.Y : Direction.Z;
        Axis depthAxis = mesh.axis(along);
        for (int b = 0; b < mesh.axis(second).cells(); b++) {
            for (int a = 0; a < mesh.axis(first).cells(); a++) {
                double part = mesh.isAxisymmetric() ? ring(beam, a) : share(beam, first, a) * share(beam, second, b);
                double entering = beam.power() * part;
                for (int m = 0; m < depthAxis.cells(); m++) {
                    int n = cell(along, a, b, m);
                    // expm1 keeps all digits where a cell absorbs next to nothing
                    heat[n] = -entering * Math.expm1(-absorption[problem.zones().zone(n)] * depthAxis.width(m));
                    entering -= heat[n];
                }
            }
        }
        return heat;
    }

    private int cell(Direction along, int a, int b, int m) {
        return switch (along) {
            case X -> mesh.index(m, a, b);
            case Y -> mesh.index(a, m, b);
            case Z -> mesh.index(a, b, m);
        };
    }

    /// Share of the power of a beam along the axis within one ring, `exp(−2r₁²/w²) − exp(−2r₂²/w²)`.
    private double ring(HeatSource.GaussianBeam beam, int place) {
        double inner = mesh.x().face(place) / beam.waist();
        double outer = mesh.x().face(place + 1) / beam.waist();
        return -Math.exp(-2 * inner * inner) * Math.expm1(-2 * (outer - inner) * (outer + inner));
    }

    /// Share of the beam's power within one cell width, `∫ √(2/π)/w · exp(−2 s²/w²) ds`; 1 across the depth of a
    /// two-dimensional mesh.
    private double share(HeatSource.GaussianBeam beam, Direction across, int place) {
        if (across == Direction.Z && mesh.dimensions() == 2) {
            return 1;
        }
        Axis axis = mesh.axis(across);
        double half = 0.5 * axis.width(place);
        double sum = 0;
        for (int p = 0; p < 3; p++) {
            double s = (axis.centre(place) + POINTS[p] * half - beam.through()[across.ordinal()]) / beam.waist();
            sum += WEIGHTS[p] * Math.exp(-2 * s * s);
        }
        return sum * axis.width(place) * Math.sqrt(2 / Math.PI) / beam.waist();
    }
}
