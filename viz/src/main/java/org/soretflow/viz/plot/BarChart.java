package org.soretflow.viz.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.soretflow.viz.vtk.XmlText;

/// Bars in groups as SVG for a page, with whiskers where a spread is known; in the look of [ProfilePlot#svg].
///
/// ```java
/// BarChart.of("recovery", "1", List.of("cold", "hot")).bars("DNA", new double[] {0.8, 0.2}).svg();
/// ```
public final class BarChart {

    private static final double WIDTH = 520;
    private static final double HEIGHT = 320;
    private static final double LEFT = 66;
    private static final double RIGHT = 14;
    private static final double TOP = 12;
    private static final double BOTTOM = 30;
    private static final double LEGEND_ROW = 18;
    private static final double LETTER = 6.9;
    /// Share of a group that its bars take.
    private static final double FILLED = 0.8;

    private record Bars(String name, double[] values, double[] spreads) {}

    private final String name;
    private final String unit;
    private final List<String> groups;
    private final List<Bars> all = new ArrayList<>();

    private BarChart(String name, String unit, List<String> groups) {
        this.name = name;
        this.unit = unit;
        this.groups = List.copyOf(groups);
    }

    /// A chart of numbers from zero upwards.
    ///
    /// @param groups names below the groups of bars
    public static BarChart of(String name, String unit, List<String> groups) {
        return new BarChart(name, unit, groups);
    }

    /// Adds one bar to each group; a number that is not known leaves a gap.
    public BarChart bars(String series, double[] values) {
        return bars(series, values, new double[values.length]);
    }

    /// Adds one bar to each group with a whisker of a spread to both sides.
    public BarChart bars(String series, double[] values, double[] spreads) {
        if (values.length != groups.size() || spreads.length != groups.size()) {
            throw new IllegalArgumentException("series " + series + " needs a number for each of the " + groups.size()
                    + " groups, got " + values.length + " and " + spreads.length);
        }
        all.add(new Bars(series, values.clone(), spreads.clone()));
        return this;
    }

    /// The chart as an element `svg`; every text in it is escaped.
    ///
    /// @throws IllegalArgumentException if there is no number that can be shown
    public String svg() {
        DoubleStream numbers = all.stream().flatMapToDouble(bars -> DoubleStream.iterate(0, n -> n + 1)
                .limit(bars.values().length).map(n -> bars.values()[(int) n] + whisker(bars, (int) n)));
        ChartAxis axis = ChartAxis.over(DoubleStream.concat(DoubleStream.of(0), numbers),
                new ChartAxis.Quantity(name, unit, false), 6, true);
        StringBuilder svg = new StringBuilder(4096);
        StringBuilder legend = new StringBuilder();
        double legendHeight = legend(legend);
        svg.append(format("<svg class=\"chart\" viewBox=\"0 0 %.0f %.0f\" role=\"img\">", WIDTH,
                HEIGHT + legendHeight));
        svg.append("<title>").append(XmlText.escape(name)).append("</title>");
        double height = HEIGHT - TOP - BOTTOM;
        for (int n = 0; n < axis.ticks().values().size(); n++) {
            double y = TOP + height * (1 - share(axis, axis.ticks().values().get(n)));
            svg.append(format("<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                    LEFT, y, WIDTH - RIGHT, y));
            text(svg, LEFT - 6, y + 4, "end", axis.ticks().labels().get(n));
        }
        double group = (WIDTH - LEFT - RIGHT) / groups.size();
        double bar = FILLED * group / all.size();
        for (int g = 0; g < groups.size(); g++) {
            text(svg, LEFT + (g + 0.5) * group, HEIGHT - 10, "middle", groups.get(g));
            for (int s = 0; s < all.size(); s++) {
                double value = all.get(s).values()[g];
                if (Double.isFinite(value)) {
                    double x = LEFT + g * group + 0.5 * (1 - FILLED) * group + s * bar;
                    double top = TOP + height * (1 - share(axis, value));
                    svg.append(format("<rect fill=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                            LineChart.colour(s), x + 1, top, Math.max(1, bar - 2), TOP + height - top));
                    whisker(svg, x + 0.5 * bar, top, height * share(axis, whisker(all.get(s), g)));
                }
            }
        }
        svg.append(format("<rect class=\"frame\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                LEFT, TOP, WIDTH - LEFT - RIGHT, height));
        svg.append(format("<text transform=\"translate(14 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                TOP + 0.5 * height, XmlText.escape(axis.title())));
        return svg.append(legend).append("</svg>").toString();
    }

    /// Draws the names of the series below the bars.
    ///
    /// @return its height
    private double legend(StringBuilder svg) {
        double x = LEFT;
        double y = HEIGHT + 4;
        for (int s = 0; s < all.size(); s++) {
            double width = 34 + LETTER * all.get(s).name().length();
            if (x > LEFT && x + width > WIDTH) {
                x = LEFT;
                y += LEGEND_ROW;
            }
            svg.append(format("<rect fill=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"12\" height=\"12\"/>",
                    LineChart.colour(s), x, y));
            text(svg, x + 18, y + 10, "start", all.get(s).name());
            x += width;
        }
        return y + LEGEND_ROW + 4 - HEIGHT;
    }

    private static double whisker(Bars bars, int group) {
        double spread = bars.spreads()[group];
        return Double.isFinite(spread) ? spread : 0;
    }

    private static void whisker(StringBuilder svg, double x, double top, double length) {
        if (length > 0) {
            svg.append(format("<path class=\"frame\" d=\"M%.1f %.1fV%.1f\"/>", x, top - length,
                    Math.min(top + length, HEIGHT - BOTTOM)));
        }
    }

    private static double share(ChartAxis axis, double value) {
        return (value - axis.low()) / (axis.high() - axis.low());
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor,
                XmlText.escape(text)));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
