package org.soretflow.viz.render;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.plot.Durations;
import org.soretflow.viz.table.DamagedFileException;
import org.soretflow.viz.vtk.LengthUnit;

/// What a window shows of a run: which state, which field, in which style, from where. Used by one thread at a time.
final class ViewModel {

    private static final double DEGREES_PER_PIXEL = 0.4;
    /// Numbers of a field that are read for their range over all times: about a second.
    private static final double MOST_NUMBERS = 5e7;

    private final RunSeries series;
    private final StructuredMesh mesh;
    private final List<String> fields;
    private final boolean hasVelocity;
    private int state;
    private String field;
    private Style style = Style.SLICE;
    private boolean front = true;
    private Camera camera = Camera.parse("iso", Direction.Z);
    private Direction normal = Direction.Z;
    private double share = 0.5;
    private boolean draft;
    private final Map<Integer, RunState> read = new LinkedHashMap<>();
    private final Map<String, Common> commons = new HashMap<>();
    private boolean isDamaged;

    /// Begins with the last state and the field given, or the first.
    ViewModel(RunSeries series, String wanted) throws IOException {
        this.series = series;
        state = series.size() - 1;
        List<String> names = series.names(state);
        RunState first = series.read(state, new LinkedHashSet<>(names));
        mesh = first.mesh();
        fields = new ArrayList<>();
        for (String name : names) {
            fields.add(name);
            if (first.field(name).components() == 3) {
                for (int d = 0; d < mesh.dimensions(); d++) {
                    fields.add(name + "_" + Direction.values()[d].label());
                }
            }
        }
        hasVelocity = names.contains("velocity");
        field = wanted.isEmpty() ? fields.getFirst() : wanted;
        first.field(field);
        read.put(state, first);
    }

    List<String> fields() {
        return List.copyOf(fields);
    }

    /// The styles that this run allows.
    List<Style> styles() {
        return Arrays.stream(Style.values())
                .filter(each -> hasVelocity || !each.needsVelocity())
                .filter(each -> mesh.dimensions() == 3 || each != Style.VOLUME).toList();
    }

    int states() {
        return series.size();
    }

    int state() {
        return state;
    }

    boolean isSolid() {
        return mesh.dimensions() == 3;
    }

    String field() {
        return field;
    }

    void show(String name) {
        field = name;
    }

    void show(Style kind) {
        style = kind;
        if (kind == Style.VOLUME) {
            front = false;
        }
    }

    void show(int number) {
        state = Math.clamp(number, 0, series.size() - 1);
    }

    /// Whether a plane is seen face on rather than a scene.
    void front(boolean on) {
        front = on && style != Style.VOLUME;
    }

    boolean isFront() {
        return front;
    }

    void normal(Direction direction) {
        normal = direction;
    }

    /// Where the plane lies, from 0 at the beginning of its direction to 1 at the end.
    void position(double part) {
        share = Math.clamp(part, 0, 1);
    }

    /// Turns the scene as a hand on it would.
    void turn(int pixelsRight, int pixelsDown) {
        camera = camera.turned(Math.toRadians(-DEGREES_PER_PIXEL * pixelsRight),
                Math.toRadians(DEGREES_PER_PIXEL * pixelsDown));
    }

    void draft(boolean on) {
        draft = on;
    }

    /// Time of the state, for people.
    String time() {
        return Durations.text(series.time(state));
    }

    /// Place of the plane, for people.
    String place() {
        LengthUnit unit = LengthUnit.suiting(mesh.axis(normal).length());
        return normal.label() + " = " + Durations.digits(unit.of(position())) + " " + unit.symbol();
    }

    /// Draws what is to be seen.
    ///
    /// @throws MissingRendererException if that is a scene and nothing can draw it here
    BufferedImage image(int width, int height) throws IOException {
        PictureOptions options = PictureOptions.of(field).style(style)
                .size(Math.clamp(width, 300, 8000), Math.clamp(height, 200, 8000)).draft(draft);
        if (front) {
            options.camera(PictureOptions.FRONT);
        } else {
            options.camera(Math.toDegrees(camera.azimuth()) + "," + Math.toDegrees(camera.elevation()));
        }
        if (isSolid()) {
            options.normals(List.of(normal)).position(position());
            if (!front && style != Style.SLICE) {
                options.normals(List.of());
            }
        }
        Common common = common();
        options.colours(common.colours());
        common.range().ifPresent(range -> options.range(range.low(), range.high()));
        common.opaque().ifPresent(options::opaque);
        return RunPicture.of(options).draw(fieldsOf(state));
    }

    /// What the pictures of a field have in common at all times, so that a colour always means the same number. It is
    /// read once for each field; of a run too long for that, and of one with a damaged file, it is that of the state
    /// shown.
    private Common common() throws IOException {
        if (commons.containsKey(field)) {
            return commons.get(field);
        }
        PictureOptions options = PictureOptions.of(field);
        RunPicture picture = RunPicture.of(options);
        if (!isDamaged && (double) mesh.cells() * series.size() <= MOST_NUMBERS) {
            try {
                picture.settle(series.size(), number -> series.read(number, picture.needs()));
                commons.put(field, new Common(options));
                return commons.get(field);
            } catch (DamagedFileException _) {
                // that state says so itself when it is wanted
                isDamaged = true;
            }
        }
        RunState shown = fieldsOf(state);
        PictureOptions own = PictureOptions.of(field);
        own.colours(RunPicture.of(own).colours(RunPicture.of(own).extremes(shown)));
        return new Common(own);
    }

    /// Colours of a field, the numbers at their ends, and which of them are seen best.
    private record Common(ColourMap colours, Optional<Scene.Range> range, Optional<Scene.Opaque> opaque) {

        Common(PictureOptions settled) {
            this(settled.colours().orElseThrow(), settled.range(), settled.opaque());
        }
    }

    private double position() {
        Axis axis = mesh.axis(normal);
        return axis.start() + share * axis.length();
    }

    /// Keeps the last few states, so that a slider moves smoothly.
    private RunState fieldsOf(int number) throws IOException {
        RunState found = read.get(number);
        if (found == null) {
            if (read.size() > 3) {
                read.remove(read.keySet().stream().max(Comparator.comparingInt(each -> Math.abs(each - number))).get());
            }
            found = series.read(number, new LinkedHashSet<>(series.names(number)));
            read.put(number, found);
        }
        return found;
    }
}
