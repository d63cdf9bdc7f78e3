package org.soretflow.viz.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.soretflow.viz.table.CsvColumn;
import org.soretflow.viz.table.CsvData;
import org.soretflow.viz.table.DamagedFileException;
import org.soretflow.viz.table.GrowingTable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Follows the files of a run: residuals, probes, reports, and what the manifest says. Used by one thread at a time.
public final class LiveRun {

    /// Rows that a chart can show.
    private static final int MOST_ROWS = 2000;

    private final Path folder;
    private final GrowingTable residuals;
    private final GrowingTable iterations;
    private final GrowingTable reports;
    private final Map<String, GrowingTable> probes = new TreeMap<>();
    private Session session = new Session("", "starting", "", "");

    /// What the manifest says of the last process.
    ///
    /// @param caseName name of the case
    /// @param status `starting` before there is a manifest, `running`, or how the run ended
    /// @param start when it began, as ISO 8601
    /// @param reason why it ended, empty while it goes on
    public record Session(String caseName, String status, String start, String reason) {

        /// Whether the run has ended, in whatever way.
        public boolean ended() {
            return !status.equals("running") && !status.equals("starting");
        }
    }

    /// @param folder the run folder, which need not be there yet
    public LiveRun(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
        residuals = new GrowingTable(folder.resolve("residuals.csv"), MOST_ROWS);
        iterations = new GrowingTable(folder.resolve("iterations.csv"), MOST_ROWS);
        reports = new GrowingTable(folder.resolve("reports.csv"), MOST_ROWS);
    }

    /// Reads what is new.
    ///
    /// @return whether anything has changed
    public boolean update() throws IOException {
        Session before = session;
        // first, so that the tables are complete when the manifest says that the run has ended
        session = readSession();
        boolean changed = !before.equals(session);
        changed |= residuals.update();
        changed |= iterations.update();
        changed |= reports.update();
        List<String> names = probeNames();
        changed |= probes.keySet().retainAll(names);
        for (String name : names) {
            changed |= probes.computeIfAbsent(name, _ ->
                    new GrowingTable(folder.resolve("probes").resolve(name + ".csv"), MOST_ROWS)).update();
        }
        return changed;
    }

    public Session session() {
        return session;
    }

    /// The table of residuals; without columns while there is none.
    public CsvData residuals() {
        return residuals.data();
    }

    /// The iterations of a steady solve of a flow; without columns in other runs.
    public CsvData iterations() {
        return iterations.data();
    }

    /// The table of reports; without columns while there is none.
    public CsvData reports() {
        return reports.data();
    }

    /// The tables of the probes by name.
    public Map<String, CsvData> probes() {
        Map<String, CsvData> tables = new TreeMap<>();
        probes.forEach((name, table) -> tables.put(name, table.data()));
        return tables;
    }

    private List<String> probeNames() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("probes"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv") && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ".csv".length())).toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
    }

    private Session readSession() throws IOException {
        try {
            Object tree = JsonMapper.shared()
                    .readValue(DamagedFileException.requireText(folder.resolve("manifest.json")), Object.class);
            if (tree instanceof Map<?, ?> manifest && manifest.get("sessions") instanceof List<?> all && !all.isEmpty()
                    && all.getLast() instanceof Map<?, ?> last) {
                return new Session(text(manifest, "case"), text(last, "status"), text(last, "start"),
                        text(last, "exit_reason"));
            }
        } catch (NoSuchFileException _) {
            return new Session("", "starting", "", "");
        } catch (JacksonException e) {
            throw new DamagedFileException(
                    folder.resolve("manifest.json") + " is no manifest: " + e.getOriginalMessage(), e);
        }
        return new Session("", "starting", "", "");
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) == null ? "" : String.valueOf(map.get(key));
    }

    /// The equations in the newest row of a table of residuals.
    public static List<EquationLine> equations(CsvData residuals) {
        List<EquationLine> lines = new ArrayList<>();
        if (residuals.names().isEmpty() || residuals.rows() == 0) {
            return lines;
        }
        int row = residuals.rows() - 1;
        for (String column : residuals.names()) {
            if (column.endsWith(" iterations [1]")) {
                String name = column.substring(0, column.length() - " iterations [1]".length());
                double[] first = residuals.column(name + " initial residual");
                double[] last = residuals.column(name + " final residual");
                lines.add(new EquationLine(name, (int) residuals.column(column)[row], first[row], last[row], first));
            }
        }
        return lines;
    }

    /// The newest numbers of probes, by their names, then of reports.
    public List<Newest> newest() {
        List<Newest> all = new ArrayList<>();
        probes().forEach((name, table) -> addNewest(all, name, table));
        addNewest(all, "", reports());
        return all;
    }

    private static void addNewest(List<Newest> all, String probe, CsvData table) {
        for (int c = 2; c < table.names().size() && table.rows() > 0; c++) {
            all.add(new Newest(probe, CsvColumn.of(table, c)));
        }
    }

    /// The column whose last number is the newest.
    ///
    /// @param probe name of its probe; empty for a report
    public record Newest(String probe, CsvColumn column) {}

    /// One equation in the newest step.
    ///
    /// @param iterations of its solver
    /// @param first relative residual before the solve
    /// @param last relative residual after it
    /// @param history residuals before the solve in all steps that are kept; not to be modified
    public record EquationLine(String name, int iterations, double first, double last, double[] history) {}
}
