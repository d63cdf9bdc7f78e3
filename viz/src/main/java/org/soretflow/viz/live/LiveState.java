package org.soretflow.viz.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.soretflow.viz.plot.Durations;
import org.soretflow.viz.plot.ProfilePlot;
import org.soretflow.viz.plot.ResidualPlot;
import org.soretflow.viz.plot.TimeScale;
import org.soretflow.viz.table.CsvColumn;
import org.soretflow.viz.table.CsvData;
import tools.jackson.databind.json.JsonMapper;

/// What the page of a live view shows, as JSON: words and numbers as texts, charts as SVG.
final class LiveState {

    private LiveState() {}

    static String json(LiveRun run, PlanePictures pictures) {
        Map<String, Object> tree = new LinkedHashMap<>();
        LiveRun.Session session = run.session();
        tree.put("case", session.caseName());
        tree.put("status", session.status());
        tree.put("reason", session.reason());
        tree.put("ended", session.ended());
        tree.put("facts", facts(run));
        tree.put("equations", LiveRun.equations(run.residuals()).stream().map(line -> List.of(line.name(),
                Integer.toString(line.iterations()), residual(line.first()), residual(line.last()))).toList());
        tree.put("values", values(run));
        tree.put("charts", charts(run));
        tree.put("fields", pictures.names());
        tree.put("picture", pictures.number());
        return JsonMapper.shared().writeValueAsString(tree);
    }

    private static List<List<String>> facts(LiveRun run) {
        CsvData residuals = run.residuals();
        if (residuals.names().isEmpty() || residuals.rows() == 0) {
            CsvData iterations = run.iterations();
            return iterations.names().isEmpty() || iterations.rows() == 0 ? List.of() : List.of(
                    List.of("iteration", Integer.toString((int) CsvColumn.of(iterations, 0).last())),
                    List.of("residual", residual(CsvColumn.of(iterations, 1).last())));
        }
        int row = residuals.rows() - 1;
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("step", String.format(Locale.ROOT, "%.0f", residuals.column("step")[row])));
        double size = residuals.column("time step")[row];
        if (size > 0) {
            facts.add(List.of("time", Durations.text(residuals.column("time")[row])));
            facts.add(List.of("time step", Durations.text(size)));
        }
        double courant = residuals.column("Courant number")[row];
        if (courant > 0) {
            facts.add(List.of("Courant number", Durations.digits(courant)));
        }
        return facts;
    }

    /// The newest numbers of probes and reports: name, value.
    private static List<List<String>> values(LiveRun run) {
        return run.newest().stream().map(newest -> List.of(
                (newest.probe().isEmpty() ? "" : newest.probe() + ": ") + newest.column().name(),
                Durations.digits(newest.column().last()) + CsvColumn.behind(newest.column().unit()))).toList();
    }

    private static List<Map<String, String>> charts(LiveRun run) {
        List<Map<String, String>> charts = new ArrayList<>();
        CsvData residuals = run.residuals();
        if (!residuals.names().isEmpty()) {
            ResidualPlot.of(residuals).ifPresent(plot -> charts.add(chart(
                    "Relative residuals, before (full) and after (dashed) each solve", plot)));
        }
        ResidualPlot.ofIterations(run.iterations()).ifPresent(plot -> charts.add(chart(
                "Residual after each iteration of the steady solve", plot)));
        TimeScale scale = TimeScale.suiting(residuals.names().isEmpty() ? new double[0] : residuals.column("time"));
        Map<String, ProfilePlot> probes = new LinkedHashMap<>();
        run.probes().forEach((name, table) -> {
            for (int c = 2; c < table.names().size() && table.rows() > 1; c++) {
                CsvColumn column = CsvColumn.of(table, c);
                if (column.hasNumber()) {
                    probes.computeIfAbsent(column.name(), field ->
                                    ProfilePlot.of("time", scale.unit(), field, column.unit()))
                            .line(name, scale.of(table.column("time")), column.values());
                }
            }
        });
        probes.forEach((field, plot) -> charts.add(chart(field + " at the probes", plot)));
        CsvData reports = run.reports();
        for (int c = 2; c < reports.names().size() && reports.rows() > 1; c++) {
            CsvColumn column = CsvColumn.of(reports, c);
            if (column.hasNumber()) {
                charts.add(chart(column.name(), ProfilePlot.of("time", scale.unit(), column.name(), column.unit())
                        .line(column.name(), scale.of(reports.column("time")), column.values())));
            }
        }
        return charts;
    }

    private static Map<String, String> chart(String caption, ProfilePlot plot) {
        return Map.of("caption", caption, "svg", plot.svg());
    }

    private static String residual(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1e", value) : "";
    }
}
