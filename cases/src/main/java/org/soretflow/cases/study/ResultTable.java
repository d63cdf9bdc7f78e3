package org.soretflow.cases.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.cases.file.StudyParameter;
import org.soretflow.viz.table.AtomicFile;

/// `results.csv`: a row per run with its parameters, quantities, status and message; units are in the header.
final class ResultTable {

    private ResultTable() {}

    /// Writes the table in one step.
    static void write(Path file, StudyCase subject, List<Outcome> outcomes) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> header = new ArrayList<>(List.of("run"));
            subject.study().parameters().stream().map(StudyParameter::title).forEach(header::add);
            subject.quantities().forEach((name, unit) -> header.add(name + " [" + unit + "]"));
            header.add("status");
            header.add("message");
            csv.writeRecord(header);
            for (Outcome outcome : outcomes) {
                List<String> row = new ArrayList<>(List.of(outcome.run()));
                for (double value : outcome.point()) {
                    row.add(Double.toString(value));
                }
                for (String name : subject.quantities().keySet()) {
                    double value = outcome.quantity(name);
                    row.add(Double.isNaN(value) ? "" : Double.toString(value));
                }
                row.add(outcome.status());
                row.add(outcome.message());
                csv.writeRecord(row);
            }
        }
        AtomicFile.writeText(file, text.toString());
    }
}
