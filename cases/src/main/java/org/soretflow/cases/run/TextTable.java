package org.soretflow.cases.run;

import java.util.List;

/// Columns under each other, two blanks before each.
public final class TextTable {

    private TextTable() {}

    /// Appends rows of equal length; every column is as wide as its widest cell, but the last one, which may be long.
    public static void append(StringBuilder text, List<? extends List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns - 1; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String cell = row.get(c);
                line.append("  ").append(cell).repeat(' ', Math.max(0, widths[c] - cell.length()));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
