package org.soretflow.cases.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.Numbers;
import org.soretflow.cases.run.TextTable;

/// The numbers of a design, for people and machines.
///
/// @param title one line
/// @param rows the results, in order
/// @param checks what the formulas assume, and whether it holds
/// @param table a small table of variants
public record DesignSheet(String title, List<Row> rows, List<Check> checks, Table table) {

    /// A number.
    ///
    /// @param key name for machines
    /// @param label for people
    /// @param value in SI units
    /// @param unit SI unit, `1` if it has none
    public record Row(String key, String label, double value, String unit) {}

    /// An assumption.
    ///
    /// @param label what is looked at
    /// @param value its number [1]
    /// @param inside whether the formulas hold there
    /// @param meaning where they hold, and what happens beyond
    public record Check(String label, double value, boolean inside, String meaning) {}

    /// Variants: a row each, a number under each heading.
    public record Table(List<Row> headings, List<double[]> lines) {

        /// The numbers under a heading.
        public double[] column(String key) {
            int at = headings.stream().map(Row::key).toList().indexOf(key);
            return lines.stream().mapToDouble(line -> line[at]).toArray();
        }
    }

    public DesignSheet {
        rows = List.copyOf(rows);
        checks = List.copyOf(checks);
    }

    /// The value under a key.
    public double value(String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow().value();
    }

    /// Whether all assumptions hold.
    public boolean isInside() {
        return checks.stream().allMatch(Check::inside);
    }

    /// The sheet for people.
    public String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        TextTable.append(text, rows.stream().map(row -> List.of(row.label(), shown(row.value(), row.unit()))).toList());
        text.append(isInside() ? "valid range: all inside\n" : "valid range: the formulas are outside theirs\n");
        TextTable.append(text, checks.stream().map(check -> List.of(check.inside() ? "inside" : "OUTSIDE",
                check.label(), Numbers.text(check.value()), check.meaning())).toList());
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.headings().stream().map(Row::label).toList());
        for (double[] line : table.lines()) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < line.length; c++) {
                cells.add(shown(line[c], table.headings().get(c).unit()));
            }
            lines.add(cells);
        }
        TextTable.append(text, lines);
        return text.toString();
    }

    /// A number with the unit that fits it.
    static String shown(double value, String unit) {
        return switch (unit) {
            case "1" -> Numbers.text(value);
            case "m" -> Numbers.metres(value);
            case "s" -> Numbers.seconds(value);
            case "m/s" -> Numbers.metres(value) + "/s";
            default -> Numbers.text(value) + " " + unit;
        };
    }

    /// The sheet for machines.
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", title);
        Map<String, Object> results = new LinkedHashMap<>();
        rows.forEach(row -> results.put(row.key(), number(row.value(), row.unit())));
        tree.put("results", results);
        tree.put("inside", isInside());
        tree.put("checks", checks.stream().map(check -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("label", check.label());
            one.put("value", Json.number(check.value()));
            one.put("inside", check.inside());
            one.put("meaning", check.meaning());
            return one;
        }).toList());
        List<Map<String, Object>> variants = new ArrayList<>();
        for (double[] line : table.lines()) {
            Map<String, Object> one = new LinkedHashMap<>();
            for (int c = 0; c < line.length; c++) {
                one.put(table.headings().get(c).key(), number(line[c], table.headings().get(c).unit()));
            }
            variants.add(one);
        }
        tree.put("variants", variants);
        return tree;
    }

    private static Map<String, Object> number(double value, String unit) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("value", Json.number(value));
        one.put("unit", unit);
        return one;
    }
}
