package org.soretflow.viz.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// An upright colour bar: the colours, round numbers beside them, and what they are with its unit. Lengths are in units
/// of the sheet.
public final class ColourBar {

    private static final double THICKNESS = 15;
    private static final double TICK = 4;
    private static final double TICKS_APART = 38;
    private static final Font SMALL = Picture.font(Font.PLAIN, 11.5f);
    private static final Font NORMAL = Picture.font(Font.PLAIN, 13);

    private final ColourMap colours;
    private final double low;
    private final double high;
    private final double height;
    private final Ticks ticks;
    private final String title;

    /// @param low number at the lower end, `high` the one at the upper end
    /// @param quantity what is shown, and its unit
    /// @param height of the bar
    public ColourBar(ColourMap colours, double low, double high, Quantity quantity, double height) {
        this.colours = colours;
        this.low = low;
        this.high = high;
        this.height = height;
        ticks = Ticks.over(low, high, Math.max(2, (int) (height / TICKS_APART)));
        title = ticks.title(quantity.name(), quantity.unit().replace("^2", "²").replace("^3", "³"));
    }

    /// What a bar is about.
    public record Quantity(String name, String unit) {}

    /// The round numbers beside it.
    public Ticks ticks() {
        return ticks;
    }

    /// Width of the bar with its numbers and its title.
    public double width() {
        return THICKNESS + TICK + 4 + widestLabel() + 10 + 0.78 * NORMAL.getSize2D();
    }

    /// Draws the bar.
    ///
    /// @param left where it begins
    /// @param top upper end of the colours
    /// @param sheet height of the sheet, beyond which the title does not reach
    public void draw(Picture picture, double left, double top, double sheet) {
        Graphics2D graphics = picture.graphics();
        int rows = (int) height * Picture.pixelsPerUnit();
        BufferedImage bar = new BufferedImage(1, rows, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows; row++) {
            bar.setRGB(0, row, colours.rgb((rows - row - 0.5) / rows));
        }
        graphics.drawImage(bar, (int) left, (int) top, (int) THICKNESS, (int) height, null);
        graphics.draw(new Rectangle2D.Double(left, top, THICKNESS, height));
        graphics.setFont(SMALL);
        for (int n = 0; n < ticks.labels().size(); n++) {
            double y = top + height * (1 - (ticks.values().get(n) - low) / (high - low));
            graphics.draw(new Line2D.Double(left + THICKNESS, y, left + THICKNESS + TICK, y));
            picture.text(ticks.labels().get(n), left + THICKNESS + TICK + 4, y + 0.36 * SMALL.getSize2D(), 0);
        }
        double room = (sheet - 16) / Picture.width(title, NORMAL);
        graphics.setFont(room < 1 ? NORMAL.deriveFont((float) (NORMAL.getSize2D() * room)) : NORMAL);
        double half = 0.5 * Picture.width(title, graphics.getFont());
        picture.upwards(title, left + width(), Math.clamp(top + 0.5 * height, 8 + half,
                Math.max(8 + half, sheet - 8 - half)));
    }

    private double widestLabel() {
        return ticks.labels().stream().mapToDouble(label -> Picture.width(label, SMALL)).max().orElse(0);
    }
}
