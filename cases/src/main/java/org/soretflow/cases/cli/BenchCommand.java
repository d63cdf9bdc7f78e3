package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Backends;
import org.soretflow.bench.CReference;
import org.soretflow.bench.KernelBenchmark;
import org.soretflow.bench.KernelTiming;
import org.soretflow.bench.SolverBenchmark;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.TextTable;
import org.soretflow.viz.vtk.WritingBenchmark;
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
            "Measure the kernels of a solve: cells per second, bytes per cell, GB/s, and GB/s over those of a triad and of a"
                    + " copy in the same run.",
            "With --backend all every backend that can run here is measured, one after the other, with its solvers.",
            "With --compare-c the same loops in C (gcc -O3 -march=native, one core) are measured beside them.",
            "With --writing only the speed of writing five fields is measured, against that of the disk."
        })
final class BenchCommand implements Callable<Integer> {

    private static final int SMALLEST = 8;
    private static final int LARGEST = 512;
    private static final int WRITTEN_FIELDS = 5;
    private static final int SOLVERS_OF_ALL = 32;

    @Spec
    CommandSpec spec;

    @Mixin
    BackendArguments backendArguments;

    @Option(names = "--size", paramLabel = "N", defaultValue = "128",
            description = "Cells along each edge of the cube (default: ${DEFAULT-VALUE}).")
    int size;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "10",
            description = "Timed rounds of all kernels; the shortest time of each counts (default: ${DEFAULT-VALUE}).")
    int runs;

    @Option(names = "--compare-c", description = "Also measure the same loops in C; needs gcc.")
    boolean compareC;

    @Option(names = "--solvers", paramLabel = "N",
            description = "Also time a multigrid cycle and a coupled steady solve on cubes of 16, 32, … up to N cells along"
                    + " each edge (default: 32 with --backend all, else 0 for none).")
    Integer solvers;

    @Option(names = "--writing", paramLabel = "DIR",
            description = "Measure only how fast five fields are written into this folder, against zeros.")
    Path writing;

    @Option(names = "--json", description = "Print the measurements as JSON.")
    boolean json;

    /// What one backend reached.
    private record Measured(
            String name, String device, KernelBenchmark.Result result, List<SolverBenchmark.SolverTiming> solvers) {}

    @Override
    public Integer call() throws IOException {
        require(size >= SMALLEST && size <= LARGEST,
                "--size must lie between " + SMALLEST + " and " + LARGEST + ", got " + size);
        if (solvers == null) {
            solvers = backendArguments.all() ? SOLVERS_OF_ALL : 0;
        }
        require(solvers >= 0 && solvers <= LARGEST, "--solvers must lie between 0 and " + LARGEST + ", got " + solvers);
        require(runs >= 1, "--runs must be 1 or more, got " + runs);
        if (writing != null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(WritingTable.of(new WritingBenchmark(size, WRITTEN_FIELDS).run(writing, runs), size, json));
            out.flush();
            return Exit.FINISHED;
        }
        Map<String, Double> inC = compareC ? reference() : Map.of();
        List<Measured> all = new ArrayList<>();
        for (String name : backendArguments.names()) {
            try (Backend backend = backendArguments.create(name)) {
                all.add(measure(backend));
            }
        }
        DeviceSpeeds.remember(all.stream().collect(Collectors.toMap(
                measured -> Backends.key(measured.name, measured.device),
                measured -> measured.result.kernels().stream().mapToDouble(KernelTiming::cellsPerSecond).min().orElseThrow(), (a, b) -> b, LinkedHashMap::new)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            List<Map<String, Object>> trees = all.stream().map(measured -> tree(measured, inC)).toList();
            out.print(Json.text(trees.size() == 1 ? trees.getFirst() : Map.of("backends", trees)));
        } else {
            all.forEach(measured -> out.print(table(measured, inC)));
        }
        out.flush();
        return Exit.FINISHED;
    }

    private Measured measure(Backend backend) {
        KernelBenchmark benchmark = new KernelBenchmark(backend, size, runs);
        KernelBenchmark.Result result = benchmark.run();
        benchmark.free();
        List<SolverBenchmark.SolverTiming> timings = new ArrayList<>();
        for (int cells = 16; cells <= solvers; cells *= 2) {
            timings.add(new SolverBenchmark(backend, runs).of(cells));
        }
        return new Measured(backend.name(), backend.device(), result, timings);
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

    private Map<String, Object> tree(Measured measured, Map<String, Double> inC) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("backend", measured.name);
        tree.put("device", measured.device);
        tree.put("size", size);
        tree.put("triad_bytes_per_second", measured.result.triad());
        tree.put("copy_bytes_per_second", measured.result.copy());
        List<Map<String, Object>> kernels = new ArrayList<>();
        for (KernelTiming timing : measured.result.kernels()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("kernel", timing.kernel());
            entry.put("cells_per_second", timing.cellsPerSecond());
            entry.put("bytes_per_cell", timing.bytesPerCell());
            entry.put("bytes_per_second", timing.bytesPerSecond());
            entry.put("share_of_triad", timing.triadShare());
            entry.put("share_of_copy", timing.copyShare());
            if (inC.containsKey(timing.kernel())) {
                entry.put("share_of_c_speed", timing.cellsPerSecond() / inC.get(timing.kernel()));
            }
            kernels.add(entry);
        }
        tree.put("kernels", kernels);
        List<Map<String, Object>> sizes = new ArrayList<>();
        for (SolverBenchmark.SolverTiming timing : measured.solvers) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("size", timing.size());
            entry.put("cycle_seconds", timing.cycleSeconds());
            entry.put("coupled_seconds", timing.coupledSeconds());
            entry.put("coupled_iterations", timing.iterations());
            sizes.add(entry);
        }
        tree.put("solvers", sizes);
        return tree;
    }

    private String table(Measured measured, Map<String, Double> inC) {
        List<String> head = new ArrayList<>(List.of("kernel", "Mcells/s", "bytes/cell", "GB/s", "of triad", "of copy"));
        if (!inC.isEmpty()) {
            head.add("of C, one core");
        }
        List<List<String>> rows = new ArrayList<>(List.of(head));
        for (KernelTiming timing : measured.result.kernels()) {
            List<String> row = new ArrayList<>(List.of(
                    timing.kernel(),
                    format("%.1f", timing.cellsPerSecond() * 1e-6),
                    Integer.toString(timing.bytesPerCell()),
                    format("%.1f", timing.bytesPerSecond() * 1e-9),
                    format("%.2f", timing.triadShare()),
                    format("%.2f", timing.copyShare())));
            if (!inC.isEmpty()) {
                Double speed = inC.get(timing.kernel());
                row.add(speed == null ? "" : format("%.2f", timing.cellsPerSecond() / speed));
            }
            rows.add(row);
        }
        StringBuilder text = new StringBuilder();
        text.append(format(
                "%s (%s), %d³ cells; triad %.1f GB/s, copy %.1f GB/s%n", measured.name, measured.device, size,
                measured.result.triad() * 1e-9, measured.result.copy() * 1e-9));
        TextTable.append(text, rows);
        if (!measured.solvers.isEmpty()) {
            List<List<String>> solves = new ArrayList<>(
                    List.of(List.of("cells", "V(2,2) cycle", "steady convection", "last solve's iterations")));
            for (SolverBenchmark.SolverTiming timing : measured.solvers) {
                solves.add(List.of(
                        timing.size() + "³", format("%.3g ms", timing.cycleSeconds() * 1e3),
                        format("%.3g s", timing.coupledSeconds()), Integer.toString(timing.iterations())));
            }
            text.append(format("%n"));
            TextTable.append(text, solves);
        }
        return text.append(format("%n")).toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
