package org.soretflow.viz.table;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A column of a table, with its name and unit apart.
///
/// @param name name without unit
/// @param unit unit as people write it, `m³/s`; `1` if it has none
/// @param values not to be modified
public record CsvColumn(String name, String unit, double[] values) {

    private static final Pattern HEADER = Pattern.compile("(.*?)(?: \\[([^\\[\\]]*)])?");

    /// A column by its number.
    public static CsvColumn of(CsvData table, int number) {
        Matcher header = HEADER.matcher(table.names().get(number));
        header.matches();
        return new CsvColumn(header.group(1), header.group(2) == null ? "1" : pretty(header.group(2)),
                table.columns().get(number));
    }

    /// The number in the last row.
    public double last() {
        return values[values.length - 1];
    }

    /// Whether there is any number in it.
    public boolean hasNumber() {
        return Arrays.stream(values).anyMatch(Double::isFinite);
    }

    /// A unit as it stands behind a number: nothing for 1, else a blank and the unit.
    public static String behind(String unit) {
        return unit.equals("1") || unit.isEmpty() ? "" : " " + pretty(unit);
    }

    /// A unit as people write it: `mol/m³` for `mol/m^3`.
    public static String pretty(String unit) {
        return unit.replace("^2", "²").replace("^3", "³");
    }
}
