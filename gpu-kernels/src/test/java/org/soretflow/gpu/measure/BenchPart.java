package org.soretflow.gpu.measure;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import org.soretflow.backend.Backend;
import org.soretflow.backend.DeviceMemoryException;
import org.soretflow.backend.UnusableBackendException;
import org.soretflow.bench.KernelBenchmark;
import org.soretflow.bench.KernelTiming;
import org.soretflow.bench.SolverBenchmark;

/// Speeds beside the goals for a large GPU.
final class BenchPart {

    /// Share of the copy bandwidth that each kernel on a fine grid is to reach.
    private static final double SHARE_OPENCL = 0.8;
    private static final double SHARE_TORNADO = 0.7;
    /// Smaller grids than this are not fine ones.
    private static final int FINE = 128;
    /// Goals for cubes of this edge: a V(2,2) cycle of the Poisson equation, and steady convection at Ra 10⁵ [s].
    private static final int GOAL_SIZE = 256;
    private static final double CYCLE = 4e-3;
    private static final double COUPLED = 5;

    /// See [org.soretflow.gpu.device.Device#cellsOfOneSweepOn].
    private static final String ONE_SWEEP = "soretflow.cells-of-one-sweep";

    private final String backendName;
    private final int runs;
    private final PrintStream out;
    private boolean whole = true;

    BenchPart(String backendName, int runs, PrintStream out) {
        this.backendName = backendName;
        this.runs = runs;
        this.out = out;
    }

    /// @param sizes edges of the cubes on which kernels are timed
    /// @param largest edge of the largest cube on which solvers are timed
    /// @return whether nothing failed
    boolean run(int[] sizes, int largest) {
        for (int size : sizes) {
            guarded(size, backend -> kernels(backend, size));
        }
        sweeps(largest);
        if (largest >= 16) {
            print("%n| backend | cells | V(2,2) cycle, ms | goal | steady convection, s | goal | Krylov iterations |%n");
            print("|---|---:|---:|---|---:|---|---:|%n");
            for (int size = 16; size <= largest; size *= 2) {
                int cells = size;
                guarded(size, backend -> solvers(backend, cells));
            }
        }
        return whole;
    }

    /// Whether one launch for both colours of a sweep pays, by size: once as it is, once with it on every level.
    private void sweeps(int largest) {
        print("%n| backend | cells | sweep by two launches, µs | by one, µs | V(2,2) cycle, ms | with sweeps by one launch, ms |%n");
        print("|---|---:|---:|---:|---:|---:|%n");
        for (int size = 8; size <= Math.max(8, largest); size *= 2) {
            int cells = size;
            double[] usual = new double[1];
            guarded(size, backend -> usual[0] = new SolverBenchmark(backend, runs).cycleSeconds(cells));
            String asked = System.setProperty(ONE_SWEEP, String.valueOf(Integer.MAX_VALUE));
            guarded(size, backend -> {
                SolverBenchmark benchmark = new SolverBenchmark(backend, runs);
                double[] seconds = benchmark.sweepSeconds(cells);
                print("| %s | %d³ | %.1f | %.1f | %.3f | %.3f |%n", backendName, cells, seconds[0] * 1e6, seconds[1] * 1e6,
                        usual[0] * 1e3, benchmark.cycleSeconds(cells) * 1e3);
            });
            if (asked == null) {
                System.clearProperty(ONE_SWEEP);
            } else {
                System.setProperty(ONE_SWEEP, asked);
            }
        }
    }

    /// Each size has the device anew: what one of them breaks does not befall the next.
    private void guarded(int size, Consumer<Backend> part) {
        try (Backend backend = Measure.backend(backendName)) {
            part.accept(backend);
        } catch (DeviceMemoryException e) {
            print("%n- %s, %d³: %s%n%n", backendName, size, e.getMessage());
        } catch (UnusableBackendException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            whole = false;
            e.printStackTrace();
            print("%n- **%s, %d³: failed (%s)**%n%n", backendName, size, e);
        }
    }

    private void kernels(Backend backend, int size) {
        long needed = KernelBenchmark.bytes(size);
        if (needed > backend.memory()) {
            print("%n- %s, %d³: left out, needs %.1f GB of %.1f%n", backendName, size, needed * 1e-9, backend.memory() * 1e-9);
            return;
        }
        double goal = backendName.equals("tornado") ? SHARE_TORNADO : SHARE_OPENCL;
        KernelBenchmark benchmark = new KernelBenchmark(backend, size, runs);
        KernelBenchmark.Result result = benchmark.run();
        print("%n%s on %s, %d³ cells: copy %.1f GB/s, triad %.1f GB/s%n%n", backendName, backend.device(), size,
                result.copy() * 1e-9, result.triad() * 1e-9);
        print("| kernel | Mcells/s | bytes/cell | GB/s | of copy | goal |%n|---|---:|---:|---:|---:|---|%n");
        for (KernelTiming timing : result.kernels()) {
            double share = timing.copyShare();
            print("| %s | %.1f | %d | %.1f | %.2f | %s |%n", timing.kernel(), timing.cellsPerSecond() * 1e-6,
                    timing.bytesPerCell(), timing.bytesPerSecond() * 1e-9, share,
                    size < FINE ? "" : verdict(share >= goal, String.format(Locale.ROOT, "≥ %.1f", goal)));
        }
        benchmark.free();
    }

    private void solvers(Backend backend, int size) {
        long needed = SolverBenchmark.bytes(size);
        if (needed > backend.memory()) {
            print("| %s | %d³ | left out: needs %.1f GB of %.1f | | | | |%n", backendName, size, needed * 1e-9,
                    backend.memory() * 1e-9);
            return;
        }
        SolverBenchmark.SolverTiming timing = new SolverBenchmark(backend, runs).of(size);
        boolean goal = size == GOAL_SIZE;
        print("| %s | %d³ | %.3f | %s | %.3f | %s | %d |%n", backendName, size, timing.cycleSeconds() * 1e3,
                goal ? verdict(timing.cycleSeconds() <= CYCLE, "≤ 4 ms") : "",
                timing.coupledSeconds(), goal ? verdict(timing.coupledSeconds() <= COUPLED, "≤ 5 s") : "",
                timing.iterations());
    }

    private static String verdict(boolean reached, String goal) {
        return goal + (reached ? ": reached" : ": missed");
    }

    private void print(String pattern, Object... values) {
        out.printf(Locale.ROOT, pattern, values);
    }
}
