package org.soretflow.viz.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The numbers of a CSV file with a header, as columns.
///
/// @param names the header's entries, units and all
/// @param columns one array per name, all of the same length; not to be modified
public record CsvData(List<String> names, List<double[]> columns) {

    /// Reads a table as [CsvTable] writes it; an empty cell is NaN.
    ///
    /// @throws DamagedFileException if the file is not a table of numbers; the message names the line
    public static CsvData read(Path file) throws IOException {
        return parse(file, DamagedFileException.requireText(file).lines().toList());
    }

    /// Reads what is whole of a table that is still written, or whose writer was killed: a last row without its end is
    /// left out.
    ///
    /// @throws IOException as [#read]
    public static CsvData readWhole(Path file) throws IOException {
        String text = DamagedFileException.requireText(file);
        return parse(file, text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    }

    private static CsvData parse(Path file, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            throw new DamagedFileException(file + " is empty: expected a header line");
        }
        List<String> names = split(lines.getFirst());
        int rows = lines.size() - 1;
        List<double[]> columns = new ArrayList<>();
        names.forEach(_ -> columns.add(new double[rows]));
        for (int row = 0; row < rows; row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            if (cells.length != names.size()) {
                throw new DamagedFileException(file + ", line " + (row + 2) + ": expected " + names.size()
                        + " cells, found " + cells.length);
            }
            for (int c = 0; c < cells.length; c++) {
                try {
                    columns.get(c)[row] = cells[c].isEmpty() ? Double.NaN : Double.parseDouble(cells[c]);
                } catch (NumberFormatException _) {
                    throw new DamagedFileException(file + ", line " + (row + 2) + ": not a number: " + cells[c]);
                }
            }
        }
        return new CsvData(names, columns);
    }

    /// The column of a name, with or without its unit: `time` finds `time [s]`.
    ///
    /// @throws IllegalArgumentException if there is none; the message lists those there are
    public double[] column(String name) {
        for (int c = 0; c < names.size(); c++) {
            if (names.get(c).equals(name) || names.get(c).startsWith(name + " [")) {
                return columns.get(c);
            }
        }
        throw new IllegalArgumentException("no column " + name + "; there are: " + String.join(", ", names));
    }

    /// Number of rows.
    public int rows() {
        return columns.getFirst().length;
    }

    /// Splits a header line at commas outside quotes.
    static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int n = 0; n < line.length(); n++) {
            char character = line.charAt(n);
            if (character == '"' && quoted && n + 1 < line.length() && line.charAt(n + 1) == '"') {
                cell.append('"');
                n++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
