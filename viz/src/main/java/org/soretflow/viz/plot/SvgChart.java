package org.soretflow.viz.plot;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.soretflow.viz.vtk.XmlText;

/// A chart of lines and points as SVG, for pages: sharp at every size, and in the colours of the page.
///
/// Ticks, titles and colours of the series are those of [LineChart]. Text is left to the page's own font, so widths are
/// estimated. Lines of very many points are thinned to what the width can show, see [Thinning].
final class SvgChart {

    private static final double WIDTH = 520;
    private static final double HEIGHT = 320;
    private static final double TOP = 12;
    private static final double RIGHT = 14;
    private static final double BOTTOM = 46;
    /// About the mean width of a letter and of a figure at 12 units.
    private static final double LETTER = 6.9;
    private static final double LEGEND_ROW = 18;
    private static final double SAMPLE = 26;
    private static final double SAMPLE_GAP = 6;

    private final ChartAxis across;
    private final ChartAxis upwards;
    private final List<LineChart.Series> series;
    private final StringBuilder svg = new StringBuilder(4096);
    private final double left;
    private final double plotWidth;
    private final double plotHeight = HEIGHT - TOP - BOTTOM;

    SvgChart(ChartAxis across, ChartAxis upwards, List<LineChart.Series> series) {
        this.across = across;
        this.upwards = upwards;
        this.series = series;
        int longest = 0;
        for (int n = 0; n < upwards.ticks().values().size(); n++) {
            longest = Math.max(longest, label(upwards, n).length());
        }
        left = 34 + LETTER * longest;
        plotWidth = WIDTH - left - RIGHT;
    }

