package org.soretflow.cases.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.soretflow.viz.table.CsvTable;

/// Tells how a steady solve goes on, which has one step only: a table with a row per iteration, and the progress.
final class Iterations implements DoubleConsumer, AutoCloseable {

    static final String FILE = "iterations.csv";

    private final Path file;
    private final Progress progress;
    private CsvTable table;
    private int count;

    Iterations(Path folder, Progress progress) {
        this.file = folder.resolve(FILE);
        this.progress = progress;
    }

    @Override
    public void accept(double residual) {
        count++;
        try {
            if (table == null) {
                table = CsvTable.create(file, List.of(CsvTable.STEP, CsvTable.column("residual", "1")));
            }
            table.append(List.of(count, residual));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
        progress.iteration(count, residual);
    }

    @Override
    public void close() throws IOException {
        if (table != null) {
            table.close();
        }
    }
}
