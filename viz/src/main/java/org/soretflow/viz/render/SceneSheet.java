package org.soretflow.viz.render;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.viz.plot.ColourBar;
import org.soretflow.viz.plot.Durations;
import org.soretflow.viz.plot.Picture;
import org.soretflow.viz.plot.ScaleBar;
import org.soretflow.viz.vtk.LengthUnit;

/// A scene with its axes, colour bar, title, time and scale bar. Lengths are in units of the sheet.
final class SceneSheet {

    /// How much coarser a draft is.
    private static final int DRAFT = 3;
    private static final double GAP = 16;
    private static final double MARGIN = 12;
    private static final double LINE = 19;
    /// Room around the scene for the numbers along its edges.
    private static final double EDGE = 62;
    /// About the width of a colour bar.
    private static final double BAR = 105;
    private static final Font SMALL = Picture.font(Font.PLAIN, 11.5f);
    private static final Font BOLD = Picture.font(Font.BOLD, 14.5f);

    private final RunState state;
    private final PictureOptions options;
    private final SceneBuilder builder;
    private final Scene.Grid grid;
    private final Scene.Look look;

    SceneSheet(RunState state, PictureOptions options) {
        this.state = state;
        this.options = options;
        builder = new SceneBuilder(state, options);
        grid = builder.grid();
        look = builder.look(grid);
    }

    BufferedImage draw(SceneRenderer renderer) {
        int pixels = Picture.pixelsPerUnit();
        double width = options.width() / (double) pixels;
        double height = height(width);
        Picture picture = new Picture((int) width, (int) height);
        String quantity = state.field(options.field()).components() == 1 ? options.label()
                : "|" + options.label() + "|";
        double barHeight = Math.rint(0.62 * height);
        ColourBar bar = new ColourBar(look.colours(), look.range().low(), look.range().high(),
                new ColourBar.Quantity(quantity, state.field(options.field()).unit()), barHeight);
        double right = options.hasBar() ? bar.width() + GAP + MARGIN : 0;
        double top = top();
        int sceneWidth = (int) ((width - right) * pixels);
        int sceneHeight = (int) ((height - top) * pixels);
        Frame frame = Frame.around(grid.far(), options.camera(), sceneWidth, sceneHeight, EDGE * pixels);
        BufferedImage image = renderer.draw(
                new Scene(grid, look, options.isDraft() ? frame.dividedBy(DRAFT) : frame));
        Graphics2D graphics = picture.graphics();
        graphics.drawImage(image, 0, (int) top, sceneWidth / pixels, sceneHeight / pixels, null);
        graphics.setStroke(new BasicStroke(1));
        var before = graphics.getTransform();
        graphics.translate(0, top);
        SceneAxes axes = new SceneAxes(builder, frame);
        axes.draw(picture);
        graphics.setTransform(before);
        if (options.hasBar()) {
            bar.draw(picture, width - right + GAP, top + 0.5 * (height - top - barHeight) - 8, height);
        }
        drawHeading(picture);
        drawScaleBar(picture, frame, axes);
        return picture.image();
    }

    private void drawHeading(Picture picture) {
        Graphics2D graphics = picture.graphics();
        double baseline = MARGIN - 4;
        if (!options.title().isEmpty()) {
            baseline += LINE;
            graphics.setFont(BOLD);
            picture.text(options.title(), MARGIN + 4, baseline, 0);
        }
        if (!subtitle().isEmpty()) {
            baseline += LINE;
            graphics.setFont(SMALL);
            graphics.setColor(Picture.FAINT);
            picture.text(subtitle(), MARGIN + 4, baseline, 0);
            graphics.setColor(Picture.INK);
        }
    }

    private void drawScaleBar(Picture picture, Frame frame, SceneAxes axes) {
        Direction direction = longestUnstretched();
        if (direction != null) {
            double width = picture.image().getWidth() / (double) Picture.pixelsPerUnit();
            double height = picture.image().getHeight() / (double) Picture.pixelsPerUnit();
            double metresPerUnit = builder.longest() / frame.scale() * Picture.pixelsPerUnit();
            ScaleBar.within(metresPerUnit, 0.14 * width, axes.unit(direction))
                    .draw(picture, width - MARGIN, height - MARGIN);
        }
    }

    private double top() {
        return MARGIN + (options.title().isEmpty() ? 0 : LINE) + (subtitle().isEmpty() ? 0 : LINE) - 4;
    }

    /// Height of the sheet: that asked for, else what the box needs at the default width.
    private double height(double width) {
        if (options.hasSize()) {
            return options.height() / (double) Picture.pixelsPerUnit();
        }
        int side = 1000;
        Frame square = Frame.around(grid.far(), options.camera(), side, side, 0);
        double least = side;
        double most = 0;
        double left = side;
        double right = 0;
        for (int corner = 0; corner < 8; corner++) {
            Point at = Frame.corner(grid.far(), corner);
            least = Math.min(least, square.y(at));
            most = Math.max(most, square.y(at));
            left = Math.min(left, square.x(at));
            right = Math.max(right, square.x(at));
        }
        double sceneWidth = width - (options.hasBar() ? BAR : 0) - 2 * EDGE;
        double wanted = top() + 2 * EDGE + sceneWidth * (most - least) / Math.max(1, right - left);
        return Math.rint(Math.clamp(wanted, 0.42 * width, options.height() / (double) Picture.pixelsPerUnit()));
    }

    /// A direction whose lengths are true, or null.
    private Direction longestUnstretched() {
        for (Direction d : Direction.values()) {
            if (d.ordinal() < builder.box().dimensions() && builder.factor(d) == 1) {
                return d;
            }
        }
        return null;
    }

    private String subtitle() {
        List<String> parts = new ArrayList<>();
        state.time().ifPresent(time -> parts.add("t = " + Durations.text(time)));
        for (Scene.Plane plane : look.planes()) {
            if (look.planes().size() == 1) {
                double position = state.mesh().axis(plane.normal()).start()
                        + plane.position() * builder.longest() / builder.factor(plane.normal());
                LengthUnit unit = LengthUnit.suiting(state.mesh().axis(plane.normal()).length());
                parts.add(plane.normal().label() + " = " + Durations.digits(unit.of(position)) + " " + unit.symbol());
            }
        }
        if (builder.turn() > 0) {
            parts.add("turned by " + Durations.digits(builder.turn()) + "°");
        }
        for (Direction d : Direction.values()) {
            if (d.ordinal() < builder.box().dimensions() && builder.factor(d) != 1) {
                parts.add(builder.label(d) + " stretched " + Durations.digits(builder.factor(d)) + " times");
            }
        }
        return String.join("   ·   ", parts);
    }
}
