package org.soretflow.cases.report;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.Manifest;
import org.soretflow.viz.table.CsvColumn;
import org.soretflow.viz.table.CsvData;

/// What a run folder holds.
///
/// @param folder the folder
/// @param manifest content of `manifest.json`
/// @param summary content of `summary.json`; empty while the run goes on
record RunFiles(Path folder, Map<?, ?> manifest, Map<?, ?> summary) {

    /// A number with its unit.
    record Value(double value, String unit) {}

    /// Looks into a folder.
    ///
    /// @throws IllegalArgumentException if there is no run in it
    static RunFiles in(Path folder) throws IOException {
        Map<?, ?> about = Manifest.read(folder);
        Path summary = folder.resolve("summary.json");
        return new RunFiles(folder, about,
                Files.isRegularFile(summary) && Json.read(summary) instanceof Map<?, ?> map ? map : Map.of());
    }

    String caseName() {
        return text(manifest, "case");
    }

    String fingerprint() {
        return text(manifest, "fingerprint");
    }

    /// How the last process ended, or `running`.
    String status() {
        return sessionText("status");
    }

    /// What the manifest says of the last process.
    String sessionText(String key) {
        return text(sessions().getLast(), key);
    }

    /// The processes of the run, in order.
    List<Map<?, ?>> sessions() {
        List<Map<?, ?>> sessions = new ArrayList<>();
        for (Object session : (List<?>) manifest.get("sessions")) {
            sessions.add(session instanceof Map<?, ?> map ? map : Map.of());
        }
        return sessions;
    }

    Optional<Double> summaryNumber(String key) {
        return summary.get(key) instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
    }

    /// The final values of the reports by name; while the run goes on those of the last row that was written.
    Map<String, Value> quantities() throws IOException {
        Map<String, Value> values = new LinkedHashMap<>();
        if (summary.get("quantities") instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((name, entry) -> {
                if (entry instanceof Map<?, ?> value) {
                    values.put(String.valueOf(name), new Value(value.get("value") instanceof Number number
                            ? number.doubleValue() : Double.NaN, text(value, "unit")));
                }
            });
            return values;
        }
        Optional<CsvData> reports = table("reports.csv");
        if (reports.isPresent() && reports.get().rows() > 0) {
            CsvData table = reports.get();
            for (int c = 2; c < table.names().size(); c++) {
                CsvColumn column = CsvColumn.of(table, c);
                values.put(column.name(), new Value(column.last(), column.unit()));
            }
        }
        return values;
    }

    /// A table; empty if it is missing or nothing is in it yet.
    Optional<CsvData> table(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return Optional.empty();
        }
        CsvData table = CsvData.readWhole(file);
        return table.rows() == 0 ? Optional.empty() : Optional.of(table);
    }

    /// Names of the tables in a folder, in alphabetical order, without their ending.
    List<String> tables(String part) throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve(part))) {
            return found.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv") && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - ".csv".length())).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        }
    }

    /// A text file; empty if it is missing. Bytes that are no text show as such.
    Optional<String> read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file)
                ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)) : Optional.empty();
    }

    /// A message with names of files as they are within the folder: where it lies is nobody's business on a page.
    String within(String message) {
        return message.replace(folder + File.separator, "");
    }

    /// An entry as text; empty if there is none.
    static String text(Map<?, ?> map, String key) {
        return map.get(key) == null ? "" : String.valueOf(map.get(key));
    }
}
