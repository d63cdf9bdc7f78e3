package org.soretflow.viz.render;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.soretflow.mesh.Direction;
import org.soretflow.viz.plot.ColourMap;

/// What is to be seen in a picture of a run. Everything but the field has a default that suits the field and the mesh.
public final class PictureOptions {

    /// The plane of a slice seen face on, with axes.
    public static final String FRONT = "front";

    private final String field;
    private Style style = Style.SLICE;
    private String camera = "";
    private Direction up = Direction.Z;
    private List<Direction> normals = List.of();
    private OptionalDouble position = OptionalDouble.empty();
    private Optional<Scene.Range> range = Optional.empty();
    private Optional<ColourMap> colours = Optional.empty();
    private Optional<Scene.Opaque> opaque = Optional.empty();
    private List<String> zones = List.of();
    private String title = "";
    private String label = "";
    private int width;
    private int height;
    private int levels = 7;
    private int lines = 60;
    private double rotation = 270;
    private boolean bar = true;
    private boolean draft;

    private PictureOptions(String field) {
        this.field = Objects.requireNonNull(field, "field");
    }

    /// A picture of a field, or of a component such as `velocity_x`.
    public static PictureOptions of(String field) {
        return new PictureOptions(field);
    }

    public PictureOptions style(Style kind) {
        style = Objects.requireNonNull(kind, "kind");
        return this;
    }

    /// `front`, or what [Camera#parse] knows.
    public PictureOptions camera(String view) {
        camera = Objects.requireNonNull(view, "view");
        if (!view.isEmpty() && !view.equals(FRONT)) {
            Camera.parse(view, up);
        }
        return this;
    }

    /// Direction that points upwards in a scene.
    public PictureOptions up(Direction direction) {
        up = Objects.requireNonNull(direction, "direction");
        return this;
    }

    /// Directions across the planes of a slice.
    public PictureOptions normals(List<Direction> directions) {
        normals = List.copyOf(directions);
        return this;
    }

    /// Where the planes lie along their directions [m].
    public PictureOptions position(double metres) {
        position = OptionalDouble.of(metres);
        return this;
    }

    /// Numbers at the two ends of the colours.
    public PictureOptions range(double low, double high) {
        range = Optional.of(new Scene.Range(low, high));
        return this;
    }

    public PictureOptions colours(ColourMap map) {
        colours = Optional.of(map);
        return this;
    }

    /// Which values of a volume are seen best; without it the rarer ones.
    public PictureOptions opaque(Scene.Opaque values) {
        opaque = Optional.of(values);
        return this;
    }

    /// Zones to be shown; none means those in which the field means something.
    public PictureOptions zones(List<String> names) {
        zones = List.copyOf(names);
        return this;
    }

    public PictureOptions title(String text) {
        title = Objects.requireNonNull(text, "text");
        return this;
    }

    /// Name of the field at the colour bar.
    public PictureOptions label(String text) {
        label = Objects.requireNonNull(text, "text");
        return this;
    }

    /// Size of the picture [pixels].
    public PictureOptions size(int pixelsAcross, int pixelsUpwards) {
        if (pixelsAcross < 300 || pixelsUpwards < 200 || pixelsAcross > 8000 || pixelsUpwards > 8000) {
            throw new IllegalArgumentException("a picture has 300 × 200 to 8000 × 8000 pixels, got " + pixelsAcross
                    + " × " + pixelsUpwards);
        }
        width = pixelsAcross;
        height = pixelsUpwards;
        return this;
    }

    /// Number of lines or surfaces of equal value.
    public PictureOptions levels(int count) {
        if (count < 1 || count > 100) {
            throw new IllegalArgumentException("a picture has 1 to 100 levels, got " + count);
        }
        levels = count;
        return this;
    }

    /// Number of streamlines in a scene.
    public PictureOptions lines(int count) {
        if (count < 1 || count > 5000) {
            throw new IllegalArgumentException("a picture has 1 to 5000 streamlines, got " + count);
        }
        lines = count;
        return this;
    }

    /// By how many degrees scenes of an axisymmetric run turn its half-plane about the axis; 0 shows the half-plane.
    public PictureOptions rotation(double degrees) {
        if (!(degrees >= 0 && degrees <= 360)) {
            throw new IllegalArgumentException("a half-plane turns by 0 to 360 degrees, got " + degrees);
        }
        rotation = degrees;
        return this;
    }

    /// Leaves the colour bar out.
    public PictureOptions withoutBar() {
        bar = false;
        return this;
    }

    /// Draws scenes coarsely and fast, as long as they are being turned.
    PictureOptions draft(boolean on) {
        draft = on;
        return this;
    }

    boolean isDraft() {
        return draft;
    }

    /// Whether the picture is a plane seen face on, which this program draws by itself, rather than a scene.
    ///
    /// @param dimensions of the mesh
    public boolean isPlane(int dimensions) {
        boolean flatStyle = style == Style.SLICE || style == Style.CONTOUR;
        return style != Style.VOLUME && (camera.equals(FRONT) || camera.isEmpty() && (dimensions == 2 || flatStyle));
    }

    public String field() {
        return field;
    }

    public Style style() {
        return style;
    }

    Camera camera() {
        return Camera.parse(camera.isEmpty() || camera.equals(FRONT) ? "iso" : camera, up);
    }

    List<Direction> normals() {
        return normals;
    }

    OptionalDouble position() {
        return position;
    }

    public Optional<Scene.Range> range() {
        return range;
    }

    Optional<ColourMap> colours() {
        return colours;
    }

    Optional<Scene.Opaque> opaque() {
        return opaque;
    }

    List<String> zones() {
        return zones;
    }

    String title() {
        return title;
    }

    String label() {
        return label.isEmpty() ? field.replace('_', ' ') : label;
    }

    boolean hasSize() {
        return width > 0;
    }

    int width() {
        return hasSize() ? width : 1600;
    }

    int height() {
        return hasSize() ? height : 1200;
    }

    int levels() {
        return levels;
    }

    int lines() {
        return lines;
    }

    double rotation() {
        return rotation;
    }

    boolean hasBar() {
        return bar;
    }
}
