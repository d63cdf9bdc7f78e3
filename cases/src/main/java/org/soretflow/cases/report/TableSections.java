package org.soretflow.cases.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.soretflow.viz.plot.Durations;
import org.soretflow.viz.plot.ProfilePlot;
import org.soretflow.viz.plot.ResidualPlot;
import org.soretflow.viz.plot.TimeScale;
import org.soretflow.viz.report.Block;
import org.soretflow.viz.table.CsvColumn;
import org.soretflow.viz.table.CsvData;

/// What the tables of a run say.
final class TableSections {

    /// Reports that go into one chart when they differ in what follows only.
    private static final List<String> FAMILIES = List.of("heat_flow", "species_flow", "flow_rate", "nusselt",
            "separation", "purity", "cell_peclet", "total", "probe");
    private static final Pattern EXTREME = Pattern.compile("(?:mean|minimum|maximum)_(.+)");
    private static final Pattern WITH_STEP = Pattern.compile("(.+)_([0-9]{6,})");
    private static final int MOST_LINES = 7;

    private final RunFiles files;

    TableSections(RunFiles files) {
        this.files = files;
    }

    /// The final values of all reports.
    List<Block> results() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        files.quantities().forEach((name, value) -> rows.add(List.of(name,
                Shown.result(value.value()), CsvColumn.behind(value.unit()).strip())));
        return rows.isEmpty() ? List.of()
                : List.of(new Block.Table("Last values of the reports", List.of("report", "value", "unit"), rows));
    }

    /// The reports over time; nothing where there is but one time.
    List<Block> reports() throws IOException {
        Optional<CsvData> table = files.table("reports.csv");
        return table.isEmpty() ? List.of() : charts(overTime(table.get()));
    }

    /// The probes over time: one chart per field, one line per probe.
    List<Block> probes() throws IOException {
        Map<String, List<Line>> charts = new LinkedHashMap<>();
        for (String name : files.tables("probes")) {
            Optional<CsvData> table = files.table("probes/" + name + ".csv");
            if (table.isPresent() && table.get().rows() > 1) {
                double[] seconds = table.get().column("time");
                for (int c = 2; c < table.get().names().size(); c++) {
                    CsvColumn column = CsvColumn.of(table.get(), c);
                    if (!hasToSay(column)) {
                        continue;
                    }
                    charts.computeIfAbsent(column.name(), _ -> new ArrayList<>()).add(new Line(name, column, seconds));
                }
            }
        }
        List<Block.Chart> drawn = new ArrayList<>();
        charts.forEach((field, lines) -> timeChart(field, field, lines).ifPresent(drawn::add));
        return charts(drawn);
    }

    /// The lines: one chart per field, one line per time.
    List<Block> lines() throws IOException {
        Map<String, TreeMap<Long, String>> names = new TreeMap<>();
        for (String file : files.tables("lines")) {
            Matcher parts = WITH_STEP.matcher(file);
            if (parts.matches()) {
                names.computeIfAbsent(parts.group(1), _ -> new TreeMap<>())
                        .put(Long.parseLong(parts.group(2)), file);
            }
        }
        List<Block.Chart> drawn = new ArrayList<>();
        for (var entry : names.entrySet()) {
            drawn.addAll(lineCharts(entry.getKey(), chosen(List.copyOf(entry.getValue().values()))));
        }
        return charts(drawn);
    }

    private List<Block.Chart> lineCharts(String name, List<String> tables) throws IOException {
        Map<String, ProfilePlot> plots = new LinkedHashMap<>();
        for (String file : tables) {
            Optional<CsvData> table = files.table("lines/" + file + ".csv");
            if (table.isEmpty()) {
                continue;
            }
            Optional<CsvColumn> place = place(table.get());
            if (place.isEmpty()) {
                continue;
            }
            String time = Durations.text(table.get().column("time")[0]);
            for (int c = 2; c < table.get().names().size(); c++) {
                CsvColumn column = CsvColumn.of(table.get(), c);
                if (!List.of("distance", "x", "y", "z", "area").contains(column.name()) && hasToSay(column)) {
                    plots.computeIfAbsent(column.name(), _ -> ProfilePlot.of(place.get().name(), "m", column.name(),
                            column.unit())).line(time, place.get().values(), column.values());
                }
            }
        }
        List<Block.Chart> drawn = new ArrayList<>();
        plots.forEach((field, plot) -> drawn.add(new Block.Chart(field + " along the line " + name, plot.svg())));
        return drawn;
    }

    /// Whether a column is worth a chart: not without numbers, nor a velocity across a plane case.
    private static boolean hasToSay(CsvColumn column) {
        boolean across = column.name().endsWith("_z") && Arrays.stream(column.values()).allMatch(value -> value == 0);
        return column.hasNumber() && !across;
    }

    /// What runs along the table: the distance, or the one coordinate that changes.
    private static Optional<CsvColumn> place(CsvData table) {
        List<CsvColumn> changing = new ArrayList<>();
        for (int c = 2; c < table.names().size(); c++) {
            CsvColumn column = CsvColumn.of(table, c);
            if (column.name().equals("distance")) {
                return Optional.of(column);
            }
            if (List.of("x", "y", "z").contains(column.name())
                    && Arrays.stream(column.values()).distinct().count() > 1) {
                changing.add(column);
            }
        }
        return changing.size() == 1 ? Optional.of(changing.getFirst()) : Optional.empty();
    }

    /// At most so many as can be told apart, the first and the last among them.
    private static List<String> chosen(List<String> all) {
        if (all.size() <= MOST_LINES) {
            return all;
        }
        List<String> some = new ArrayList<>();
        for (int n = 0; n < MOST_LINES; n++) {
            some.add(all.get((int) Math.round(n * (all.size() - 1.0) / (MOST_LINES - 1))));
        }
        return some;
    }

    /// How the equations converged, and the steps.
    List<Block> convergence() throws IOException {
        Optional<CsvData> table = files.table("residuals.csv");
        if (table.isEmpty()) {
            return List.of();
        }
        CsvData residuals = table.get();
        if (residuals.rows() == 1) {
            List<Block> blocks = new ArrayList<>(lastResiduals(residuals));
            files.table("iterations.csv").flatMap(ResidualPlot::ofIterations).ifPresent(plot -> blocks.addAll(charts(
                    List.of(new Block.Chart("Residual after each iteration of the steady solve", plot.svg())))));
            return blocks;
        }
        List<Block.Chart> drawn = new ArrayList<>();
        ResidualPlot.of(residuals).ifPresent(plot -> drawn.add(new Block.Chart(
                "Relative residual of each equation, before (full) and after (dashed) its solve", plot.svg())));
        double[] steps = residuals.column("step");
        double[] sizes = residuals.column("time step");
        if (Arrays.stream(sizes).anyMatch(size -> size > 0)) {
            drawn.add(new Block.Chart("Length of the time steps",
                    ProfilePlot.of("step", "1", "time step", "s").logarithmicY().line("Δt", steps, sizes).svg()));
        }
        double[] courant = residuals.column("Courant number");
        if (Arrays.stream(courant).anyMatch(number -> number > 0)) {
            drawn.add(new Block.Chart("Largest Courant number of each step",
                    ProfilePlot.of("step", "1", "Courant number", "1").line("Co", steps, courant).svg()));
        }
        return charts(drawn);
    }

    /// A steady calculation has one row: a table says it better than a chart of one point.
    private static List<Block> lastResiduals(CsvData residuals) {
        List<List<String>> rows = new ArrayList<>();
        for (String column : residuals.names()) {
            if (column.endsWith(" iterations [1]")) {
                String equation = column.substring(0, column.length() - " iterations [1]".length());
                rows.add(List.of(equation, Shown.number(residuals.column(column)[0]),
                        Shown.number(residuals.column(equation + " initial residual")[0]),
                        Shown.number(residuals.column(equation + " final residual")[0])));
            }
        }
        return List.of(new Block.Table("Relative residuals of the steady solve",
                List.of("equation", "iterations", "first residual", "last residual"), rows));
    }

    /// The balances at the end, and how well they closed on the way.
    List<Block> balances() throws IOException {
        Optional<CsvData> table = files.table("balances.csv");
        return table.isEmpty() ? List.of() : new BalanceSection(table.get()).blocks();
    }

    /// A line of a chart over time.
    private record Line(String name, CsvColumn column, double[] seconds) {}

    private static List<Block.Chart> overTime(CsvData table) {
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        if (table.rows() < 2) {
            return List.of();
        }
        double[] seconds = table.column("time");
        for (int c = 2; c < table.names().size(); c++) {
            CsvColumn column = CsvColumn.of(table, c);
            groups.computeIfAbsent(family(column.name()) + " [" + column.unit(), _ -> new ArrayList<>())
                    .add(new Line(column.name(), column, seconds));
        }
        List<Block.Chart> drawn = new ArrayList<>();
        groups.forEach((_, lines) -> {
            String family = lines.size() == 1 ? lines.getFirst().name() : family(lines.getFirst().name());
            String caption = lines.size() == 1 ? family
                    : String.join(", ", lines.stream().map(Line::name).toList());
            timeChart(family, caption, lines).ifPresent(drawn::add);
        });
        return drawn;
    }

    private static String family(String name) {
        Matcher extreme = EXTREME.matcher(name);
        if (extreme.matches()) {
            return extreme.group(1);
        }
        return FAMILIES.stream().filter(family -> name.startsWith(family + "_")).findFirst().orElse(name);
    }

    private static Optional<Block.Chart> timeChart(String axis, String caption, List<Line> lines) {
        if (lines.stream().noneMatch(line -> line.column().hasNumber())) {
            return Optional.empty();
        }
        double[] all = lines.stream().flatMapToDouble(line -> Arrays.stream(line.seconds())).toArray();
        TimeScale scale = TimeScale.suiting(all);
        ProfilePlot plot = ProfilePlot.of("time", scale.unit(), axis, lines.getFirst().column().unit()).title(caption);
        for (Line line : lines) {
            plot.line(line.name(), scale.of(line.seconds()), line.column().values());
        }
        return Optional.of(new Block.Chart(caption, plot.svg()));
    }

    private static List<Block> charts(List<Block.Chart> drawn) {
        return drawn.isEmpty() ? List.of() : List.of(new Block.Charts(drawn));
    }
}
