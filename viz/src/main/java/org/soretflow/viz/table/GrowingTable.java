package org.soretflow.viz.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A CSV table that another program is writing, followed: every [#update] reads what has come since the one before.
///
/// Of a long table every second row is dropped again and again, so that it never takes much memory; the newest row is
/// always there. A table that was cut back or replaced, as a restarted run does, is read anew.
public final class GrowingTable {

    private static final int PIECE = 1 << 16;

    private final Path file;
    private final int mostRows;
    private final List<double[]> rows = new ArrayList<>();
    private List<String> names = List.of();
    private StringBuilder pending = new StringBuilder();
    private Object key;
    private long position;
    private long count;
    private int stride = 1;
    private double[] last;

    /// @param mostRows about how many rows are kept, at least 2
    public GrowingTable(Path file, int mostRows) {
        this.file = Objects.requireNonNull(file, "file");
        this.mostRows = Math.max(2, mostRows);
    }

    /// Reads what is new. A missing file is an empty table.
    ///
    /// @return whether anything has changed
    /// @throws IOException if the file cannot be read or is not a table of numbers
    public boolean update() throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException _) {
            boolean changed = last != null;
            clear();
            return changed;
        }
        boolean replaced = !Objects.equals(attributes.fileKey(), key) || attributes.size() < position;
        if (replaced) {
            clear();
            key = attributes.fileKey();
        }
        long before = count;
        read();
        return replaced || count > before;
    }

    /// Names of the columns, units and all; empty while there is no header.
    public List<String> names() {
        return names;
    }

    /// Number of rows that were read, those dropped included.
    public long count() {
        return count;
    }

    /// What is kept, the newest row last.
    public CsvData data() {
        boolean lastIsKept = rows.isEmpty() || rows.getLast() == last;
        int size = rows.size() + (lastIsKept ? 0 : 1);
        List<double[]> columns = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            double[] column = new double[size];
            for (int n = 0; n < rows.size(); n++) {
                column[n] = rows.get(n)[c];
            }
            if (!lastIsKept) {
                column[size - 1] = last[c];
            }
            columns.add(column);
        }
        return new CsvData(names, columns);
    }

    private void clear() {
        rows.clear();
        names = List.of();
        pending = new StringBuilder();
        key = null;
        position = 0;
        count = 0;
        stride = 1;
        last = null;
    }

    /// Reads to the end; the part of a row that is still without its end waits for the rest.
    private void read() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(position);
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (channel.read(piece.clear()) > 0) {
                position += piece.position();
                // a character of several bytes may be cut here; only the header holds such, and it is written whole
                pending.append(new String(piece.array(), 0, piece.position(), StandardCharsets.UTF_8));
                takeLines();
            }
        } catch (NoSuchFileException _) {
            clear();
        }
    }

    private void takeLines() throws IOException {
        int start = 0;
        for (int end = pending.indexOf("\n"); end >= 0; end = pending.indexOf("\n", start)) {
            String line = pending.substring(start, end);
            if (names.isEmpty()) {
                names = CsvData.split(line);
            } else {
                add(line);
            }
            start = end + 1;
        }
        pending.delete(0, start);
    }

    private void add(String line) throws IOException {
        String[] cells = line.split(",", -1);
        if (cells.length != names.size()) {
            throw new DamagedFileException(file + ": a row has " + cells.length + " cells, its header " + names.size());
        }
        double[] row = new double[cells.length];
        for (int c = 0; c < row.length; c++) {
            try {
                row[c] = cells[c].isEmpty() ? Double.NaN : Double.parseDouble(cells[c]);
            } catch (NumberFormatException e) {
                throw new DamagedFileException(file + ": not a number: " + cells[c], e);
            }
        }
        last = row;
        if (count++ % stride == 0) {
            rows.add(row);
        }
        if (rows.size() >= mostRows) {
            for (int n = rows.size() - 1; n > 0; n--) {
                if (n % 2 == 1) {
                    rows.remove(n);
                }
            }
            stride *= 2;
        }
    }
}
