package org.soretflow.viz.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.soretflow.run.StepReport;
import org.soretflow.viz.table.AtomicFile;
import org.soretflow.viz.table.CsvTable;

/// Series of tables in a folder, one file `<name>_<step>.csv` per observed step.
final class StepTables {

    private StepTables() {}

    /// Removes what an earlier process left: torn files, and tables of later steps, all of them in a fresh run.
    static void removeLater(Path folder, String name, StepReport report) {
        try {
            AtomicFile.sweep(folder);
            if (!Files.isDirectory(folder)) {
                return;
            }
            try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.csv")) {
                for (Path file : old) {
                    OptionalLong step = OutputNames.step(file.getFileName().toString(), name);
                    if (step.isPresent() && (report.step() == 0 || step.getAsLong() > report.step())) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw OutputNames.failure(folder, e);
        }
    }

    /// Writes the table of a step.
    static void write(Path folder, String name, StepReport report, List<String> columns, List<List<Number>> rows) {
        Path file = folder.resolve(OutputNames.withStep(name, report.step()) + ".csv");
        try {
            CsvTable.write(file, columns, rows);
        } catch (IOException e) {
            throw OutputNames.failure(file, e);
        }
    }
}
