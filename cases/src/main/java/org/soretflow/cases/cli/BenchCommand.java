package org.soretflow.cases.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.soretflow.backend.Backend;
import org.soretflow.bench.CReference;
import org.soretflow.bench.KernelBenchmark;
import org.soretflow.bench.KernelTiming;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `soretflow bench`: kernels against the memory bandwidth of the same run, and against C.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the kernels of a solve: cells per second, bytes per cell, GB/s, and GB/s over a triad of the same"
                    + " run.",
            "With --compare-c the same loops in C (gcc -O3 -march=native, one core) are measured beside them."
        })
final class BenchCommand implements Callable<Integer> {

    private static final int SMALLEST = 8;
    private static final int LARGEST = 512;

    @Spec
    CommandSpec spec;

    @Mixin
    BackendArguments backendArguments;

    @Option(names = "--size", paramLabel = "N", defaultValue = "128",
            description = "Cells along each edge of the cube (default: ${DEFAULT-VALUE}).")
    int size;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "10",
            description = "Timed runs of each kernel; the shortest counts (default: ${DEFAULT-VALUE}).")
    int runs;

    @Option(names = "--compare-c", description = "Also measure the same loops in C; needs gcc.")
    boolean compareC;

    @Option(names = "--json", description = "Print the measurements as JSON.")
    boolean json;

    @Override
    public Integer call() {
        require(size >= SMALLEST && size <= LARGEST,
                "--size must lie between " + SMALLEST + " and " + LARGEST + ", got " + size);
        require(runs >= 1, "--runs must be 1 or more, got " + runs);
        Map<String, Double> inC = compareC ? reference() : Map.of();
        try (Backend backend = backendArguments.create()) {
            KernelBenchmark benchmark = new KernelBenchmark(backend, size, runs);
            double triad = benchmark.triad();
            List<KernelTiming> timings = benchmark.kernels(triad);
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? Json.text(tree(backend, triad, timings, inC)) : table(backend, triad, timings, inC));
            out.flush();
        }
        return Exit.FINISHED;
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private Map<String, Double> reference() {
        return CReference.run(size, runs)
                .orElseThrow(() -> CommandException.environment(
                        "--compare-c needs a working gcc; install it (Debian: apt install gcc)", null));
    }

    private Map<String, Object> tree(
            Backend backend, double triad, List<KernelTiming> timings, Map<String, Double> inC) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("backend", backend.name());
        tree.put("device", backend.device());
        tree.put("size", size);
        tree.put("triad_bytes_per_second", triad);
        List<Map<String, Object>> kernels = new ArrayList<>();
        for (KernelTiming timing : timings) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("kernel", timing.kernel());
            entry.put("cells_per_second", timing.cellsPerSecond());
            entry.put("bytes_per_cell", timing.bytesPerCell());
            entry.put("bytes_per_second", timing.bytesPerSecond());
            entry.put("share_of_triad", timing.triadShare());
            if (inC.containsKey(timing.kernel())) {
                entry.put("share_of_c_speed", timing.cellsPerSecond() / inC.get(timing.kernel()));
            }
            kernels.add(entry);
        }
        tree.put("kernels", kernels);
        return tree;
    }

    private String table(Backend backend, double triad, List<KernelTiming> timings, Map<String, Double> inC) {
        List<String> head = new ArrayList<>(List.of("kernel", "Mcells/s", "bytes/cell", "GB/s", "of triad"));
        if (!inC.isEmpty()) {
            head.add("of C, one core");
        }
        List<List<String>> rows = new ArrayList<>(List.of(head));
        for (KernelTiming timing : timings) {
            List<String> row = new ArrayList<>(List.of(
                    timing.kernel(),
                    format("%.1f", timing.cellsPerSecond() * 1e-6),
                    Integer.toString(timing.bytesPerCell()),
                    format("%.1f", timing.bytesPerSecond() * 1e-9),
                    format("%.2f", timing.triadShare())));
            if (!inC.isEmpty()) {
                Double speed = inC.get(timing.kernel());
                row.add(speed == null ? "" : format("%.2f", timing.cellsPerSecond() / speed));
            }
            rows.add(row);
        }
        StringBuilder text = new StringBuilder();
        text.append(
                format("%s (%s), %d³ cells; triad %.1f GB/s%n", backend.name(), backend.device(), size, triad * 1e-9));
        TextTable.append(text, rows);
        return text.toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
