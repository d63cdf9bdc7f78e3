package org.soretflow.viz.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    /// Half-planes of a body in which arrows stand.
    private static final int ARROW_PLANES = 7;
    private static final double STILL = 0.02;

    private final RunState state;
    private final PictureOptions options;
    private final StructuredMesh mesh;
    private final Optional<TurnedBody> body;
    /// What the scene stands in: the mesh, or the box around the body that its rings make.
    private final StructuredMesh box;
    private final FieldSnapshot field;
    private final IntPredicate shown;
    private final double longest;
    private final double[] factors = {1, 1, 1};

    SceneBuilder(RunState state, PictureOptions options) {
        this.state = state;
        this.options = options;
        mesh = state.mesh();
        body = mesh.isAxisymmetric() && options.rotation() > 0
                ? Optional.of(TurnedBody.of(mesh, options.rotation())) : Optional.empty();
        box = body.isPresent() ? TurnedBody.box(mesh) : mesh;
        FieldSnapshot whole = state.field(options.field());
        field = whole.components() == 1 ? whole : FieldSnapshot.scalar(whole.name(), whole.unit(),
                IntStream.range(0, whole.cells()).mapToDouble(whole::magnitude).toArray());
        shown = state.shown(whole, options.zones());
        double most = 0;
        for (int d = 0; d < box.dimensions(); d++) {
            most = Math.max(most, box.axis(Direction.values()[d]).length());
        }
        longest = most;
        for (int d = 0; d < box.dimensions(); d++) {
            double part = box.axis(Direction.values()[d]).length() / longest;
            factors[d] = part < FLAT ? Ticks.step(FLAT / part).doubleValue() : 1;
        }
    }

    /// Factor by which a direction is stretched.
    double factor(Direction d) {
        return factors[d.ordinal()];
    }

    /// A position along a direction [m] in units of the scene.
    double scaled(Direction d, double position) {
        return (position - box.axis(d).start()) / longest * factor(d);
    }

    /// What the scene stands in.
    StructuredMesh box() {
        return box;
    }

    /// What a direction of the scene is called.
    String label(Direction d) {
        return body.isPresent() ? d.label() : state.label(d);
    }

    /// By how many degrees a half-plane is turned; 0 where nothing is.
    double turn() {
        return body.isPresent() ? options.rotation() : 0;
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
        double[] vector = options.style().needsVelocity() ? nodes.of(state.field("velocity")) : new double[0];
        if (body.isPresent()) {
            TurnedBody turned = body.get();
            return new Scene.Grid(radii(), positions(mesh.y(), Direction.Z), turned.angles(), turned.cells(hidden),
                    turned.nodes(nodes.of(field)), alongTheDrawing(turned.vectors(vector)), true);
        }
        return new Scene.Grid(positions(mesh.x(), Direction.X), positions(mesh.y(), Direction.Y),
                mesh.dimensions() == 2 ? new double[] {0} : positions(mesh.z(), Direction.Z), hidden, nodes.of(field),
                alongTheDrawing(vector), false);
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
            case GLYPHS -> body.isPresent() ? arrowsOfBody(grid, body.get()) : arrowPlaces(grid);
            case SLICE, CONTOUR, VOLUME -> List.of();
        };
        // all half-planes of a body hold the same numbers
        int numbers = grid.scalar().length / (grid.turned() ? grid.z().length : 1);
        Scene.Opaque opaque = options.opaque().orElseGet(() -> rarer(Arrays.stream(grid.scalar(), 0, numbers), range));
        return new Scene.Look(options.style(), colours, range, levels, planes(), seeds, opaque);
    }

    private static Scene.Range range(double[] extremes, ColourMap colours) {
        double[] ends = colours.ends(extremes[0], extremes[1]);
        double size = Math.max(Math.abs(ends[0]), Math.abs(ends[1]));
        boolean constant = !(ends[1] - ends[0] > 1e-12 * size);
        double margin = constant ? size == 0 ? 1 : 0.01 * size : 0;
        return new Scene.Range(ends[0] - margin, ends[1] + margin);
    }

    private double[] positions(Axis axis, Direction d) {
        return Arrays.stream(axis.faces()).map(position -> scaled(d, position)).toArray();
    }

    private double[] radii() {
        return Arrays.stream(mesh.x().faces()).map(this::scaledRadius).toArray();
    }

    private double scaledRadius(double radius) {
        return radius / longest * factor(Direction.X);
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
            double share = random.nextDouble();
            double z = inside(mesh.z(), share);
            int cell = mesh.index(mesh.x().cellAt(x), mesh.y().cellAt(y), mesh.z().cellAt(z));
            if (shown.test(cell) && velocity.magnitude(cell) > STILL * fastest) {
                seeds.add(body.isPresent() ? around(x, y, body.get().angle(share)) : scaled(x, y, z));
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

    /// A regular lattice over the half-plane, at some of its angles.
    private List<Point> arrowsOfBody(Scene.Grid grid, TurnedBody turned) {
        double width = grid.x()[grid.x().length - 1] - grid.x()[0];
        double height = grid.far().z();
        double spacing = Math.sqrt(width * height * ARROW_PLANES / ARROWS);
        int across = count(width, spacing);
        int upwards = count(height, spacing);
        List<Point> places = new ArrayList<>();
        for (int n = 0; n < across * upwards * ARROW_PLANES; n++) {
            double radius = inside(mesh.x(), (n % across + 0.5) / across);
            double y = inside(mesh.y(), (n / across % upwards + 0.5) / upwards);
            if (shown.test(mesh.index(mesh.x().cellAt(radius), mesh.y().cellAt(y), 0))) {
                // a hair inside the outermost planes: on them rounding decides whether a point is in the body
                double share = Math.clamp(n / across / upwards / (ARROW_PLANES - 1.0), 1e-6, 1 - 1e-6);
                places.add(around(radius, y, turned.angle(share)));
            }
        }
        return places;
    }

    private Point around(double radius, double height, double angle) {
        double middle = scaledRadius(mesh.x().end());
        double distance = scaledRadius(radius);
        return new Point(middle + distance * Math.cos(angle), middle + distance * Math.sin(angle),
                scaled(Direction.Z, height));
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
