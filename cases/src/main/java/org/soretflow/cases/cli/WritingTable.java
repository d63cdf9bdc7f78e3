package org.soretflow.cases.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.TextTable;
import org.soretflow.viz.vtk.WritingBenchmark.Result;
import org.soretflow.viz.vtk.WritingBenchmark.Speed;

/// The speed of writing as `soretflow bench --writing` tells it.
final class WritingTable {

    private WritingTable() {}

    /// @param size cells along each edge of the cube
    /// @param json whether a machine reads it
    static String of(Result result, int size, boolean json) {
        Map<String, Speed> ways = new LinkedHashMap<>();
        ways.put("zeros", result.bare());
        ways.put("fields", result.plain());
        ways.put("fields, zlib", result.compressed());
        return json ? json(result, size, ways) : table(result, size, ways);
    }

    private static String table(Result result, int size, Map<String, Speed> ways) {
        StringBuilder text = new StringBuilder(format("five fields of %d³ cells, %.0f MB; with zlib %.0f MB%n", size,
                result.bytes() * 1e-6, result.compressedBytes() * 1e-6));
        List<List<String>> rows = new ArrayList<>(
                List.of(List.of("", "MB/s to the system", "of zeros", "MB/s to the disk", "of zeros")));
        ways.forEach((name, speed) -> rows.add(List.of(name, format("%.0f", speed.taken() * 1e-6),
                format("%.2f", speed.taken() / result.bare().taken()), format("%.0f", speed.stored() * 1e-6),
                format("%.2f", speed.stored() / result.bare().stored()))));
        TextTable.append(text, rows);
        return text.append(format("%n")).toString();
    }

    private static String json(Result result, int size, Map<String, Speed> ways) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("size", size);
        tree.put("bytes", result.bytes());
        tree.put("compressed_bytes", result.compressedBytes());
        ways.forEach((name, speed) -> tree.put(name, Map.of(
                "bytes_per_second_to_system", speed.taken(), "bytes_per_second_to_disk", speed.stored())));
        return Json.text(tree);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
