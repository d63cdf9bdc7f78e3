package org.soretflow.viz.plot;

import java.util.Arrays;

/// A unit in which the times of a chart are shown.
///
/// @param unit `s`, `min`, `h` or `d`
/// @param seconds its length [s]
public record TimeScale(String unit, double seconds) {

    /// The unit that suits the longest of some times [s].
    public static TimeScale suiting(double[] times) {
        double longest = Arrays.stream(times).filter(Double::isFinite).max().orElse(0);
        if (longest < 120) {
            return new TimeScale("s", 1);
        }
        if (longest < 7200) {
            return new TimeScale("min", 60);
        }
        return longest < 3 * 86_400 ? new TimeScale("h", 3600) : new TimeScale("d", 86_400);
    }

    /// Times [s] in this unit.
    public double[] of(double[] times) {
        return Arrays.stream(times).map(time -> time / seconds).toArray();
    }
}
