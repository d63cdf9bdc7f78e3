package org.soretflow.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.StencilData;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.EquationReport;
import org.soretflow.linear.Multigrid;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.run.MemoryEstimate;
import org.soretflow.run.RunResult;
import org.soretflow.run.Simulation;

/// Times the solvers on cubes of cells.
public final class SolverBenchmark {

    private static final double MEAN = 300;
    private static final double RAYLEIGH = 1e5;
    private static final double PRANDTL = 0.71;
    /// Sweeps that are timed together.
    private static final int ROW = 20;

    /// Times on one cube.
    ///
    /// @param size cells along each edge
    /// @param cycleSeconds shortest of the V(2,2) cycles of the Poisson equation [s]
    /// @param coupledSeconds steady convection in the cube, all of it [s]
    /// @param iterations Krylov iterations of that
    public record SolverTiming(int size, double cycleSeconds, double coupledSeconds, int iterations) {}

    private final Backend backend;
    private final int runs;

    /// @param runs timed cycles, after as many that are not counted
    public SolverBenchmark(Backend backend, int runs) {
        this.backend = backend;
        this.runs = runs;
    }

    /// Shortest times of two half sweeps and of a sweep over a cube [s], a few in a row, so that the host's part counts.
    public double[] sweepSeconds(int size) {
        Grid grid = Grid.of(size, size, size);
        StencilData operator = laplacian(grid);
        Buffer b = backend.allocate(grid.cells());
        Buffer x = backend.allocate(grid.cells());
        Kernels kernels = backend.kernels();
        double halves = best(() -> {
            for (int n = 0; n < ROW; n++) {
                kernels.smoothPoints(operator, b, x, 0, 1);
                kernels.smoothPoints(operator, b, x, 1, 1);
            }
        });
        double whole = best(() -> {
            for (int n = 0; n < ROW; n++) {
                kernels.sweepPoints(operator, b, x, 0, 1);
            }
        });
        operator.free(backend);
        backend.free(b);
        backend.free(x);
        return new double[] {halves / ROW, whole / ROW};
    }

    /// Memory that the solve on a cube takes on a device [bytes].
    public static long bytes(int size) {
        return MemoryEstimate.of(heatedCube(size), true).buffers();
    }

    /// Both times on a cube.
    public SolverTiming of(int size) {
        double cycle = cycleSeconds(size);
        backend.trim();
        long start = System.nanoTime();
        try (Simulation simulation = Simulation.of(heatedCube(size), backend)) {
            RunResult result = simulation.steady();
            double seconds = (System.nanoTime() - start) * 1e-9;
            return new SolverTiming(size, cycle, seconds, result.last().equations().stream().mapToInt(EquationReport::iterations).sum());
        }
    }

    /// Shortest time of a V(2,2) cycle of the Poisson equation on a cube [s].
    public double cycleSeconds(int size) {
        Grid grid = Grid.of(size, size, size);
        StencilData operator = laplacian(grid);
        Multigrid multigrid = new Multigrid(backend, operator, 2, 2);
        SplittableRandom random = new SplittableRandom(1);
        double[] numbers = new double[grid.cells()];
        Arrays.setAll(numbers, n -> random.nextDouble() - 0.5);
        Buffer b = backend.allocate(grid.cells());
        Buffer x = backend.allocate(grid.cells());
        b.upload(numbers);
        double best = best(() -> multigrid.apply(b, x));
        multigrid.free();
        operator.free(backend);
        backend.free(b);
        backend.free(x);
        return best;
    }

    private StencilData laplacian(Grid grid) {
        StencilData operator = StencilData.allocate(backend, grid, true);
        for (Buffer faces : operator.left()) {
            backend.kernels().fill(faces, 1);
        }
        return operator;
    }

    /// Shortest of the runs [s].
    private double best(Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int run = -runs; run < runs; run++) {
            long start = System.nanoTime();
            work.run();
            backend.await();
            double seconds = (System.nanoTime() - start) * 1e-9;
            best = run >= 0 ? Math.min(best, seconds) : best;
        }
        return best;
    }

    /// Air in a cube heated from a side, Ra 10⁵, without dimensions; the gallery's `cavity-3d`.
    private static Problem heatedCube(int size) {
        Axis axis = Axis.uniform(1, size);
        Fluid fluid = Fluid.named("unit").density(1).viscosity(PRANDTL).conductivity(1).heatCapacity(1)
                .thermalExpansion(1).build();
        return Problem.on(StructuredMesh.of(axis, axis, axis))
                .named("heated cube")
                .filledWith(fluid)
                .gravity(new Gravity(0, -RAYLEIGH * PRANDTL, 0))
                .heat(HeatEquation.standard())
                .flow(FlowEquation.boussinesq(MEAN))
                .initialTemperature(Value.steady((x, y, z, t) -> MEAN + 0.5 - x))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(MEAN + 0.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(MEAN - 0.5))
                .build();
    }
}
