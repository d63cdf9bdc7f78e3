package org.soretflow.cases.report;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.soretflow.viz.table.CsvData;

/// A column of a table, with its name and unit apart.
///
/// @param values not to be modified
record Column(String name, String unit, double[] values) {

    private static final Pattern HEADER = Pattern.compile("(.*?)(?: \\[([^\\[\\]]*)])?");

    static Column of(CsvData table, int number) {
        Matcher header = HEADER.matcher(table.names().get(number));
        header.matches();
        return new Column(header.group(1), header.group(2) == null ? "1" : pretty(header.group(2)),
                table.columns().get(number));
    }

    double last() {
        return values[values.length - 1];
    }

    /// The unit as it stands behind a number: nothing for 1.
    static String behind(String unit) {
        return unit.equals("1") || unit.isEmpty() ? "" : " " + pretty(unit);
    }

    static String pretty(String unit) {
        return unit.replace("^2", "²").replace("^3", "³");
    }

    boolean hasNumber() {
        return Arrays.stream(values).anyMatch(Double::isFinite);
    }
}