    /// The chart as an element `svg`; every text in it is escaped.
    ///
    /// @param description what is to be seen, for those who cannot see it
    String draw(String description) {
        double legend = series.stream().map(LineChart.Series::name).distinct().count() > 1 ? legendHeight() : 0;
        svg.append(String.format(Locale.ROOT, "<svg class=\"chart\" viewBox=\"0 0 %.0f %.0f\" role=\"img\">",
                WIDTH, HEIGHT + legend));
        svg.append("<title>").append(XmlText.escape(description)).append("</title>");
        grid();
        for (LineChart.Series one : series) {
            if (one.kind() == LineChart.Kind.POINTS) {
                points(one);
            } else {
                line(one);
            }
        }
        svg.append(String.format(Locale.ROOT,
                "<rect class=\"frame\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                left, TOP, plotWidth, plotHeight));
        text(left + 0.5 * plotWidth, HEIGHT - 8, "middle", across.title());
        svg.append(String.format(Locale.ROOT,
                "<text transform=\"translate(14 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                TOP + 0.5 * plotHeight, XmlText.escape(upwards.title())));
        if (legend > 0) {
            legend();
        }
        return svg.append("</svg>").toString();
    }

    private void grid() {
        for (int n = 0; n < across.ticks().values().size(); n++) {
            double x = left + plotWidth * tickShare(across, n);
            svg.append(String.format(Locale.ROOT, "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\""
                    + " y2=\"%.1f\"/>", x, TOP, x, TOP + plotHeight));
            text(x, TOP + plotHeight + 16, "middle", label(across, n));
        }
        for (int n = 0; n < upwards.ticks().values().size(); n++) {
            double y = TOP + plotHeight * (1 - tickShare(upwards, n));
            svg.append(String.format(Locale.ROOT, "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\""
                    + " y2=\"%.1f\"/>", left, y, left + plotWidth, y));
            text(left - 6, y + 4, "end", label(upwards, n));
        }
    }

    private void line(LineChart.Series one) {
        double[] x = Arrays.stream(one.x()).map(this::x).toArray();
        double[] y = Arrays.stream(one.y()).map(this::y).toArray();
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        // two columns to a unit: pages are enlarged
        for (int n : Thinning.of(Arrays.stream(x).map(place -> 2 * place).toArray(), y)) {
            boolean isPlace = Double.isFinite(x[n]) && Double.isFinite(y[n]);
            if (isPlace) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", broken ? "M" : "L", x[n], y[n]));
            }
            broken = !isPlace;
        }
        svg.append("<path class=\"line").append(one.kind() == LineChart.Kind.DASHED ? " dashed" : "")
                .append("\" stroke=\"").append(colour(one)).append("\" d=\"").append(path).append("\"/>");
        if (one.x().length == 1 && Double.isFinite(x(one.x()[0])) && Double.isFinite(y(one.y()[0]))) {
            points(one);
        }
    }

    private void points(LineChart.Series one) {
        svg.append("<g fill=\"").append(colour(one)).append("\">");
        for (int n = 0; n < one.x().length; n++) {
            double x = x(one.x()[n]);
            double y = y(one.y()[n]);
            if (Double.isFinite(x) && Double.isFinite(y)) {
                svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.2\"/>", x, y));
            }
        }
        svg.append("</g>");
    }

    private double legendHeight() {
        return 8 + LEGEND_ROW * (1 + legendRows());
    }

    /// Number of line breaks in the legend.
    private int legendRows() {
        double x = left;
        int row = 0;
        Set<String> names = new LinkedHashSet<>();
        for (LineChart.Series one : series) {
            if (names.add(one.name())) {
                double width = entryWidth(one.name());
                if (x > left && x + width > WIDTH - RIGHT) {
                    x = left;
                    row++;
                }
                x += width;
            }
        }
        return row;
    }

    private void legend() {
        double x = left;
        double y = HEIGHT + LEGEND_ROW - 4;
        Set<String> names = new LinkedHashSet<>();
        for (LineChart.Series one : series) {
            if (!names.add(one.name())) {
                continue;
            }
            double width = entryWidth(one.name());
            if (x > left && x + width > WIDTH - RIGHT) {
                x = left;
                y += LEGEND_ROW;
            }
            if (one.kind() == LineChart.Kind.POINTS) {
                svg.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.2\" fill=\"%s\"/>",
                        x + SAMPLE / 2, y - 4, colour(one)));
            } else {
                svg.append(String.format(Locale.ROOT, "<path class=\"line%s\" stroke=\"%s\" d=\"M%.1f %.1fh%.0f\"/>",
                        one.kind() == LineChart.Kind.DASHED ? " dashed" : "", colour(one), x, y - 4, SAMPLE));
            }
            text(x + SAMPLE + SAMPLE_GAP, y, "start", one.name());
            x += width;
        }
    }

    private static double entryWidth(String name) {
        return SAMPLE + SAMPLE_GAP + LETTER * name.length() + 16;
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                x, y, anchor, XmlText.escape(text)));
    }

    private double x(double value) {
        return left + plotWidth * share(across, value);
    }

    private double y(double value) {
        return TOP + plotHeight * (1 - share(upwards, value));
    }

    private static String colour(LineChart.Series one) {
        return LineChart.colour(one.colour());
    }

    /// Place of a number: 0 at the beginning of the axis, 1 at its end; NaN if it has no place.
    private static double share(ChartAxis axis, double number) {
        if (!axis.logarithmic()) {
            return (number - axis.low()) / (axis.high() - axis.low());
        }
        return number > 0 ? Math.log(number / axis.low()) / Math.log(axis.high() / axis.low()) : Double.NaN;
    }

    /// Place of a tick; those of a logarithmic axis are exponents.
    private static double tickShare(ChartAxis axis, int tick) {
        double value = axis.ticks().values().get(tick);
        return axis.logarithmic()
                ? (value - Math.log10(axis.low())) / (Math.log10(axis.high()) - Math.log10(axis.low()))
                : share(axis, value);
    }

    private static String label(ChartAxis axis, int tick) {
        return axis.logarithmic()
                ? "10" + Ticks.superscript((int) Math.rint(axis.ticks().values().get(tick)))
                : axis.ticks().labels().get(tick);
    }
}
