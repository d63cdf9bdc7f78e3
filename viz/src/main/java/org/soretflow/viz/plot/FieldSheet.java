package org.soretflow.viz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.viz.vtk.LengthUnit;

/// The layout of a field image: where the plane, its axes, the title and the colour bar stand. Lengths are in units of
/// the sheet, of which about 90 make an inch.
final class FieldSheet {

    /// A plane that would be lower or narrower than this is stretched.
    private static final double LEAST_SIDE = 120;
    /// Titles may be this wide, even where the plane is narrower.
    private static final double LEAST_TITLE = 240;
    private static final double GAP = 18;
    private static final double TICK = 4;
    private static final Font SMALL = Picture.font(Font.PLAIN, 11.5f);
    private static final Font NORMAL = Picture.font(Font.PLAIN, 13);
    private static final Font BOLD = Picture.font(Font.BOLD, 14.5f);
    private static final int NOTHING = 0xDDDDDD;

    private final FieldImage image;
    private final Axis across;
    private final Axis upwards;
    private final LengthUnit unit;
    private final LengthUnit upwardsUnit;
    private final String stretching;
    /// The rectangle of the plane.
    private final Rectangle2D plane;
    private final List<String> heading;
    private final Ticks acrossTicks;
    private final Ticks upwardsTicks;
    private final double[][] values;
    private final double[] range;
    private final ColourBar bar;
    private final FlowOverlay overlay;
    private final List<FlowOverlay.Arrow> arrows;
    private final int width;
    private final int height;

    FieldSheet(FieldImage image) {
        this.image = image;
        across = image.plane().across();
        upwards = image.plane().upwards();
        double scale = Math.min(image.mostWidth() / across.length(), image.mostHeight() / upwards.length());
        double[] factors = {factor(scale * across.length()), factor(scale * upwards.length())};
        double w = Math.rint(scale * across.length() * factors[0]);
        double h = Math.rint(scale * upwards.length() * factors[1]);
        stretching = stretching(factors);
        LengthUnit longer = LengthUnit.suiting(Math.max(across.length(), upwards.length()));
        boolean flat = factors[0] > 1 || factors[1] > 1;
        unit = flat ? LengthUnit.suiting(across.length()) : longer;
        upwardsUnit = flat ? LengthUnit.suiting(upwards.length()) : longer;
        acrossTicks = ticks(across, unit, Math.max(2, (int) (w / 60)));
        upwardsTicks = ticks(upwards, upwardsUnit, Math.max(2, (int) (h / 45)));
        int pixels = Picture.pixelsPerUnit();
        values = image.values((int) w * pixels, (int) h * pixels);
        range = image.range();
        overlay = new FlowOverlay(image.plane(), w, h);
        arrows = image.arrows(overlay);
        bar = new ColourBar(image.map(), range[0], range[1],
                new ColourBar.Quantity(image.quantity(), image.field().unit()), h);
        double left = 12 + height(NORMAL) + 10 + widest(upwardsTicks.labels()) + TICK + 3;
        double right = image.hasBar() ? GAP + bar.width() + 10 : 12;
        double bottom = TICK + height(SMALL) + 14 + height(NORMAL) + 12;
        heading = lines(image.heading(), Math.max(w + right - 10, LEAST_TITLE));
        double top = 12 + 19 * heading.size() + (subtitle().isEmpty() ? 0 : 19) + 10;
        plane = new Rectangle2D.Double(Math.rint(left), Math.rint(top), w, h);
        double titles = Math.max(Picture.width(subtitle(), SMALL),
                heading.stream().mapToDouble(line -> Picture.width(line, BOLD)).max().orElse(0));
        width = (int) Math.ceil(left + Math.max(w + right, titles + 12));
        height = (int) Math.ceil(plane.getMaxY() + bottom);
    }

    BufferedImage draw() {
        Picture picture = new Picture(width, height);
        Graphics2D graphics = picture.graphics();
        drawRaster(graphics);
        graphics.setClip(plane);
        image.borders().ifPresent(zones -> drawBorders(graphics, zones));
        if (image.hasContours()) {
            drawContours(graphics);
        }
        drawFlow(graphics);
        graphics.setClip(null);
        graphics.setStroke(new BasicStroke(1));
        graphics.setColor(Picture.INK);
        graphics.draw(plane);
        drawAxes(picture);
        if (image.hasBar()) {
            bar.draw(picture, plane.getMaxX() + GAP, plane.getY(), height);
        }
        if (image.hasScaleBar()) {
            drawScaleBar(picture);
        }
        drawTitle(picture);
        return picture.image();
    }

