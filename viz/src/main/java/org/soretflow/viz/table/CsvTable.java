package org.soretflow.viz.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/// A CSV file that grows by one row per output step. The first column is `step`, the header names all columns with
/// units.
///
/// Every row goes to the system in one piece as soon as it is known, so that a killed run loses at most its last row.
/// A restarted run cuts the file back to its own start and goes on: the finished file has the same bytes as that of an
/// undisturbed run. Numbers are printed so that reading them gives the same bits ([Double#toString(double)]); a number
/// that is not known, NaN, is an empty cell.
public final class CsvTable implements AutoCloseable {

    /// Name of the first column.
    public static final String STEP = "step";

    private final Path file;
    private final FileChannel channel;
    private final int columns;

    private CsvTable(Path file, int columns) throws IOException {
        this.file = file;
        this.columns = columns;
        channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /// A header entry: `column("time", "s")` is `time [s]`; dimensionless numbers have the unit `1`.
    public static String column(String name, String unit) {
        return name + " [" + unit + "]";
    }

    /// Starts a new table in the place of an old one.
    ///
    /// @param columns names of all columns, the first of them `step`
    public static CsvTable create(Path file, List<String> columns) throws IOException {
        AtomicFile.writeText(file, header(columns));
        return new CsvTable(file, columns.size());
    }

    /// Goes on with a table of an earlier process, after rows beyond a step are cut off; starts it if there is none.
    ///
    /// @param lastStep last step that stays
    /// @throws IllegalArgumentException if the table that is there has other columns
    public static CsvTable resume(Path file, List<String> columns, long lastStep) throws IOException {
        String expected = header(columns);
        if (!cut(file, lastStep)) {
            return create(file, columns);
        }
        try (var reader = Files.newBufferedReader(file)) {
            String found = reader.readLine();
            if (!expected.equals(found + "\n")) {
                throw new IllegalArgumentException("cannot continue " + file + ": its columns are " + found
                        + " and this run writes " + expected.strip() + "; use another output folder");
            }
        }
        return new CsvTable(file, columns.size());
    }

    /// Cuts off all rows beyond a step, and a last row without its end. The file is replaced in one step.
    ///
    /// @return false if there is no such file, or not even a whole header in it
    public static boolean cut(Path file, long lastStep) throws IOException {
        long keep;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            keep = bytesUpTo(in, lastStep);
        } catch (NoSuchFileException _) {
            return false;
        }
        if (keep < Files.size(file)) {
            AtomicFile.write(file, target -> {
                try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
                    for (long done = 0; done < keep; ) {
                        done += source.transferTo(done, keep - done, target);
                    }
                }
            });
        }
        return keep > 0;
    }

    /// Writes a whole table in one step: one row per entry, all columns numbers.
    ///
    /// @param columns names of all columns; here the first one is free
    public static void write(Path file, List<String> columns, Iterable<? extends List<? extends Number>> rows)
            throws IOException {
        StringBuilder text = new StringBuilder(line(columns));
        for (List<? extends Number> row : rows) {
            checkLength(file, row.size(), columns.size());
            text.append(row(row));
        }
        AtomicFile.writeText(file, text);
    }

    /// Adds a row. Whole numbers are printed as such, others so that they read back exactly.
    ///
    /// @param cells one number per column, the step first
    public void append(List<? extends Number> cells) throws IOException {
        checkLength(file, cells.size(), columns);
        AtomicFile.writeFully(channel, ByteBuffer.wrap(row(cells).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Length of the header and of the rows up to a step [bytes]. Rows have growing steps, so what stays is a
    /// beginning.
    private static long bytesUpTo(InputStream in, long lastStep) throws IOException {
        long keep = 0;
        long position = 0;
        StringBuilder firstCell = new StringBuilder();
        boolean inFirstCell = true;
        for (int character = in.read(); character >= 0; character = in.read()) {
            position++;
            if (character == '\n') {
                boolean header = keep == 0;
                if (!header && step(firstCell) > lastStep) {
                    return keep;
                }
                keep = position;
                firstCell.setLength(0);
                inFirstCell = true;
            } else if (character == ',') {
                inFirstCell = false;
            } else if (inFirstCell) {
                firstCell.append((char) character);
            }
        }
        return keep;
    }

    /// A row that does not begin with a step was damaged: it and all after it go.
    private static long step(CharSequence cell) {
        try {
            return Long.parseLong(cell, 0, cell.length(), 10);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }

    private static String header(List<String> columns) {
        if (columns.isEmpty() || !columns.getFirst().equals(STEP)) {
            throw new IllegalArgumentException("the first column of a table must be " + STEP + ", got " + columns);
        }
        return line(columns);
    }

    private static String line(List<String> columns) {
        return columns.stream().map(CsvTable::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    /// Names that users give may hold anything (RFC 4180); a line end would break the cutting of rows.
    private static String quoted(String name) {
        String oneLine = name.replace('\n', ' ').replace('\r', ' ');
        return oneLine.contains(",") || oneLine.contains("\"") ? '"' + oneLine.replace("\"", "\"\"") + '"' : oneLine;
    }

    private static String row(List<? extends Number> cells) {
        return cells.stream().map(CsvTable::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(Number number) {
        return Double.isNaN(number.doubleValue()) ? "" : number.toString();
    }

    private static void checkLength(Path file, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException("a row of " + file + " has " + found + " cells, its header " + expected);
        }
    }
}
