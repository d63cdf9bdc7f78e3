package org.soretflow.cases.design;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.soretflow.design.ThermalFff;
import org.soretflow.design.ThermogravitationalColumn;
import org.soretflow.viz.plot.Figure;
import org.soretflow.viz.plot.ProfilePlot;

/// Figures of designs.
public final class DesignFigures {

    private static final int POINTS = 161;
    private static final double MICRO = 1e6;

    private DesignFigures() {}

    /// Separation and time over the gap.
    public static Figure column(ColumnDesign design) {
        double gap = design.slot().gap();
        double optimum = ColumnDesign.optimumGap(design.subject(), design.slot().gravity());
        double[] gaps = spaced(0.3 * Math.min(gap, optimum), 3 * Math.max(gap, optimum));
        double[] logs = Arrays.stream(gaps).map(h -> Math.abs(of(design, h).logRatio())).toArray();
        double[] times = Arrays.stream(gaps).map(h -> time(design, h) / 3600).toArray();
        ProfilePlot separation = ProfilePlot.of("gap", "µm", "ln(ratio)", "1").logarithmicX()
                .line("slow variation", scaled(gaps), logs)
                .points("chosen", new double[] {gap * MICRO}, new double[] {Math.abs(of(design, gap).logRatio())});
        ProfilePlot duration = ProfilePlot.of("gap", "µm", "time to 90 %", "h").logarithmicX().logarithmicY()
                .line(design.isTrap() ? "open to a reservoir" : "closed", scaled(gaps), times)
                .points("chosen", new double[] {gap * MICRO}, new double[] {time(design, gap) / 3600});
        return Figure.of(separation.render(), duration.render());
    }

    /// Plate height over the mean velocity, and when zones leave.
    public static Figure fff(FffDesign design) {
        ThermalFff channel = design.channel();
        double[] speeds = spaced(0.1 * Math.min(design.speed(), channel.optimumVelocity()),
                20 * Math.max(design.speed(), channel.optimumVelocity()));
        double[] micro = scaled(speeds);
        ProfilePlot heights = ProfilePlot.of("mean velocity", "µm/s", "plate height", "µm").logarithmicX()
                .logarithmicY()
                .line(design.subject().species().name(), micro,
                        Arrays.stream(speeds).map(v -> channel.plateHeight(v) * MICRO).toArray())
                .points("chosen", new double[] {design.speed() * MICRO},
                        new double[] {channel.plateHeight(design.speed()) * MICRO});
        ProfilePlot zones = ProfilePlot.of("time", "min", "flux out of the channel", "1/min");
        double last = Math.max(end(channel, design), design.other().map(second -> end(new ThermalFff(second.solute(),
                design.gap(), design.length(), design.subject().difference()), design)).orElse(0.0));
        double first = Math.max(0, Math.min(start(channel, design), design.other().map(second -> start(
                new ThermalFff(second.solute(), design.gap(), design.length(), design.subject().difference()), design))
                .orElse(Double.MAX_VALUE)));
        double[] times = IntStream.range(0, 4 * POINTS)
                .mapToDouble(n -> first + (last - first) * n / (4 * POINTS - 1)).toArray();
        add(zones, design.subject(), channel, design, times);
        design.other().ifPresent(second -> add(zones, second, new ThermalFff(second.solute(), design.gap(),
                design.length(), design.subject().difference()), design, times));
        return Figure.of(heights.render(), zones.render());
    }

    private static double start(ThermalFff channel, FffDesign design) {
        return channel.retentionTime(design.speed()) - 6 * channel.spread(design.speed());
    }

    private static double end(ThermalFff channel, FffDesign design) {
        return channel.retentionTime(design.speed()) + 4 * channel.spread(design.speed());
    }

    private static void add(ProfilePlot plot, Subject subject, ThermalFff channel, FffDesign design, double[] times) {
        double middle = channel.retentionTime(design.speed());
        double spread = channel.spread(design.speed());
        plot.line(design.nameOf(subject), Arrays.stream(times).map(t -> t / 60).toArray(),
                Arrays.stream(times).map(t -> 60 / (spread * Math.sqrt(2 * Math.PI))
                        * Math.exp(-0.5 * Math.pow((t - middle) / spread, 2))).toArray());
    }

    private static ThermogravitationalColumn of(ColumnDesign design, double gap) {
        return new ThermogravitationalColumn(design.subject().solvent(), design.subject().solute(),
                design.slot().withGap(gap));
    }

    private static double time(ColumnDesign design, double gap) {
        ThermogravitationalColumn column = of(design, gap);
        return (design.isTrap() ? column.open() : column.closed()).timeTo(0.9);
    }

    /// Numbers at even distances of their logarithms.
    private static double[] spaced(double from, double to) {
        return IntStream.range(0, POINTS).mapToDouble(n -> from * Math.pow(to / from, n / (POINTS - 1.0))).toArray();
    }

    private static double[] scaled(double[] metres) {
        return Arrays.stream(metres).map(each -> each * MICRO).toArray();
    }
}
