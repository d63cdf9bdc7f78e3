package org.soretflow.viz.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.viz.plot.ColourMap;
import org.soretflow.viz.plot.FieldImage;
import org.soretflow.viz.plot.Picture;

/// Draws a picture of a state of a run: a plane by [FieldImage], a scene by a [SceneRenderer].
public final class RunPicture {

    private static final String VELOCITY = "velocity";
    /// Sine of an angle of view below which a plane is a line of less than a pixel.
    private static final double EDGE_ON = 1e-3;

    private final PictureOptions options;

    private RunPicture(PictureOptions options) {
        this.options = options;
    }

    public static RunPicture of(PictureOptions options) {
        return new RunPicture(options);
    }

    /// Names of the fields that the picture needs.
    public Set<String> needs() {
        Set<String> names = new LinkedHashSet<>(List.of(options.field()));
        if (options.style().needsVelocity()) {
            names.add(VELOCITY);
        }
        return names;
    }

    /// Lowest and highest number of the cells that are shown in a state.
    ///
    /// @return lowest and highest number; the same twice if the field is constant
    public double[] extremes(RunState state) {
        FieldSnapshot field = state.field(options.field());
        return field.range(state.shown(field, options.zones()));
    }

    /// Chooses what all pictures of a series are to have in common, so that a colour means the same in each of them:
    /// the colours, the numbers at their ends, and which of them are seen best, as far as nobody has asked for others.
    ///
    /// @param states number of states
    public void settle(int states, States source) throws IOException {
        double[] common = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int n = 0; n < states; n++) {
            double[] extremes = extremes(source.state(n));
            common[0] = Math.min(common[0], extremes[0]);
            common[1] = Math.max(common[1], extremes[1]);
        }
        options.colours(colours(common));
        double[] ends = colours(common).ends(common[0], common[1]);
        boolean constant = !(ends[1] - ends[0] > 1e-12 * Math.max(Math.abs(ends[0]), Math.abs(ends[1])));
        if (options.range().isEmpty() && !constant) {
            options.range(ends[0], ends[1]);
        }
        if (options.range().isPresent() && options.opaque().isEmpty()) {
            RunState last = source.state(states - 1);
            FieldSnapshot field = last.field(options.field());
            options.opaque(SceneBuilder.rarer(IntStream.range(0, field.cells())
                    .filter(last.shown(field, options.zones())).mapToDouble(field::magnitude), options.range().get()));
        }
    }

    /// The colours: those asked for, else what suits the lowest and the highest number.
    ColourMap colours(double[] extremes) {
        return options.colours().orElseGet(() -> ColourMap.suiting(options.field(), extremes[0], extremes[1]));
    }

    /// Refuses a scene that would show nothing: planes all of which are seen from their edge.
    ///
    /// @param dimensions of the mesh
    /// @throws IllegalArgumentException in that case; the message names the planes
    public void requireSight(int dimensions) {
        boolean planesOnly = options.style() == Style.SLICE || dimensions == 2;
        if (options.isPlane(dimensions) || !planesOnly) {
            return;
        }
        List<Direction> normals = dimensions == 2 ? List.of(Direction.Z)
                : options.normals().isEmpty() ? List.of(Direction.values()) : options.normals();
        Point eye = options.camera().towardsViewer();
        double[] parts = {eye.x(), eye.y(), eye.z()};
        if (normals.stream().allMatch(normal -> Math.abs(parts[normal.ordinal()]) < EDGE_ON)) {
            throw new IllegalArgumentException("from this camera the plane across "
                    + normals.stream().map(Direction::label).collect(Collectors.joining(", "))
                    + " is seen from its edge, where nothing is to be seen; choose another camera or another plane");
        }
    }

    /// The states of a series.
    @FunctionalInterface
    public interface States {
        /// The state of a number from 0 on, with the fields that the picture [#needs].
        RunState state(int number) throws IOException;
    }

    /// Draws the picture.
    ///
    /// @throws MissingRendererException if it is a scene and nothing can draw it here
    /// @throws IllegalArgumentException if the state has no such field or the picture is not possible
    public BufferedImage draw(RunState state) {
        int dimensions = state.mesh().dimensions();
        if (options.style() == Style.VOLUME && dimensions == 2) {
            throw new IllegalArgumentException(
                    "a volume needs a run in three dimensions, this one has two; styles for it are slice, contour, "
                            + "streamlines, glyphs");
        }
        boolean chosen = options.position().isPresent() || !List.of(Direction.Z).containsAll(options.normals());
        if (dimensions == 2 && chosen) {
            throw new IllegalArgumentException(
                    "this run has two dimensions, so that there is no plane to choose; leave its normal and position out");
        }
        return options.isPlane(dimensions) ? plane(state) : new SceneSheet(state, options).draw(Renderers.any());
    }

    private BufferedImage plane(RunState state) {
        FieldSnapshot field = state.field(options.field());
        FieldImage image = FieldImage.of(state.mesh(), field).label(options.label()).title(options.title())
                .only(state.shown(field, options.zones())).scaleBar();
        if (state.cylindrical()) {
            image.cylindrical();
        }
        state.zones().ifPresent(image::zones);
        state.time().ifPresent(image::time);
        if (state.mesh().dimensions() == 3) {
            if (options.normals().size() > 1) {
                throw new IllegalArgumentException(
                        "a plane seen face on has one normal; several planes need a camera such as iso");
            }
            Direction normal = options.normals().isEmpty() ? Direction.Z : options.normals().getFirst();
            Axis axis = state.mesh().axis(normal);
            image.slice(normal, options.position().orElse(0.5 * (axis.start() + axis.end())));
        }
        options.colours().ifPresentOrElse(image::colours, image::suitingColours);
        options.range().ifPresent(range -> image.range(range.low(), range.high()));
        switch (options.style()) {
            case CONTOUR -> image.contours();
            case STREAMLINES -> image.streamlines(state.field(VELOCITY));
            case GLYPHS -> image.arrows(state.field(VELOCITY));
            case SLICE, VOLUME -> { }
        }
        if (!options.hasBar()) {
            image.withoutBar();
        }
        if (!options.hasSize()) {
            return image.render();
        }
        int scale = Picture.pixelsPerUnit();
        image.within(options.width() / (double) scale - (options.hasBar() ? 190 : 100),
                options.height() / (double) scale - (options.title().isEmpty() ? 85 : 105));
        return onCanvas(image.render(), options.width(), options.height());
    }

    /// A picture in the middle of a white canvas.
    public static BufferedImage onCanvas(BufferedImage picture, int width, int height) {
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(picture, (width - picture.getWidth()) / 2, (height - picture.getHeight()) / 2, null);
        graphics.dispose();
        return canvas;
    }
}
