package org.soretflow.viz.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.plot.Ticks;

/// Makes the scene of a state of a run: scaled so that the longest side is 1, flat directions stretched.
final class SceneBuilder {

    /// A side shorter than this part of the longest is stretched.
    private static final double FLAT = 0.12;
    private static final int ARROWS = 900;
    private static final double STILL = 0.02;

    private final RunState state;
    private final PictureOptions options;
    private final StructuredMesh mesh;
    private final FieldSnapshot field;
    private final IntPredicate shown;
    private final double longest;
    private final double[] factors = {1, 1, 1};

    SceneBuilder(RunState state, PictureOptions options) {
        this.state = state;
        this.options = options;
        mesh = state.mesh();
        FieldSnapshot whole = state.field(options.field());
        field = whole.components() == 1 ? whole : FieldSnapshot.scalar(whole.name(), whole.unit(),
                IntStream.range(0, whole.cells()).mapToDouble(whole::magnitude).toArray());
        shown = state.shown(whole, options.zones());
        double most = 0;
        for (int d = 0; d < mesh.dimensions(); d++) {
            most = Math.max(most, mesh.axis(Direction.values()[d]).length());
        }
        longest = most;
        for (int d = 0; d < mesh.dimensions(); d++) {
            double part = mesh.axis(Direction.values()[d]).length() / longest;
            factors[d] = part < FLAT ? Ticks.step(FLAT / part).doubleValue() : 1;
        }
    }

    /// Factor by which a direction is stretched.
    double factor(Direction d) {
        return factors[d.ordinal()];
    }

    /// A position along a direction [m] in units of the scene.
    double scaled(Direction d, double position) {
        return (position - mesh.axis(d).start()) / longest * factor(d);
    }

    /// Length of a unit of the scene [m].
    double longest() {
        return longest;
    }

    Scene.Grid grid() {
        NodeValues nodes = new NodeValues(mesh, shown);
        boolean[] hidden = new boolean[mesh.cells()];
        for (int n = 0; n < hidden.length; n++) {
            hidden[n] = !shown.test(n);
        }
        double[] vector = options.style().needsVelocity() ? alongTheDrawing(nodes.of(state.field("velocity")))
                : new double[0];
        return new Scene.Grid(positions(Direction.X), positions(Direction.Y),
                mesh.dimensions() == 2 ? new double[] {0} : positions(Direction.Z), hidden, nodes.of(field), vector);
    }

    Scene.Look look(Scene.Grid grid) {
        RunPicture picture = RunPicture.of(options);
        double[] extremes = picture.extremes(state);
        ColourMap colours = picture.colours(extremes);
        Scene.Range range = options.range().orElseGet(() -> range(extremes, colours));
        List<Double> levels = new ArrayList<>();
        for (int n = 0; n < options.levels(); n++) {
            levels.add(range.low() + (n + 0.5) / options.levels() * (range.high() - range.low()));
        }
        List<Point> seeds = switch (options.style()) {
            case STREAMLINES -> lineSeeds();
            case GLYPHS -> arrowPlaces(grid);
            case SLICE, CONTOUR, VOLUME -> List.of();
        };
        Scene.Opaque opaque = options.opaque().orElseGet(() -> rarer(Arrays.stream(grid.scalar()), range));
        return new Scene.Look(options.style(), colours, range, levels, planes(), seeds, opaque);
    }

    private static Scene.Range range(double[] extremes, ColourMap colours) {
        double[] ends = colours.ends(extremes[0], extremes[1]);
        double size = Math.max(Math.abs(ends[0]), Math.abs(ends[1]));
        boolean constant = !(ends[1] - ends[0] > 1e-12 * size);
        double margin = constant ? size == 0 ? 1 : 0.01 * size : 0;
        return new Scene.Range(ends[0] - margin, ends[1] + margin);
    }

    private double[] positions(Direction d) {
        return Arrays.stream(mesh.axis(d).faces()).map(position -> scaled(d, position)).toArray();
    }

    /// Turns velocities into the directions that they have where the scene is stretched; their lengths stay.
    private double[] alongTheDrawing(double[] velocity) {
        for (int n = 0; n + 2 < velocity.length; n += 3) {
            double speed = Math.hypot(Math.hypot(velocity[n], velocity[n + 1]), velocity[n + 2]);
            double drawn = 0;
            for (int q = 0; q < 3; q++) {
                velocity[n + q] = Double.isNaN(velocity[n + q]) ? 0 : velocity[n + q] * factors[q];
                drawn += velocity[n + q] * velocity[n + q];
            }
            double back = drawn > 0 ? speed / Math.sqrt(drawn) : 0;
            for (int q = 0; q < 3; q++) {
                velocity[n + q] *= back;
            }
        }
        return velocity;
    }

