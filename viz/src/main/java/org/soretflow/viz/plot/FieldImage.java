package org.soretflow.viz.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.soretflow.diagnostics.NodeStreamFunction;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;

/// A picture of a field on a 2D mesh, or on a plane through a 3D mesh: colours, colour bar, axes with units, title.
///
/// ```java
/// FieldImage.of(mesh, temperature).title("Soret cell").time(3600).zones(zones).contours().write(file);
/// ```
///
/// Both directions have the same scale, unless the plane is so flat that nothing could be seen: then the short
/// direction is stretched by a round factor which stands below the title. Vectors are shown by their length.
public final class FieldImage {

    private final StructuredMesh mesh;
    private final FieldSnapshot field;
    private Slice slice;
    private String title = "";
    private String label;
    private double time = Double.NaN;
    private ColourMap colours = ColourMap.HEAT;
    private double low = Double.NaN;
    private double high = Double.NaN;
    private CellZones zones;
    private IntPredicate shown = _ -> true;
    private boolean smooth = true;
    private boolean contours;
    private NodeStreamFunction streamFunction;
    private int streamlines;
    private FieldSnapshot arrows;
    private FieldSnapshot traced;
    private boolean bar = true;
    private boolean scaleBar;
    private Function<Direction, String> names;
    private double mostWidth = 620;
    private double mostHeight = 440;

    private FieldImage(StructuredMesh mesh, FieldSnapshot field) {
        this.mesh = Objects.requireNonNull(mesh, "mesh");
        this.field = Objects.requireNonNull(field, "field");
        if (field.cells() != mesh.cells()) {
            throw new IllegalArgumentException(
                    "field " + field.name() + " has " + field.cells() + " cells, the mesh has " + mesh.cells());
        }
        this.label = field.name();
        this.names = mesh::label;
        this.slice = new Slice(mesh, Direction.Z, 0.5 * (mesh.z().start() + mesh.z().end()));
    }

    /// A picture of the plane across z, in the middle of the mesh.
    public static FieldImage of(StructuredMesh mesh, FieldSnapshot field) {
        return new FieldImage(mesh, field);
    }

    /// Shows another plane.
    ///
    /// @param normal direction across the plane
    /// @param position where the plane lies along it [m]
    public FieldImage slice(Direction normal, double position) {
        if (mesh.axis(normal).cellAt(position) < 0) {
            throw new IllegalArgumentException("there is no plane at " + normal.label() + " = " + position
                    + " m: the mesh spans " + mesh.axis(normal).start() + " m to " + mesh.axis(normal).end() + " m");
        }
        slice = new Slice(mesh, normal, position);
        return this;
    }

    public FieldImage title(String text) {
        title = Objects.requireNonNull(text, "text");
        return this;
    }

    /// Name at the colour bar, in the place of the field's own.
    public FieldImage label(String text) {
        label = Objects.requireNonNull(text, "text");
        return this;
    }

    /// Time of the field [s], shown below the title.
    public FieldImage time(double seconds) {
        time = seconds;
        return this;
    }

    public FieldImage colours(ColourMap map) {
        colours = Objects.requireNonNull(map, "map");
        return this;
    }

    /// Takes the colours that suit the numbers in all cells that are shown, see [ColourMap#suiting]; with two hues zero
    /// is in the middle of the bar. After the cells were chosen.
    public FieldImage suitingColours() {
        double[] all = field.range(shown);
        colours = ColourMap.suiting(field.name(), all[0], all[1]);
        if (colours == ColourMap.DIVERGING) {
            double[] ends = colours.ends(all[0], all[1]);
            range(ends[0], ends[1]);
        }
        return this;
    }

    /// Values at the ends of the colour bar, for pictures that are to be compared. Without it those of the plane.
    public FieldImage range(double lowest, double highest) {
        if (!(lowest < highest)) {
            throw new IllegalArgumentException("a colour range must grow, got " + lowest + " to " + highest);
        }
        low = lowest;
        high = highest;
        return this;
    }

    /// Names the directions as where x is a distance from an axis along y; without it as the mesh does.
    public FieldImage cylindrical() {
        names = Direction::cylindricalLabel;
        return this;
    }

    /// Draws the borders between zones.
    public FieldImage zones(CellZones cellZones) {
        zones = Objects.requireNonNull(cellZones, "cellZones");
        return this;
    }

    /// Shows some cells only, the others in grey: a concentration has no meaning in glass.
    public FieldImage only(IntPredicate cells) {
        shown = Objects.requireNonNull(cells, "cells");
        return this;
    }

    /// Shows the value of each cell as it is, instead of values interpolated between cell centres.
    public FieldImage cells() {
        smooth = false;
        return this;
    }

    /// Draws lines of equal value at the ticks of the colour bar.
    public FieldImage contours() {
        contours = true;
        return this;
    }

