package org.soretflow.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.StencilData;

/// Times the kernels that a solve consists of, on a cube of cells.
///
/// The measure is the triad `a = b + s c` of the STREAM benchmark (McCalpin 1995) over vectors that no cache holds, 24 bytes
/// per value. As there the shortest time counts, for what else a machine does only makes times longer; but triad and kernels
/// take turns, for equal times each. Single runs would compare the best six milliseconds of the triad with the best forty
/// of a kernel.
public final class KernelBenchmark {

    /// Values of the triad's vectors: three times 64 MB are far beyond any cache.
    private static final int TRIAD = 8_000_000;
    /// How long each runs in a round [s], at least.
    private static final double ROUND = 0.05;
    /// Rounds before those that count, at least: the compiler has to have done its work.
    private static final int WARMING = 8;

    private final Backend backend;
    private final Grid grid;
    private final int rounds;
    private final StencilData symmetric;
    private final StencilData fitted;
    private final Buffer x;
    private final Buffer b;
    private final Buffer y;

    /// Memory that the fields take on a device [bytes]: six face arrays, the mass, three vectors; and the triad's.
    ///
    /// @param cells along each edge of the cube
    public static long bytes(int cells) {
        return 8 * (10L * cells * cells * (cells + 1) + 3L * TRIAD);
    }

    /// @param cells cells along each edge of the cube
    /// @param rounds timed rounds, after as many or more that are not counted
    public KernelBenchmark(Backend backend, int cells, int rounds) {
        this.backend = backend;
        this.grid = Grid.of(cells, cells, cells);
        this.rounds = rounds;
        SplittableRandom random = new SplittableRandom(1);
        fitted = filled(StencilData.allocate(backend, grid, false), random);
        symmetric = new StencilData(grid, fitted.mass(), fitted.massFactor(), fitted.left(), fitted.left());
        x = vector(random, grid.cells());
        b = vector(random, grid.cells());
        y = vector(random, grid.cells());
    }

    private StencilData filled(StencilData operator, SplittableRandom random) {
        operator.massFactor().set(1);
        operator.mass().upload(numbers(random, operator.mass().size()));
        for (int d = 0; d < 3; d++) {
            operator.left()[d].upload(numbers(random, operator.left()[d].size()));
            operator.right()[d].upload(numbers(random, operator.right()[d].size()));
        }
        return operator;
    }

    private Buffer vector(SplittableRandom random, int size) {
        Buffer buffer = backend.allocate(size);
        buffer.upload(numbers(random, size));
        return buffer;
    }

    private static double[] numbers(SplittableRandom random, int size) {
        double[] values = new double[size];
        Arrays.setAll(values, n -> 0.5 + random.nextDouble());
        return values;
    }

    /// What a run found.
    ///
    /// @param triad bandwidth [B/s]
    /// @param copy bandwidth of a copy [B/s], 16 bytes per value
    /// @param kernels all kernels
    public record Result(double triad, double copy, List<KernelTiming> kernels) {}

    /// Something to time, and the bytes that it moves at least.
    private record Job(String name, int bytesPerItem, long items, Runnable run) {
        double bytes() {
            return (double) bytesPerItem * items;
        }
    }

    /// Times triad, copy and all kernels.
    public Result run() {
        Buffer target = backend.allocate(TRIAD);
        Buffer first = backend.allocate(TRIAD);
        Buffer second = backend.allocate(TRIAD);
        Parameter factor = backend.parameter(3);
        Kernels kernels = backend.kernels();
        List<Job> jobs = new ArrayList<>();
        jobs.add(new Job("triad", 24, TRIAD, () -> kernels.triad(first, factor, second, target)));
        jobs.add(new Job("copy", 16, TRIAD, () -> kernels.copy(first, target)));
        jobs.addAll(kernels());
        double[] seconds = new double[jobs.size()];
        Arrays.fill(seconds, Double.POSITIVE_INFINITY);
        for (int round = -Math.max(WARMING, rounds); round < rounds; round++) {
            for (int job = 0; job < jobs.size(); job++) {
                double time = mean(jobs.get(job).run);
                seconds[job] = round < 0 ? seconds[job] : Math.min(seconds[job], time);
            }
        }
        backend.free(target);
        backend.free(first);
        backend.free(second);
        backend.trim();
        double triad = jobs.get(0).bytes() / seconds[0];
        double copy = jobs.get(1).bytes() / seconds[1];
        List<KernelTiming> timings = new ArrayList<>();
        for (int job = 2; job < jobs.size(); job++) {
            Job kernel = jobs.get(job);
            double speed = kernel.bytes() / seconds[job];
            timings.add(new KernelTiming(
                    kernel.name, kernel.items / seconds[job], kernel.bytesPerItem, speed / triad, speed / copy));
        }
        return new Result(triad, copy, timings);
    }

    private List<Job> kernels() {
        Kernels kernels = backend.kernels();
        Parameter number = backend.parameter(0);
        int cells = grid.cells();
        return List.of(
                // operator: three or six face arrays and the mass; each array once per pass
                new Job("residual, conduction", 7 * 8, cells, () -> kernels.residual(symmetric, x, b, y)),
                new Job("residual, drift-diffusion", 10 * 8, cells, () -> kernels.residual(fitted, x, b, y)),
                new Job("operator, drift-diffusion", 9 * 8, cells, () -> kernels.apply(fitted, x, y)),
                // one colour touches every line of memory; both take two such passes, or one of the cached kind
                new Job("half sweep, conduction", 7 * 8, cells, () -> kernels.smoothPoints(symmetric, b, x, 0, 1)),
                new Job("half sweep, drift-diffusion", 10 * 8, cells, () -> kernels.smoothPoints(fitted, b, x, 0, 1)),
                new Job("smoother, conduction", 7 * 8, cells, () -> kernels.sweepPoints(symmetric, b, x, 0, 1)),
                new Job("smoother, drift-diffusion", 10 * 8, cells, () -> kernels.sweepPoints(fitted, b, x, 0, 1)),
                new Job("dot product", 2 * 8, cells, () -> kernels.dot(x, y, number)));
    }

    /// Gives the memory of the fields back.
    public void free() {
        fitted.free(backend);
        backend.free(x);
        backend.free(b);
        backend.free(y);
        backend.trim();
    }

    /// Mean over runs in a row [s].
    private double mean(Runnable kernel) {
        long start = System.nanoTime();
        int count = 0;
        double seconds;
        do {
            kernel.run();
            backend.await();
            count++;
            seconds = (System.nanoTime() - start) * 1e-9;
        } while (seconds < ROUND);
        return seconds / count;
    }
}
