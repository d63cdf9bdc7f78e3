package org.soretflow.cases.report;

import java.util.Arrays;

/// A unit in which times are shown.
///
/// @param symbol `s`, `min`, `h` or `d`
/// @param seconds its length [s]
record TimeUnit(String symbol, double seconds) {

    /// The unit that suits the longest of some times [s].
    static TimeUnit suiting(double[] times) {
        double longest = Arrays.stream(times).filter(Double::isFinite).max().orElse(0);
        if (longest < 120) {
            return new TimeUnit("s", 1);
        }
        if (longest < 7200) {
            return new TimeUnit("min", 60);
        }
        return longest < 3 * 86_400 ? new TimeUnit("h", 3600) : new TimeUnit("d", 86_400);
    }

    /// Times [s] in this unit.
    double[] of(double[] times) {
        return Arrays.stream(times).map(time -> time / seconds).toArray();
    }
}
