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
/// Speeds are those of the shortest run, as in the STREAM benchmark (McCalpin 1995); the triad is
/// `a = b + s c` over vectors that no cache holds and counts 24 bytes per value.
public final class KernelBenchmark {

    /// Values of the triad's vectors: three times 64 MB are far beyond any cache.
    private static final int TRIAD = 8_000_000;

    private final Backend backend;
    private final Grid grid;
    private final int runs;
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
    /// @param runs timed runs of each kernel, after as many that are not counted
    public KernelBenchmark(Backend backend, int cells, int runs) {
        this.backend = backend;
        this.grid = Grid.of(cells, cells, cells);
        this.runs = runs;
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

    /// Bandwidth of the triad [B/s], on vectors that no cache holds.
    public double triad() {
        Buffer target = backend.allocate(TRIAD);
        Buffer first = backend.allocate(TRIAD);
        Buffer second = backend.allocate(TRIAD);
        Parameter factor = backend.parameter(3);
        double seconds = seconds(() -> backend.kernels().triad(first, factor, second, target));
        backend.free(target);
        backend.free(first);
        backend.free(second);
        backend.trim();
        return 24.0 * TRIAD / seconds;
    }

    /// Bandwidth of a copy [B/s], on vectors that no cache holds; 16 bytes per value.
    public double copy() {
        Buffer target = backend.allocate(TRIAD);
        Buffer source = backend.allocate(TRIAD);
        double seconds = seconds(() -> backend.kernels().copy(source, target));
        backend.free(target);
        backend.free(source);
        backend.trim();
        return 16.0 * TRIAD / seconds;
    }

    /// All kernels.
    ///
    /// @param triad bandwidth to compare with [B/s]
    public List<KernelTiming> kernels(double triad) {
        Kernels kernels = backend.kernels();
        Parameter number = backend.parameter(0);
        List<KernelTiming> timings = new ArrayList<>();
        // operator: three or six face arrays and the mass; each array once per pass
        timings.add(time("residual, conduction", 7 * 8, triad, () -> kernels.residual(symmetric, x, b, y)));
        timings.add(time("residual, drift-diffusion", 10 * 8, triad, () -> kernels.residual(fitted, x, b, y)));
        timings.add(time("operator, drift-diffusion", 9 * 8, triad, () -> kernels.apply(fitted, x, y)));
        // red and black: two half sweeps would pass over operator, b and x and write x twice, but one pass may do
        timings.add(time("smoother, conduction", 7 * 8, triad, () -> smooth(kernels, symmetric)));
        timings.add(time("smoother, drift-diffusion", 10 * 8, triad, () -> smooth(kernels, fitted)));
        timings.add(time("dot product", 2 * 8, triad, () -> kernels.dot(x, y, number)));
        return timings;
    }

    /// Gives the memory of the fields back.
    public void free() {
        fitted.free(backend);
        backend.free(x);
        backend.free(b);
        backend.free(y);
        backend.trim();
    }

    private void smooth(Kernels kernels, StencilData operator) {
        kernels.sweepPoints(operator, b, x, 0, 1);
    }

    private KernelTiming time(String name, int bytesPerCell, double triad, Runnable kernel) {
        double seconds = seconds(kernel);
        double speed = grid.cells() / seconds;
        return new KernelTiming(name, speed, bytesPerCell, speed * bytesPerCell / triad);
    }

    /// Shortest of the runs [s].
    private double seconds(Runnable kernel) {
        double best = Double.POSITIVE_INFINITY;
        for (int run = -runs; run < runs; run++) {
            long start = System.nanoTime();
            kernel.run();
            backend.await();
            double seconds = (System.nanoTime() - start) * 1e-9;
            best = run >= 0 ? Math.min(best, seconds) : best;
        }
        return best;
    }
}
