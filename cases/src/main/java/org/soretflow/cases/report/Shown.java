package org.soretflow.cases.report;

import org.soretflow.viz.plot.Durations;

/// Numbers as a page shows them: a true minus sign, powers of ten as such.
final class Shown {

    private Shown() {}

    /// Four significant digits: `0.1943`, `−3.276·10⁻⁵`.
    static String number(double value) {
        return number(value, 4);
    }

    /// Six significant digits, for results.
    static String result(double value) {
        return number(value, 6);
    }

    private static String number(double value, int digits) {
        return Double.isFinite(value) ? Durations.digits(value, digits, -3, 6) : "not known";
    }
}