    /// Draws streamlines over a picture of a mesh in two dimensions, with the same flow between each two of them.
    ///
    /// @param psi stream function on the mesh of the picture
    /// @param count number of values between the least and the largest ψ, such as 12
    public FieldImage streamlines(NodeStreamFunction psi, int count) {
        if (!psi.mesh().equals(mesh)) {
            throw new IllegalArgumentException("the streamlines belong to another mesh than the field " + field.name());
        }
        if (count < 1) {
            throw new IllegalArgumentException("at least one streamline is expected, got " + count);
        }
        streamFunction = psi;
        streamlines = count;
        return this;
    }

    /// Draws streamlines at even distances from each other, traced through a velocity: for planes of a flow in three
    /// dimensions and for runs whose stream function is not known.
    ///
    /// @param velocity three components at the cell centres [m/s]
    public FieldImage streamlines(FieldSnapshot velocity) {
        requireVector(velocity, "streamlines");
        traced = velocity;
        return this;
    }

    /// Leaves the colour bar out: in a row of pictures with the same range one is enough.
    public FieldImage withoutBar() {
        bar = false;
        return this;
    }

    /// Adds a bar of a round length below the plane.
    public FieldImage scaleBar() {
        scaleBar = true;
        return this;
    }

    /// Sets how large the plane may become, in units of two pixels; without it 620 × 440.
    public FieldImage within(double width, double height) {
        if (!(width >= 100 && height >= 100)) {
            throw new IllegalArgumentException("a plane needs at least 100 × 100 units, got " + width + " × " + height);
        }
        mostWidth = width;
        mostHeight = height;
        return this;
    }

    /// Draws arrows whose length is proportional to the speed in the plane; the largest stands below the title.
    ///
    /// @param velocity three components at the cell centres [m/s]
    public FieldImage arrows(FieldSnapshot velocity) {
        requireVector(velocity, "arrows");
        arrows = velocity;
        return this;
    }

    private void requireVector(FieldSnapshot velocity, String what) {
        if (velocity.components() != 3 || velocity.cells() != mesh.cells()) {
            throw new IllegalArgumentException(what + " need 3 components in " + mesh.cells() + " cells, "
                    + velocity.name() + " has " + velocity.components() + " in " + velocity.cells());
        }
    }

    /// Writes the picture as PNG in one step.
    ///
    /// @throws MissingFontsException if the system has no fonts
    public void write(Path file) throws IOException {
        Picture.write(render(), file);
    }

    /// The picture itself.
    public BufferedImage render() {
        return new FieldSheet(this).draw();
    }

    Slice plane() {
        return slice;
    }

    FieldSnapshot field() {
        return field;
    }

    /// What a direction is called.
    String name(Direction direction) {
        return names.apply(direction);
    }

    ColourMap map() {
        return colours;
    }

    String heading() {
        return title;
    }

    /// Name at the colour bar; a vector is shown by its length.
    String quantity() {
        return field.components() == 1 ? label : "|" + label + "|";
    }

    double seconds() {
        return time;
    }

    Optional<CellZones> borders() {
        return Optional.ofNullable(zones);
    }

    boolean hasBar() {
        return bar;
    }

    boolean hasScaleBar() {
        return scaleBar;
    }

    double mostWidth() {
        return mostWidth;
    }

    double mostHeight() {
        return mostHeight;
    }

    boolean hasContours() {
        return contours;
    }

    /// Draws the streamlines on an overlay, if there are any.
    void drawStreamlines(FlowOverlay overlay, Graphics2D graphics) {
        if (streamFunction != null) {
            overlay.drawStreamlines(graphics, streamFunction, streamlines, shown);
        }
        if (traced != null) {
            overlay.drawTraced(graphics, traced, shown);
        }
    }

    /// The arrows on an overlay; none if nobody asked for them.
    List<FlowOverlay.Arrow> arrows(FlowOverlay overlay) {
        return arrows == null ? List.of() : overlay.arrows(arrows, shown);
    }

    double[][] values(int columns, int rows) {
        return slice.sample(field, columns, rows, shown, smooth);
    }

    /// Lowest and highest number of the colour bar: those asked for, else those of the cells of the plane. A field that
    /// is constant up to rounding is given a range around its value, so that noise of the last digits is not shown.
    double[] range() {
        double[] own = slice.range(field, shown);
        double[] range = colours.ends(own[0], own[1]);
        double size = Math.max(Math.abs(range[0]), Math.abs(range[1]));
        if (!(range[1] - range[0] > 1e-12 * size)) {
            double margin = size == 0 ? 1 : 0.01 * size;
            range = new double[] {range[0] - margin, range[1] + margin};
        }
        return new double[] {Double.isNaN(low) ? range[0] : low, Double.isNaN(high) ? range[1] : high};
    }
}
