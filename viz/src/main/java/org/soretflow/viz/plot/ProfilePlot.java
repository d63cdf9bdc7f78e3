package org.soretflow.viz.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// A plot of lines and points with labelled axes: profiles, time series, comparisons with a reference.
///
/// ```java
/// ProfilePlot.of("y", "µm", "ethanol", "1").title("Steady profile")
///         .line("computed", y, c).points("exact", yExact, cExact).write(file);
/// ```
///
/// Axes have round ticks; large and small numbers share a power of ten, which stands with the unit. NaN breaks a line.
public final class ProfilePlot {

    private final String xName;
    private final String xUnit;
    private final String yName;
    private final String yUnit;
    private final List<LineChart.Series> all = new ArrayList<>();
    private String title = "";
    private boolean xLogarithmic;
    private boolean yLogarithmic;
    private int colours;

    private ProfilePlot(String xName, String xUnit, String yName, String yUnit) {
        this.xName = xName;
        this.xUnit = xUnit;
        this.yName = yName;
        this.yUnit = yUnit;
    }

    /// An empty plot.
    ///
    /// @param xUnit unit of the numbers along x, `1` if they have none; likewise `yUnit`
    public static ProfilePlot of(String xName, String xUnit, String yName, String yUnit) {
        return new ProfilePlot(xName, xUnit, yName, yUnit);
    }

    public ProfilePlot title(String text) {
        title = text;
        return this;
    }

    /// Adds a full line in a new colour.
    public ProfilePlot line(String name, double[] x, double[] y) {
        return add(name, x, y, LineChart.Kind.LINE, colours++);
    }

    /// Adds a dashed line in a new colour: a theory next to a computation.
    public ProfilePlot dashed(String name, double[] x, double[] y) {
        return add(name, x, y, LineChart.Kind.DASHED, colours++);
    }

    /// Adds a dashed line in the colour of the series before it.
    public ProfilePlot companion(String name, double[] x, double[] y) {
        return add(name, x, y, LineChart.Kind.DASHED, Math.max(0, colours - 1));
    }

    /// Adds points without a line, in a new colour: a reference.
    public ProfilePlot points(String name, double[] x, double[] y) {
        return add(name, x, y, LineChart.Kind.POINTS, colours++);
    }

    /// Adds points in the colour of the series before them: a computation on top of its theory. A name that was given
    /// before does not come into the legend again.
    public ProfilePlot pointsOn(String name, double[] x, double[] y) {
        return add(name, x, y, LineChart.Kind.POINTS, Math.max(0, colours - 1));
    }

    /// Gives decades along x equal lengths; numbers that are not positive are left out.
    public ProfilePlot logarithmicX() {
        xLogarithmic = true;
        return this;
    }

    /// Gives decades along y equal lengths; numbers that are not positive are left out.
    public ProfilePlot logarithmicY() {
        yLogarithmic = true;
        return this;
    }

    /// Writes the plot as PNG in one step.
    ///
    /// @throws MissingFontsException if the system has no fonts
    public void write(Path file) throws IOException {
        Picture.write(render(), file);
    }

    /// The plot as a picture.
    ///
    /// @throws IllegalArgumentException if there is no number that can be shown
    public BufferedImage render() {
        DoubleStream x = all.stream().flatMapToDouble(series -> Arrays.stream(series.x()));
        DoubleStream y = all.stream().flatMapToDouble(series -> Arrays.stream(series.y()));
        return new LineChart(title,
                ChartAxis.over(x, new ChartAxis.Quantity(xName, xUnit, xLogarithmic), 8, false),
                ChartAxis.over(y, new ChartAxis.Quantity(yName, yUnit, yLogarithmic), 8, true), all).draw();
    }

    /// The plot as an element `svg` of a page, without its title; colours of text and grid are the page's (classes
    /// `chart`, `grid`, `frame`, `line`, `dashed`).
    ///
    /// @throws IllegalArgumentException if there is no number that can be shown
    public String svg() {
        DoubleStream x = all.stream().flatMapToDouble(series -> Arrays.stream(series.x()));
        DoubleStream y = all.stream().flatMapToDouble(series -> Arrays.stream(series.y()));
        return new SvgChart(ChartAxis.over(x, new ChartAxis.Quantity(xName, xUnit, xLogarithmic), 7, false),
                ChartAxis.over(y, new ChartAxis.Quantity(yName, yUnit, yLogarithmic), 7, true), all)
                .draw(title.isEmpty() ? yName + " over " + xName : title);
    }

    private ProfilePlot add(String name, double[] x, double[] y, LineChart.Kind kind, int colour) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    "line " + name + " needs as many x as y and at least one, got " + x.length + " and " + y.length);
        }
        all.add(new LineChart.Series(name, x.clone(), y.clone(), kind, colour));
        return this;
    }
}
