package org.soretflow.cases.file;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.soretflow.boundary.Value;
import org.soretflow.cases.file.Node.Kind;
import org.soretflow.cases.file.Node.MapNode;
import org.soretflow.cases.file.Node.ScalarNode;

/// Numbers that may vary in space and time: a constant, an expression, a table.
final class Values {

    private Values() {}

    /// The value of a key that is there.
    static Value of(Section section, String key, Dimension dimension) {
        return of(section.require(key, dimension.wanted()), section.at(key), "value", dimension, section.reading);
    }

    /// @param kind definition in the schema that knows `expression` and `table`
    static Value of(Node node, String path, String kind, Dimension dimension, Reading reading) {
        if (!(node instanceof MapNode map)) {
            return Value.constant(Section.quantity(node, path, dimension));
        }
        Section section = new Section(map, path, kind, reading);
        if (section.oneOf(List.of("expression", "table")).equals("table")) {
            return table(section.section("table", "table"), dimension);
        }
        return expression(section, "expression");
    }

    /// A formula of x, y, z [m] and t [s], in SI units.
    static Value expression(Section section, String key) {
        ScalarNode scalar = Section.text(section.require(key, "an expression is expected"), section.at(key), "");
        scalar.inSi = false;
        try {
            return Expressions.value(scalar.text);
        } catch (IllegalArgumentException e) {
            throw section.fault(key, e.getMessage());
        }
    }

    /// Points along a coordinate or time.
    static Value table(Section table, Dimension dimension) {
        String along = table.word("along", "one of t, x, y, z is expected");
        Dimension position = along.equals("t") ? Dimension.TIME : Dimension.LENGTH;
        double[][] columns = columns(table, "positions", position, dimension);
        return table.checked(() -> new LinearTable("txyz".indexOf(along), columns[0], columns[1]));
    }

    /// Two columns, from lists in the case (`abscissae` and `values`) or from a CSV file with stated units.
    static double[][] columns(Section table, String abscissae, Dimension first, Dimension second) {
        if (table.oneOf(List.of("file", abscissae)).equals("file")) {
            return fromFile(table, first, second);
        }
        double[] positions = numbers(table, abscissae, first);
        double[] values = numbers(table, "values", second);
        if (positions.length != values.length) {
            throw table.fault("found " + positions.length + " " + abscissae + " and " + values.length
                    + " values, as many are expected");
        }
        return new double[][] {positions, values};
    }

    private static double[] numbers(Section table, String key, Dimension dimension) {
        List<Node> items = table.list(key, "one number with unit per point");
        double[] numbers = new double[items.size()];
        for (int m = 0; m < numbers.length; m++) {
            numbers[m] = Section.quantity(items.get(m), table.at(key) + "." + m, dimension);
        }
        return numbers;
    }

    private static double[][] fromFile(Section table, Dimension first, Dimension second) {
        ScalarNode name = (ScalarNode) table.require("file", "");
        List<Node> units = table.list("units", "the units of the two columns, such as [s, °C]");
        Path file = table.reading.file(name, table.at("file"));
        List<double[]> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : csv) {
                boolean header = rows.isEmpty() && row.getStartingLineNumber() == 1
                        && Units.split(row.getField(0)) == null;
                if (!header) {
                    rows.add(new double[] {cell(table, row, 0, units, first), cell(table, row, 1, units, second)});
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw table.fault("file", "the file cannot be read: " + e.getMessage());
        }
        double[][] columns = new double[2][rows.size()];
        for (int m = 0; m < rows.size(); m++) {
            columns[0][m] = rows.get(m)[0];
            columns[1][m] = rows.get(m)[1];
        }
        return columns;
    }

    private static double cell(Section table, CsvRecord row, int column, List<Node> units, Dimension dimension) {
        String where = "line " + row.getStartingLineNumber() + ": ";
        if (row.getFieldCount() < 2) {
            throw table.fault("file", where + "found " + row.getFieldCount()
                    + " column, two are expected, with a comma between");
        }
        Units.Quantity number = Units.split(row.getField(column));
        if (number == null || !number.unit().isEmpty()) {
            throw table.fault("file", where + "found \"" + row.getField(column) + "\", a number is expected");
        }
        ScalarNode unit = (ScalarNode) units.get(column);
        boolean plain = unit.text.equals("1");
        ScalarNode full = new ScalarNode(unit.mark(), row.getField(column).strip() + (plain ? "" : " " + unit.text),
                Kind.TEXT);
        return Section.quantity(full, table.at("units") + "." + column, dimension);
    }

    /// Linear between points, constant beyond the first and the last.
    ///
    /// @param coordinate 0 for t, 1 to 3 for x, y, z
    /// @param positions strictly increasing, at least two
    record LinearTable(int coordinate, double[] positions, double[] values) implements Value {

        LinearTable {
            if (positions.length < 2) {
                throw new IllegalArgumentException("a table needs at least two points, got " + positions.length);
            }
            for (int m = 1; m < positions.length; m++) {
                if (!(positions[m] > positions[m - 1])) {
                    throw new IllegalArgumentException("the positions of a table must increase, got " + positions[m]
                            + " after " + positions[m - 1]);
                }
            }
        }

        @Override
        public double at(double x, double y, double z, double t) {
            double s = switch (coordinate) {
                case 0 -> t;
                case 1 -> x;
                case 2 -> y;
                default -> z;
            };
            int found = Arrays.binarySearch(positions, s);
            int above = found >= 0 ? found : -found - 1;
            if (above == 0 || above == positions.length) {
                return values[Math.min(above, positions.length - 1)];
            }
            double weight = (s - positions[above - 1]) / (positions[above] - positions[above - 1]);
            return values[above - 1] + weight * (values[above] - values[above - 1]);
        }

        @Override
        public boolean isSteady() {
            return coordinate != 0;
        }
    }
}
