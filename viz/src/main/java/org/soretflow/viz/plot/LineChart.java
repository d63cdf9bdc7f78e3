package org.soretflow.viz.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// A chart of lines and points in our style, drawn by XChart. Lengths are in units of the sheet, see [Picture].
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

    private static final Marker[] MARKERS = {
        SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP
    };

    private static final Font SMALL = Picture.font(Font.PLAIN, 11.5f);
    private static final Font NORMAL = Picture.font(Font.PLAIN, 13);
    private static final Font BOLD = Picture.font(Font.BOLD, 14.5f);
    private static final Color GRID = new Color(0xE6E6E6);

    /// Rough size of the plot inside the labels; only the distance of the ticks depends on it.
    private static final double INNER_WIDTH = WIDTH - 90.0;
    private static final double INNER_HEIGHT = HEIGHT - 90.0;
    private static final double LEGEND_ROW = 22;
    private static final double LEGEND_SAMPLE = 50;

    private static final float DASH = 5;
    private static final float GAP = 3;

    private final ChartAxis across;
    private final ChartAxis upwards;
    private final List<Series> series;
    private final XYChart chart;

    LineChart(String title, ChartAxis across, ChartAxis upwards, List<Series> series) {
        this.across = across;
        this.upwards = upwards;
        this.series = series;
        // asks for fonts before XChart does, whose complaint would say nothing
        Picture.width(title, BOLD);
        chart = new XYChart(WIDTH, HEIGHT);
        chart.setTitle(title);
        chart.setXAxisTitle(across.title());
        chart.setYAxisTitle(upwards.title());
        style(chart.getStyler());
        scale(chart.getStyler());
        addFrame();
        Set<String> names = new LinkedHashSet<>();
        series.forEach(one -> add(one, names));
    }

    /// A colour of a series as a page writes it: `#0072b2`.
    static String colour(int number) {
        return String.format("#%06x", COLOURS[number % COLOURS.length].getRGB() & 0xffffff);
    }

    BufferedImage draw() {
        Picture picture = new Picture(WIDTH, HEIGHT);
        chart.paint(picture.graphics(), WIDTH, HEIGHT);
        return picture.image();
    }

    private void style(XYStyler styler) {
        styler.setBaseFont(NORMAL);
        styler.setChartTitleFont(BOLD);
        styler.setChartTitleVisible(!chart.getTitle().isEmpty());
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitlePadding(4);
        styler.setChartFontColor(Picture.INK);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartPadding(16);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderColor(Picture.INK);
        styler.setPlotContentSize(1);
        styler.setPlotMargin(0);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(0.7f));
        styler.setAxisTitleFont(NORMAL);
        styler.setAxisTitlePadding(8);
        styler.setAxisTickLabelsFont(SMALL);
        styler.setAxisTickLabelsColor(Picture.INK);
        styler.setAxisTickMarksColor(Picture.INK);
        styler.setAxisTickMarksStroke(new BasicStroke(1));
        styler.setAxisTickMarkLength(4);
        styler.setAxisTickPadding(4);
        styler.setAxisTicksLineVisible(false);
        styler.setMarkerSize(7);
        styler.setLegendVisible(series.size() > 1);
        styler.setLegendFont(SMALL);
        styler.setLegendPadding(6);
        styler.setLegendSeriesLineLength(26);
        styler.setLegendBorderColor(GRID);
        styler.setLegendBackgroundColor(new Color(255, 255, 255, 215));
        styler.setLegendPosition(legend());
    }

    /// Sets the ends of the axes, and hints at the ticks so that XChart finds the same round numbers as [Ticks].
    private void scale(XYStyler styler) {
        styler.setXAxisLogarithmic(across.logarithmic() && !across.showsExponents());
        styler.setXAxisLogarithmicDecadeOnly(true);
        styler.setXAxisMin(across.firstShown());
        styler.setXAxisMax(across.lastShown());
        styler.setXAxisTickMarkSpacingHint(hint(across, INNER_WIDTH));
        if (across.logarithmic()) {
            styler.setXAxisTickLabelsFormattingFunction(across::decade);
        } else {
            styler.setXAxisDecimalPattern(across.pattern());
        }
        styler.setYAxisLogarithmic(upwards.logarithmic() && !upwards.showsExponents());
        styler.setYAxisLogarithmicDecadeOnly(true);
        styler.setYAxisMin(upwards.firstShown());
        styler.setYAxisMax(upwards.lastShown());
        styler.setYAxisTickMarkSpacingHint(hint(upwards, INNER_HEIGHT));
        if (upwards.logarithmic()) {
            styler.setYAxisTickLabelsFormattingFunction(upwards::decade);
        } else {
            styler.setYAxisDecimalPattern(upwards.pattern());
        }
    }

    /// XChart takes the round number next to the hint, and begins its search a little above.
    private static int hint(ChartAxis axis, double length) {
        return axis.logarithmic() && !axis.showsExponents() ? 20 : Math.max(10, (int) (axis.spacing() * length) - 8);
    }

    /// Adds nothing that is seen: when the x of its first series are evenly spaced, XChart puts ticks at data and not
    /// at round numbers.
    private void addFrame() {
        double start = across.firstShown();
        double end = across.lastShown();
        double[] uneven = {start, start + 0.3 * (end - start), end};
        XYSeries frame = chart.addSeries("frame", uneven, new double[] {Double.NaN, Double.NaN, Double.NaN});
        frame.setShowInLegend(false);
        frame.setMarker(SeriesMarkers.NONE);
    }

    /// XChart wants its names to differ, so they are numbers; a second series of a name is not in the legend again.
    private void add(Series one, Set<String> names) {
        Series drawn = switch (one.kind) {
            case POINTS -> one;
            case LINE -> thinned(one);
            case DASHED -> dashed(thinned(one));
        };
        XYSeries added = chart.addSeries(Integer.toString(series.indexOf(one)),
                Arrays.stream(drawn.x).map(across::shown).toArray(),
                Arrays.stream(drawn.y).map(upwards::shown).toArray());
        added.setLabel(one.name);
        added.setShowInLegend(names.add(one.name));
        Color colour = COLOURS[one.colour % COLOURS.length];
        added.setXYSeriesRenderStyle(
                one.kind == Kind.POINTS ? XYSeries.XYSeriesRenderStyle.Scatter : XYSeries.XYSeriesRenderStyle.Line);
        added.setMarker(one.kind == Kind.POINTS ? MARKERS[one.colour % MARKERS.length] : SeriesMarkers.NONE);
        added.setMarkerColor(colour);
        added.setLineColor(colour);
        added.setLineStyle(one.kind == Kind.DASHED
                ? new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {DASH, GAP}, 0)
                : new BasicStroke(1.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    /// A line of no more points than can be seen.
    private Series thinned(Series one) {
        int[] kept = Thinning.of(
                Arrays.stream(one.x).map(x -> Picture.pixelsPerUnit() * INNER_WIDTH * share(across, x)).toArray(),
                Arrays.stream(one.y).map(y -> share(upwards, y)).toArray());
        return new Series(one.name, IntStream.of(kept).mapToDouble(n -> one.x[n]).toArray(),
                IntStream.of(kept).mapToDouble(n -> one.y[n]).toArray(), one.kind, one.colour);
    }

    /// A line cut into its dashes by numbers that break it. XChart draws every piece between two points by itself and
    /// begins its dashes anew there: of points that lie closer together than a dash it would make a full line.
    private Series dashed(Series one) {
        List<double[]> path = new ArrayList<>();
        double walked = 0;
        for (int n = 0; n < one.x.length; n++) {
            if (n > 0) {
                double length = Math.hypot(INNER_WIDTH * (share(across, one.x[n]) - share(across, one.x[n - 1])),
                        INNER_HEIGHT * (share(upwards, one.y[n]) - share(upwards, one.y[n - 1])));
                // a number that has no place on its axis breaks the line, and another begins behind it
                double end = Double.isFinite(length) ? walked + length : 0;
                for (double turn = turn(walked); turn < end; turn = turn(turn)) {
                    double part = (turn - walked) / length;
                    double x = between(across, one.x[n - 1], one.x[n], part);
                    path.add(new double[] {x, between(upwards, one.y[n - 1], one.y[n], part)});
                    if (!isDash(turn)) {
                        path.add(new double[] {x, Double.NaN});
                    }
                }
                walked = end;
            }
            if (isDash(walked)) {
                path.add(new double[] {one.x[n], one.y[n]});
            }
        }
        return new Series(one.name, path.stream().mapToDouble(point -> point[0]).toArray(),
                path.stream().mapToDouble(point -> point[1]).toArray(), one.kind, one.colour);
    }

    /// The next length along a line at which a dash ends or begins.
    private static double turn(double length) {
        double begun = (DASH + GAP) * Math.floor(length / (DASH + GAP));
        return begun + (isDash(length) ? DASH : DASH + GAP);
    }

    private static boolean isDash(double length) {
        return length % (DASH + GAP) < DASH;
    }

    private static double between(ChartAxis axis, double from, double to, double part) {
        return axis.logarithmic() ? from * Math.pow(to / from, part) : from + part * (to - from);
    }

    /// The corner where the legend covers the fewest data.
    private LegendPosition legend() {
        double widest = series.stream().mapToDouble(one -> Picture.width(one.name, SMALL)).max().orElse(0);
        double width = (widest + LEGEND_SAMPLE) / INNER_WIDTH;
        double height = LEGEND_ROW * (series.stream().map(Series::name).distinct().count() + 0.5) / INNER_HEIGHT;
        LegendPosition best = LegendPosition.InsideNE;
        long least = Long.MAX_VALUE;
        for (LegendPosition corner : List.of(LegendPosition.InsideNE, LegendPosition.InsideNW, LegendPosition.InsideSE,
                LegendPosition.InsideSW)) {
            boolean right = corner == LegendPosition.InsideNE || corner == LegendPosition.InsideSE;
            boolean top = corner == LegendPosition.InsideNE || corner == LegendPosition.InsideNW;
            long covered = series.stream().mapToLong(one -> covered(one, right, top, width, height)).sum();
            if (covered < least) {
                least = covered;
                best = corner;
            }
        }
        return best;
    }

    private long covered(Series one, boolean right, boolean top, double width, double height) {
        long count = 0;
        for (int n = 0; n < one.x.length; n++) {
            double x = share(across, one.x[n]);
            double y = share(upwards, one.y[n]);
            count += (right ? x > 1 - width : x < width) && (top ? y > 1 - height : y < height) ? 1 : 0;
        }
        return count;
    }

    /// Place of a number: 0 at the beginning of the axis, 1 at its end.
    private static double share(ChartAxis axis, double number) {
        return axis.logarithmic() ? Math.log(number / axis.low()) / Math.log(axis.high() / axis.low())
                : (number - axis.low()) / (axis.high() - axis.low());
    }
}
