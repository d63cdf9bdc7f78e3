package org.soretflow.viz.plot;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import org.soretflow.viz.vtk.LengthUnit;

/// A bar of a round length with that length beside it.
///
/// @param length length that it stands for [m]
/// @param width its width on the sheet [units]
/// @param text the length for people, such as `0.5 mm`
public record ScaleBar(double length, double width, String text) {

    private static final Font SMALL = Picture.font(Font.PLAIN, 11.5f);

    /// The longest bar of 1, 2 or 5 times a power of ten that is not wider than a width.
    ///
    /// @param metresPerUnit length that a unit of the sheet stands for [m]
    /// @param most the most width it may have
    /// @param unit unit of the text: that of the axes beside it
    public static ScaleBar within(double metresPerUnit, double most, LengthUnit unit) {
        double longest = metresPerUnit * most;
        double length = Ticks.step(longest).doubleValue();
        for (double shorter : new double[] {0.5, 0.4, 0.2, 0.1}) {
            if (length > longest * (1 + 1e-9)) {
                length = Ticks.step(longest * shorter).doubleValue();
            }
        }
        return new ScaleBar(length, length / metresPerUnit,
                Durations.digits(unit.of(length)) + " " + unit.symbol());
    }

    /// The same bar with more to say, such as ` along x` where that is the only direction it holds for.
    public ScaleBar saying(String suffix) {
        return new ScaleBar(length, width, text + suffix);
    }

    /// Width with the text.
    public double totalWidth() {
        return width + 6 + Picture.width(text, SMALL);
    }

    /// Draws bar and text, ending at the right at a point.
    public void draw(Picture picture, double right, double baseline) {
        Graphics2D graphics = picture.graphics();
        graphics.setFont(SMALL);
        picture.text(text, right, baseline, 1);
        double end = right - Picture.width(text, SMALL) - 6;
        double y = baseline - 4;
        graphics.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(new Line2D.Double(end - width, y, end, y));
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Double(end - width, y - 3, end - width, y + 3));
        graphics.draw(new Line2D.Double(end, y - 3, end, y + 3));
    }
}
