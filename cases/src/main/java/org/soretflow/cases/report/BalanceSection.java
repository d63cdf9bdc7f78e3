package org.soretflow.cases.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.soretflow.viz.plot.ProfilePlot;
import org.soretflow.viz.report.Block;
import org.soretflow.viz.table.CsvColumn;
import org.soretflow.viz.table.CsvData;

/// The balances of a run: where every quantity came from and went to in the end, and what did not close.
final class BalanceSection {

    private static final Pattern HEADER = Pattern.compile("(.+) (stored|stored rate|inflow (.+)|produced|defect)");

    private final CsvData table;
    private final Map<String, Terms> quantities = new LinkedHashMap<>();

    /// The columns of a quantity.
    private static final class Terms {
        private CsvColumn stored;
        private CsvColumn rate;
        private CsvColumn produced;
        private CsvColumn defect;
        private final Map<String, CsvColumn> inflows = new LinkedHashMap<>();

        /// The largest term of the balance at one row.
        double largest(int row) {
            double largest = Math.max(size(rate, row), size(produced, row));
            for (CsvColumn inflow : inflows.values()) {
                largest = Math.max(largest, size(inflow, row));
            }
            return largest;
        }

        private static double size(CsvColumn column, int row) {
            double value = column == null ? 0 : Math.abs(column.values()[row]);
            return Double.isFinite(value) ? value : 0;
        }
    }

    BalanceSection(CsvData table) {
        this.table = table;
        for (int c = 2; c < table.names().size(); c++) {
            CsvColumn column = CsvColumn.of(table, c);
            Matcher parts = HEADER.matcher(column.name());
            if (!parts.matches()) {
                continue;
            }
            Terms terms = quantities.computeIfAbsent(parts.group(1), _ -> new Terms());
            switch (parts.group(2)) {
                case "stored" -> terms.stored = column;
                case "stored rate" -> terms.rate = column;
                case "produced" -> terms.produced = column;
                case "defect" -> terms.defect = column;
                default -> terms.inflows.put(parts.group(3), column);
            }
        }
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int last = table.rows() - 1;
        List<List<String>> rows = new ArrayList<>();
        quantities.forEach((name, terms) -> rows.add(row(name, terms, last, scale(terms))));
        blocks.add(new Block.Table("At the end: what is stored, how fast that changes, what comes in through the"
                + " patches (through those not named: nothing), what is produced inside, and what does not close; that also"
                + " relative to the largest term of the run, or to what is stored over the length of the run where that"
                + " is more",
                List.of("quantity", "stored", "rate", "inflow", "produced", "defect", "relative defect"), rows));
        if (last > 1) {
            defects().ifPresent(chart -> blocks.add(new Block.Charts(List.of(chart))));
        }
        return blocks;
    }

    /// What a defect is compared with: the largest term that the balance had in the whole run, or the rate at which the
    /// run would have lost all that is stored. Without the latter the rounding of nothing would be compared with itself.
    private double scale(Terms terms) {
        double largest = 0;
        for (int row = 0; row < table.rows(); row++) {
            largest = Math.max(largest, terms.largest(row));
        }
        double[] times = table.column("time");
        double length = times[times.length - 1] - times[0];
        double stored = terms.stored == null ? 0 : Math.abs(terms.stored.last());
        return length > 0 && Double.isFinite(stored) ? Math.max(largest, stored / length) : largest;
    }

    private static List<String> row(String name, Terms terms, int last, double scale) {
        List<String> inflows = new ArrayList<>();
        terms.inflows.forEach((patch, column) -> {
            if (column.values()[last] != 0) {
                inflows.add(patch + " " + number(column, last));
            }
        });
        double defect = terms.defect == null ? Double.NaN : Math.abs(terms.defect.values()[last]);
        String relative = !Double.isFinite(defect) ? "" : scale == 0 ? "nothing flows"
                : Shown.number(defect / scale);
        return List.of(name, number(terms.stored, last), number(terms.rate, last),
                inflows.isEmpty() ? "none" : String.join(", ", inflows), number(terms.produced, last),
                number(terms.defect, last), relative);
    }

    private static String number(CsvColumn column, int row) {
        if (column == null || !Double.isFinite(column.values()[row])) {
            return "";
        }
        return Shown.number(column.values()[row]) + CsvColumn.behind(column.unit());
    }

    /// |defect| over what it is compared with.
    private Optional<Block.Chart> defects() {
        ProfilePlot plot = ProfilePlot.of("step", "1", "relative defect", "1").logarithmicY();
        boolean any = false;
        for (Map.Entry<String, Terms> entry : quantities.entrySet()) {
            Terms terms = entry.getValue();
            double scale = scale(terms);
            if (terms.defect == null || scale == 0) {
                continue;
            }
            double[] shares = new double[table.rows()];
            for (int row = 0; row < shares.length; row++) {
                shares[row] = Math.abs(terms.defect.values()[row]) / scale;
                any |= shares[row] > 0;
            }
            plot.line(entry.getKey(), table.column("step"), shares);
        }
        return any ? Optional.of(new Block.Chart(
                "What did not close in each step, relative as in the table", plot.svg()))
                : Optional.empty();
    }
}