    private void drawRaster(Graphics2D graphics) {
        BufferedImage raster = new BufferedImage(values[0].length, values.length, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                double value = values[row][column];
                raster.setRGB(column, row, Double.isFinite(value)
                        ? image.map().rgb((value - range[0]) / (range[1] - range[0])) : NOTHING);
            }
        }
        graphics.drawImage(raster, (int) plane.getX(), (int) plane.getY(), (int) plane.getWidth(),
                (int) plane.getHeight(), null);
    }

    /// Lines along the faces between cells of different zones: light below dark, to be seen on any colour.
    private void drawBorders(Graphics2D graphics, CellZones zones) {
        Path2D lines = new Path2D.Double();
        Slice slice = image.plane();
        for (int b = 0; b < upwards.cells(); b++) {
            for (int a = 0; a < across.cells(); a++) {
                int zone = zones.zone(slice.cell(a, b));
                if (a + 1 < across.cells() && zones.zone(slice.cell(a + 1, b)) != zone) {
                    lines.append(new Line2D.Double(x(across.face(a + 1)), y(upwards.face(b)),
                            x(across.face(a + 1)), y(upwards.face(b + 1))), false);
                }
                if (b + 1 < upwards.cells() && zones.zone(slice.cell(a, b + 1)) != zone) {
                    lines.append(new Line2D.Double(x(across.face(a)), y(upwards.face(b + 1)),
                            x(across.face(a + 1)), y(upwards.face(b + 1))), false);
                }
            }
        }
        graphics.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
        graphics.setColor(new Color(255, 255, 255, 150));
        graphics.draw(lines);
        graphics.setStroke(new BasicStroke(0.9f, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
        graphics.setColor(Color.BLACK);
        graphics.draw(lines);
    }

    private void drawContours(Graphics2D graphics) {
        AffineTransform toSheet = AffineTransform.getTranslateInstance(plane.getX(), plane.getY());
        toSheet.scale(plane.getWidth() / values[0].length, plane.getHeight() / values.length);
        graphics.setStroke(new BasicStroke(0.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (double level : bar.ticks().values()) {
            // dark lines on light colours and light ones on dark: contours are to be seen, not to dominate
            boolean dark = luminance(image.map().rgb((level - range[0]) / (range[1] - range[0]))) < 0.45;
            graphics.setColor(dark ? new Color(255, 255, 255, 170) : new Color(0, 0, 0, 130));
            graphics.draw(toSheet.createTransformedShape(Contours.at(level, values)));
        }
    }

    private void drawFlow(Graphics2D graphics) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(plane.getX(), plane.getY());
        image.drawStreamlines(overlay, graphics);
        FlowOverlay.draw(graphics, arrows);
        graphics.setTransform(before);
    }

    private static double luminance(int rgb) {
        return (0.30 * (rgb >> 16 & 255) + 0.59 * (rgb >> 8 & 255) + 0.11 * (rgb & 255)) / 255;
    }

    private void drawAxes(Picture picture) {
        Graphics2D graphics = picture.graphics();
        graphics.setFont(SMALL);
        for (int n = 0; n < acrossTicks.labels().size(); n++) {
            double x = x(acrossTicks.values().get(n) * unit.metres());
            graphics.draw(new Line2D.Double(x, plane.getMaxY(), x, plane.getMaxY() + TICK));
            picture.text(acrossTicks.labels().get(n), x, plane.getMaxY() + TICK + 3 + height(SMALL), 0.5);
        }
        for (int n = 0; n < upwardsTicks.labels().size(); n++) {
            double y = y(upwardsTicks.values().get(n) * upwardsUnit.metres());
            graphics.draw(new Line2D.Double(plane.getX() - TICK, y, plane.getX(), y));
            picture.text(upwardsTicks.labels().get(n), plane.getX() - TICK - 3, y + 0.36 * SMALL.getSize2D(), 1);
        }
        graphics.setFont(NORMAL);
        picture.text(acrossTicks.title(image.name(image.plane().normal().firstTransverse()), unit.symbol()),
                plane.getCenterX(), height - 13, 0.5);
        picture.upwards(upwardsTicks.title(image.name(image.plane().normal().secondTransverse()), upwardsUnit.symbol()),
                12 + height(NORMAL), plane.getCenterY());
    }

    /// At the end of the row of the axis' title, if there is room.
    private void drawScaleBar(Picture picture) {
        String suffix = stretching.isEmpty() ? "" : " along " + image.name(image.plane().normal().firstTransverse());
        ScaleBar scale = ScaleBar.within(across.length() / plane.getWidth(), 0.2 * plane.getWidth(), unit)
                .saying(suffix);
        double title = 0.5 * Picture.width(
                acrossTicks.title(image.name(image.plane().normal().firstTransverse()), unit.symbol()), NORMAL);
        if (width - 12 - scale.totalWidth() > plane.getCenterX() + title + 12) {
            scale.draw(picture, width - 12.0, height - 13.0);
        }
    }

    private void drawTitle(Picture picture) {
        Graphics2D graphics = picture.graphics();
        double baseline = 8;
        graphics.setFont(BOLD);
        for (String line : heading) {
            baseline += 19;
            picture.text(line, plane.getX(), baseline, 0);
        }
        if (!subtitle().isEmpty()) {
            graphics.setFont(SMALL);
            graphics.setColor(Picture.FAINT);
            picture.text(subtitle(), plane.getX(), baseline + 19, 0);
            graphics.setColor(Picture.INK);
        }
    }

    /// Time, place of the plane, and stretching, as far as there is something to say.
    private String subtitle() {
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(image.seconds())) {
            parts.add("t = " + Durations.text(image.seconds()));
        }
        Slice slice = image.plane();
        if (slice.mesh().dimensions() == 3) {
            LengthUnit near = LengthUnit.suiting(slice.mesh().axis(slice.normal()).length());
            parts.add(slice.normal().label() + " = " + Durations.digits(near.of(slice.position())) + " "
                    + near.symbol());
        }
        if (!arrows.isEmpty()) {
            parts.add("longest arrow " + FlowOverlay.speed(FlowOverlay.fastest(arrows)));
        }
        if (!stretching.isEmpty()) {
            parts.add(stretching);
        }
        return String.join("   ·   ", parts);
    }

    private String stretching(double[] factors) {
        String a = image.name(image.plane().normal().firstTransverse());
        String b = image.name(image.plane().normal().secondTransverse());
        if (factors[1] > 1) {
            return b + " stretched " + Durations.digits(factors[1]) + " times";
        }
        return factors[0] > 1 ? a + " stretched " + Durations.digits(factors[0]) + " times" : "";
    }

    /// Breaks a title between words into lines that are not wider than a width, unless a word is.
    private static List<String> lines(String title, double mostWidth) {
        List<String> lines = new ArrayList<>();
        for (String word : title.strip().split("\\s+")) {
            String longer = lines.isEmpty() ? word : lines.getLast() + " " + word;
            if (lines.isEmpty() || Picture.width(longer, BOLD) > mostWidth) {
                lines.add(word);
            } else {
                lines.set(lines.size() - 1, longer);
            }
        }
        return title.isBlank() ? List.of() : lines;
    }

    /// Round factor that makes a side long enough to see something.
    private static double factor(double side) {
        return side >= LEAST_SIDE ? 1 : Ticks.step(LEAST_SIDE / side).doubleValue();
    }

    private static Ticks ticks(Axis axis, LengthUnit unit, int most) {
        return Ticks.over(unit.of(axis.start()), unit.of(axis.end()), most);
    }

    private double x(double position) {
        return plane.getX() + (position - across.start()) / across.length() * plane.getWidth();
    }

    private double y(double position) {
        return plane.getMaxY() - (position - upwards.start()) / upwards.length() * plane.getHeight();
    }

    private static double widest(List<String> labels) {
        return labels.stream().mapToDouble(label -> Picture.width(label, SMALL)).max().orElse(0);
    }

    private static double height(Font font) {
        return 0.78 * font.getSize2D();
    }
}
