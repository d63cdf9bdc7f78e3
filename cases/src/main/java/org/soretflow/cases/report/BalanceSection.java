package org.soretflow.cases.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.soretflow.cases.run.Numbers;
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

        /// The largest term of the balance at one row, or in all of them.
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
        quantities.forEach((name, terms) -> rows.add(row(name, terms, last)));
        blocks.add(new Block.Table("At the end: what is stored, how fast that changes, what comes in through the"
                + " patches (through those not named: nothing), what is produced inside, and what does not close",
                List.of("quantity", "stored", "rate", "inflow", "produced", "defect", "defect / largest term"), rows));
        if (last > 1) {
            defects().ifPresent(chart -> blocks.add(new Block.Charts(List.of(chart))));
        }
        return blocks;
    }

    private static List<String> row(String name, Terms terms, int last) {
        List<String> inflows = new ArrayList<>();
        terms.inflows.forEach((patch, column) -> {
            if (column.values()[last] != 0) {
                inflows.add(patch + " " + number(column, last));
            }
        });
        double largest = terms.largest(last);
        double defect = terms.defect == null ? Double.NaN : Math.abs(terms.defect.values()[last]);
        String relative = !Double.isFinite(defect) ? "" : largest == 0 ? "nothing flows"
                : Numbers.text(defect / largest).replace('-', '−');
        return List.of(name, number(terms.stored, last), number(terms.rate, last),
                inflows.isEmpty() ? "none" : String.join(", ", inflows), number(terms.produced, last),
                number(terms.defect, last), relative);
    }

    private static String number(CsvColumn column, int row) {
        if (column == null || !Double.isFinite(column.values()[row])) {
            return "";
        }
        return Numbers.text(column.values()[row]).replace('-', '−') + CsvColumn.behind(column.unit());
    }

    /// |defect| over the largest term that the balance had in the whole run.
    private Optional<Block.Chart> defects() {
        ProfilePlot plot = ProfilePlot.of("step", "1", "defect / largest term", "1").logarithmicY();
        boolean any = false;
        for (Map.Entry<String, Terms> entry : quantities.entrySet()) {
            Terms terms = entry.getValue();
            double largest = 0;
            for (int row = 0; row < table.rows(); row++) {
                largest = Math.max(largest, terms.largest(row));
            }
            if (terms.defect == null || largest == 0) {
                continue;
            }
            double[] shares = new double[table.rows()];
            for (int row = 0; row < shares.length; row++) {
                shares[row] = Math.abs(terms.defect.values()[row]) / largest;
                any |= shares[row] > 0;
            }
            plot.line(entry.getKey(), table.column("step"), shares);
        }
        return any ? Optional.of(new Block.Chart(
                "What did not close in each step, relative to the largest term of the whole run", plot.svg()))
                : Optional.empty();
    }
}