    private List<Scene.Plane> planes() {
        List<Scene.Plane> planes = new ArrayList<>();
        boolean drawn = options.style() == Style.SLICE
                || options.style() == Style.CONTOUR && !options.normals().isEmpty();
        if (mesh.dimensions() == 3 && drawn) {
            List<Direction> normals = options.normals().isEmpty() ? List.of(Direction.values()) : options.normals();
            for (Direction normal : normals) {
                Axis axis = mesh.axis(normal);
                double position = options.position().orElse(0.5 * (axis.start() + axis.end()));
                if (axis.cellAt(position) < 0) {
                    throw new IllegalArgumentException("there is no plane at " + normal.label() + " = " + position
                            + " m: the mesh spans " + axis.start() + " m to " + axis.end() + " m");
                }
                planes.add(new Scene.Plane(normal, scaled(normal, position)));
            }
        }
        return planes;
    }

    /// Points spread over the cells that are shown and in which something moves.
    private List<Point> lineSeeds() {
        FieldSnapshot velocity = state.field("velocity");
        double fastest = 0;
        for (int n = 0; n < velocity.cells(); n++) {
            fastest = Math.max(fastest, velocity.magnitude(n));
        }
        SplittableRandom random = new SplittableRandom(1);
        List<Point> seeds = new ArrayList<>();
        for (int trial = 0; trial < 200 * options.lines() && seeds.size() < options.lines(); trial++) {
            double x = inside(mesh.x(), random.nextDouble());
            double y = inside(mesh.y(), random.nextDouble());
            double z = inside(mesh.z(), random.nextDouble());
            int cell = mesh.index(mesh.x().cellAt(x), mesh.y().cellAt(y), mesh.z().cellAt(z));
            if (shown.test(cell) && velocity.magnitude(cell) > STILL * fastest) {
                seeds.add(scaled(x, y, z));
            }
        }
        return seeds;
    }

    /// A regular lattice over the box, in cells that are shown.
    private List<Point> arrowPlaces(Scene.Grid grid) {
        Point far = grid.far();
        boolean flat = mesh.dimensions() == 2;
        double volume = far.x() * far.y() * (flat ? 1 : far.z());
        double spacing = flat ? Math.sqrt(volume / ARROWS) : Math.cbrt(volume / ARROWS);
        int[] counts = {count(far.x(), spacing), count(far.y(), spacing), flat ? 1 : count(far.z(), spacing)};
        List<Point> places = new ArrayList<>();
        for (int n = 0; n < counts[0] * counts[1] * counts[2]; n++) {
            double x = inside(mesh.x(), (n % counts[0] + 0.5) / counts[0]);
            double y = inside(mesh.y(), (n / counts[0] % counts[1] + 0.5) / counts[1]);
            double z = inside(mesh.z(), (n / counts[0] / counts[1] + 0.5) / counts[2]);
            if (shown.test(mesh.index(mesh.x().cellAt(x), mesh.y().cellAt(y), mesh.z().cellAt(z)))) {
                places.add(scaled(x, y, z));
            }
        }
        return places;
    }

    private static int count(double side, double spacing) {
        return Math.max(1, (int) Math.rint(side / spacing));
    }

    private static double inside(Axis axis, double share) {
        return axis.start() + share * axis.length();
    }

    private Point scaled(double x, double y, double z) {
        return new Point(scaled(Direction.X, x), scaled(Direction.Y, y),
                mesh.dimensions() == 2 ? 0 : scaled(Direction.Z, z));
    }

    /// The end of the range that is farther from most of the values.
    static Scene.Opaque rarer(DoubleStream values, Scene.Range range) {
        double[] sorted = values.filter(value -> !Double.isNaN(value)).sorted().toArray();
        double median = sorted.length == 0 ? range.low() : sorted[sorted.length / 2];
        double share = (median - range.low()) / (range.high() - range.low());
        return share > 0.65 ? Scene.Opaque.LOW : share < 0.35 ? Scene.Opaque.HIGH : Scene.Opaque.ENDS;
    }
}
