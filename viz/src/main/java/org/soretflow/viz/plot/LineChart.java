package org.soretflow.viz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// The layout of a chart of lines and points. Lengths are in units of the sheet, as in [FieldSheet].
final class LineChart {

    /// How a series is drawn.
    enum Kind { LINE, DASHED, POINTS }

    /// One line or set of points.
    ///
    /// @param colour number of its colour; a companion of another line has the same
    record Series(String name, double[] x, double[] y, Kind kind, int colour) {}

    static final int WIDTH = 640;
    static final int HEIGHT = 420;

    /// Colours that colour-blind people can tell apart (after Okabe and Ito, 2008).
    private static final Color[] COLOURS = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
        new Color(0x56B4E9), new Color(0xE69F00), new Color(0x222222)
    };

    private static final Font SMALL = Picture.font(Font.PLAIN, 11.5f);
    private static final Font NORMAL = Picture.font(Font.PLAIN, 13);
    private static final Font BOLD = Picture.font(Font.BOLD, 14.5f);
    private static final Color GRID = new Color(0xE6E6E6);
    private static final double TICK = 4;
    private static final double LEGEND_ROW = 18;
    private static final double LEGEND_SAMPLE = 26;

    private final String title;
    private final AxisScale across;
    private final AxisScale upwards;
    private final List<Series> series;
    private final Rectangle2D frame;
    private final Picture picture = new Picture(WIDTH, HEIGHT);
    private final Graphics2D graphics = picture.graphics();

    LineChart(String title, AxisScale across, AxisScale upwards, List<Series> series) {
        this.title = title;
        this.across = across;
        this.upwards = upwards;
        this.series = series;
        double widest = upwards.labels().stream().mapToDouble(label -> Picture.width(label, SMALL)).max().orElse(0);
        double left = Math.rint(12 + 10 + 10 + widest + 3 + TICK);
        double top = title.isEmpty() ? 16 : 42;
        frame = new Rectangle2D.Double(left, top, WIDTH - left - 22, HEIGHT - top - 52);
    }

    BufferedImage draw() {
        drawGrid();
        graphics.setClip(frame);
        series.forEach(this::drawSeries);
        graphics.setClip(null);
        graphics.setColor(Picture.INK);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(frame);
        drawTicks();
        graphics.setFont(NORMAL);
        picture.text(across.title(), frame.getCenterX(), HEIGHT - 14, 0.5);
        picture.upwards(upwards.title(), 22, frame.getCenterY());
        graphics.setFont(BOLD);
        picture.text(title, frame.getX(), 27, 0);
        if (series.size() > 1) {
            drawLegend();
        }
        return picture.image();
    }

    private void drawGrid() {
        graphics.setColor(GRID);
        graphics.setStroke(new BasicStroke(0.7f));
        across.major().forEach(number -> graphics.draw(
                new Line2D.Double(x(number), frame.getY(), x(number), frame.getMaxY())));
        upwards.major().forEach(number -> graphics.draw(
                new Line2D.Double(frame.getX(), y(number), frame.getMaxX(), y(number))));
    }

    private void drawTicks() {
        graphics.setFont(SMALL);
        for (int n = 0; n < across.major().size(); n++) {
            double x = x(across.major().get(n));
            graphics.draw(new Line2D.Double(x, frame.getMaxY(), x, frame.getMaxY() + TICK));
            picture.text(across.labels().get(n), x, frame.getMaxY() + TICK + 12, 0.5);
        }
        for (int n = 0; n < upwards.major().size(); n++) {
            double y = y(upwards.major().get(n));
            graphics.draw(new Line2D.Double(frame.getX() - TICK, y, frame.getX(), y));
            picture.text(upwards.labels().get(n), frame.getX() - TICK - 3, y + 4, 1);
        }
        graphics.setStroke(new BasicStroke(0.7f));
        across.minor().forEach(number -> graphics.draw(
                new Line2D.Double(x(number), frame.getMaxY(), x(number), frame.getMaxY() + 0.6 * TICK)));
        upwards.minor().forEach(number -> graphics.draw(
                new Line2D.Double(frame.getX() - 0.6 * TICK, y(number), frame.getX(), y(number))));
    }

    private void drawSeries(Series one) {
        if (one.kind == Kind.POINTS) {
            for (int n = 0; n < one.x.length; n++) {
                drawMarker(x(one.x[n]), y(one.y[n]), one);
            }
            return;
        }
        Path2D line = new Path2D.Double();
        boolean drawing = false;
        for (int n = 0; n < one.x.length; n++) {
            double x = x(one.x[n]);
            double y = y(one.y[n]);
            boolean visible = Double.isFinite(x) && Double.isFinite(y);
            if (visible && drawing) {
                line.lineTo(x, y);
            } else if (visible) {
                line.moveTo(x, y);
            }
            drawing = visible;
        }
        graphics.setColor(colour(one));
        graphics.setStroke(stroke(one));
        graphics.draw(line);
    }

    private void drawMarker(double x, double y, Series one) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return;
        }
        Shape marker = switch (one.colour % 3) {
            case 0 -> new Ellipse2D.Double(x - 3.2, y - 3.2, 6.4, 6.4);
            case 1 -> new Rectangle2D.Double(x - 2.9, y - 2.9, 5.8, 5.8);
            default -> diamond(x, y, 4);
        };
        graphics.setColor(Color.WHITE);
        graphics.fill(marker);
        graphics.setColor(colour(one));
        graphics.setStroke(new BasicStroke(1.4f));
        graphics.draw(marker);
    }

    private static Shape diamond(double x, double y, double half) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(x - half, y);
        shape.lineTo(x, y - half);
        shape.lineTo(x + half, y);
        shape.lineTo(x, y + half);
        shape.closePath();
        return shape;
    }

    private void drawLegend() {
        Rectangle2D box = legendBox();
        graphics.setColor(new Color(255, 255, 255, 215));
        graphics.fill(box);
        graphics.setFont(SMALL);
        double y = box.getY() + 4 + 0.5 * LEGEND_ROW;
        for (Series one : series) {
            double x = box.getX() + 8;
            if (one.kind == Kind.POINTS) {
                drawMarker(x + 0.5 * LEGEND_SAMPLE, y, one);
            } else {
                graphics.setColor(colour(one));
                graphics.setStroke(stroke(one));
                graphics.draw(new Line2D.Double(x, y, x + LEGEND_SAMPLE, y));
            }
            graphics.setColor(Picture.INK);
            picture.text(one.name, x + LEGEND_SAMPLE + 7, y + 4, 0);
            y += LEGEND_ROW;
        }
    }

    /// The place where the legend covers the least of the data; corners before others.
    private Rectangle2D legendBox() {
        double widest = series.stream().mapToDouble(one -> Picture.width(one.name, SMALL)).max().orElse(0);
        double width = 8 + LEGEND_SAMPLE + 7 + widest + 8;
        double height = 8 + LEGEND_ROW * series.size();
        double[] left = {frame.getMaxX() - width - 4, frame.getX() + 4, frame.getCenterX() - 0.5 * width};
        double room = frame.getHeight() - height - 8;
        double[] top = {0, room, 0.5 * room, 0.25 * room, 0.75 * room};
        Rectangle2D best = null;
        long least = Long.MAX_VALUE;
        for (double down : top) {
            for (double x : left) {
                Rectangle2D box = new Rectangle2D.Double(x, frame.getY() + 4 + down, width, height);
                long covered = covered(box);
                if (covered < least) {
                    least = covered;
                    best = box;
                }
            }
        }
        return best;
    }

    private long covered(Rectangle2D box) {
        long count = 0;
        for (Series one : series) {
            for (int n = 0; n < one.x.length; n++) {
                count += box.contains(x(one.x[n]), y(one.y[n])) ? 1 : 0;
                boolean segment = one.kind != Kind.POINTS && n > 0
                        && box.intersectsLine(x(one.x[n - 1]), y(one.y[n - 1]), x(one.x[n]), y(one.y[n]));
                count += segment ? 1 : 0;
            }
        }
        return count;
    }

    private static Color colour(Series one) {
        return COLOURS[one.colour % COLOURS.length];
    }

    private static BasicStroke stroke(Series one) {
        return one.kind == Kind.DASHED
                ? new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 3}, 0)
                : new BasicStroke(1.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    private double x(double number) {
        return frame.getX() + across.share(number) * frame.getWidth();
    }

    private double y(double number) {
        return frame.getMaxY() - upwards.share(number) * frame.getHeight();
    }
}
