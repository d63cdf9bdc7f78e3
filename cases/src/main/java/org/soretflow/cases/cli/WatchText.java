package org.soretflow.cases.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.soretflow.cases.run.Numbers;
import org.soretflow.cases.run.TextTable;
import org.soretflow.viz.live.LiveRun;
import org.soretflow.viz.table.CsvColumn;
import org.soretflow.viz.table.CsvData;

/// A run as it goes on, in characters.
final class WatchText {

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int BAR_COUNT = 40;
    /// Lines of a small terminal but the one of the cursor: what is higher cannot be written over.
    private static final int MOST_LINES = 23;

    private WatchText() {}

    /// One line, for a log.
    static String line(LiveRun run) {
        StringBuilder line = new StringBuilder(head(run));
        for (LiveRun.EquationLine equation : LiveRun.equations(run.residuals())) {
            line.append(String.format(Locale.ROOT, "  %s %d it %.0e→%.0e", equation.name(), equation.iterations(),
                    equation.first(), equation.last()));
        }
        for (List<String> value : values(run)) {
            line.append("  ").append(value.get(0)).append(' ').append(value.get(1));
        }
        return line.toString();
    }

    /// Several lines, to be written over by the next ones.
    static List<String> block(LiveRun run) {
        StringBuilder text = new StringBuilder(head(run)).append('\n');
        List<List<String>> rows = new ArrayList<>();
        for (LiveRun.EquationLine equation : LiveRun.equations(run.residuals())) {
            rows.add(List.of(equation.name(), equation.iterations() + " it",
                    String.format(Locale.ROOT, "%.1e → %.1e", equation.first(), equation.last()),
                    bars(equation.history())));
        }
        TextTable.append(text, rows);
        List<List<String>> values = values(run);
        int room = Math.max(1, MOST_LINES - 1 - rows.size());
        int shown = values.size() <= room ? values.size() : Math.max(0, room - 1);
        TextTable.append(text, values.subList(0, shown));
        if (shown < values.size()) {
            text.append("  … and ").append(values.size() - shown).append(" more\n");
        }
        return text.toString().lines().toList();
    }

    private static String head(LiveRun run) {
        CsvData residuals = run.residuals();
        String head = run.session().caseName() + "  " + run.session().status();
        if (residuals.names().isEmpty() || residuals.rows() == 0) {
            CsvData iterations = run.iterations();
            return head + (iterations.names().isEmpty() || iterations.rows() == 0 ? "  no step yet"
                    : String.format(Locale.ROOT, "  iteration %.0f  residual %.1e", CsvColumn.of(iterations, 0).last(),
                            CsvColumn.of(iterations, 1).last()));
        }
        int row = residuals.rows() - 1;
        double size = residuals.column("time step")[row];
        head += String.format(Locale.ROOT, "  step %.0f", residuals.column("step")[row]);
        if (size > 0) {
            head += "  t " + Numbers.seconds(residuals.column("time")[row]) + "  Δt " + Numbers.seconds(size);
        }
        double courant = residuals.column("Courant number")[row];
        return courant > 0 ? head + "  Co " + Numbers.text(courant) : head;
    }

    /// The newest numbers of probes and reports: name, value.
    private static List<List<String>> values(LiveRun run) {
        return run.newest().stream().map(newest -> List.of(
                (newest.probe().isEmpty() ? "" : newest.probe() + ".") + newest.column().name(),
                Numbers.text(newest.column().last()) + CsvColumn.behind(newest.column().unit()))).toList();
    }

    /// The newest numbers of a history as bars of equal decades, the newest to the right.
    static String bars(double[] history) {
        int from = Math.max(0, history.length - BAR_COUNT);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int n = from; n < history.length; n++) {
            if (history[n] > 0 && Double.isFinite(history[n])) {
                low = Math.min(low, Math.log10(history[n]));
                high = Math.max(high, Math.log10(history[n]));
            }
        }
        StringBuilder bars = new StringBuilder();
        for (int n = from; n < history.length; n++) {
            if (!(history[n] > 0) || !Double.isFinite(history[n])) {
                bars.append(' ');
            } else {
                double share = high > low ? (Math.log10(history[n]) - low) / (high - low) : 0.5;
                bars.append(BARS.charAt((int) Math.min(BARS.length() - 1, share * BARS.length())));
            }
        }
        return bars.toString();
    }
}
