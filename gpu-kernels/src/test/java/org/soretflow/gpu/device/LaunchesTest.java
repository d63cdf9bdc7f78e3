package org.soretflow.gpu.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.StencilData;
import org.soretflow.linear.BiCgStab;
import org.soretflow.linear.ConjugateGradient;
import org.soretflow.linear.Gmres;
import org.soretflow.linear.LinearSolver;
import org.soretflow.linear.Multigrid;
import org.soretflow.linear.SolveReport;
import org.soretflow.linear.VectorSpace;

/// How often a solver launches a loop and how often the host waits: what decides on the speed of a device on small meshes.
class LaunchesTest {

    private static final int CELLS = 16;
    private static final Grid GRID = Grid.of(CELLS, CELLS, CELLS);

    private final CountingDevice device = new CountingDevice(new LoopDevice());
    private final Backend backend = new DeviceBackend("loops", device);
    private final StencilData operator = operator(GRID);

    @AfterEach
    void stop() {
        backend.close();
    }

    private StencilData operator(Grid grid) {
        StencilData stencil = StencilData.allocate(backend, grid, true);
        for (Buffer faces : stencil.left()) {
            backend.kernels().fill(faces, 1);
        }
        return stencil;
    }

    private Buffer source() {
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[GRID.cells()];
        Arrays.setAll(values, n -> random.nextDouble() - 0.5);
        Buffer b = backend.allocate(values.length);
        b.upload(values);
        return b;
    }

    /// On each level but the last: four sweeps, of two launches each on large levels and one on small ones, restriction and
    /// prolongation; the last level, of up to 100 cells, below large meshes 256, is one product with a dense inverse; and the
    /// solution is cleared at the start.
    @ParameterizedTest(name = "{0} x {1} x {2} cells: {3} levels")
    @CsvSource({
        "64, 64, 1, 4, 0", "128, 64, 1, 4, 1", "128, 128, 1, 4, 1", "16, 16, 16, 3, 0", "24, 24, 24, 3, 1", "20, 28, 24, 3, 1"
    })
    void aCycleLaunchesTenLoopsALevelAndSixOnSmallOnes(int nx, int ny, int nz, int levels, int large) {
        Grid grid = nz == 1 ? Grid.of(nx, ny) : Grid.of(nx, ny, nz);
        StencilData square = operator(grid);
        Multigrid multigrid = new Multigrid(backend, square, 2, 2);
        assertThat(multigrid.levels()).isEqualTo(levels);
        Buffer b = backend.allocate(grid.cells());
        Buffer x = backend.allocate(grid.cells());
        device.restart();
        multigrid.apply(b, x);
        assertThat(device.launches).isEqualTo(10 * large + 6 * (levels - 1 - large) + 2);
        assertThat(device.reads).isZero();
    }

    /// What the README says of the levels that are swept by one launch.
    @Test
    void smallLevelsAreLargerOnAGpu() {
        assertThat(Device.cellsOfOneSweepOn(false)).isEqualTo(512);
        assertThat(Device.cellsOfOneSweepOn(true)).isEqualTo(32768);
        System.setProperty("soretflow.cells-of-one-sweep", "7");
        try {
            assertThat(Device.cellsOfOneSweepOn(true)).isEqualTo(7);
        } finally {
            System.clearProperty("soretflow.cells-of-one-sweep");
        }
    }

    /// A new step in time changes the factor of the masses only, which is told to the coarse levels; the inverse is made
    /// from what the host knows.
    @Test
    void aNewStepInTimeReadsNothing() {
        Multigrid multigrid = new Multigrid(backend, operator, 2, 2);
        operator.massFactor().set(3);
        device.restart();
        multigrid.updateMassFactor();
        assertThat(device.reads).isZero();
        assertThat(device.launches).isEqualTo(multigrid.levels() - 1);
    }

    @Test
    void conjugateGradientsWaitOnceAnIteration() {
        VectorSpace space = new VectorSpace(backend, GRID.cells());
        waitsOnceAnIteration(new ConjugateGradient(operator, new Multigrid(backend, operator, 1, 1), space));
    }

    @Test
    void stabilisedBiconjugateGradientsWaitOnceAnIteration() {
        VectorSpace space = new VectorSpace(backend, GRID.cells());
        waitsOnceAnIteration(new BiCgStab(operator, new Multigrid(backend, operator, 1, 1), space));
    }

    /// The residual at the start and at the end, its norm in the method, and one column of products an iteration.
    @Test
    void minimalResidualsWaitOnceAnIteration() {
        VectorSpace space = new VectorSpace(backend, GRID.cells());
        Gmres gmres = new Gmres(operator, new Multigrid(backend, operator, 1, 1), space, 30);
        assertThat(reads(gmres) - iterations).isLessThanOrEqualTo(3);
    }

    private int iterations;

    private int reads(LinearSolver solver) {
        Buffer b = source();
        Buffer x = backend.allocate(b.size());
        device.restart();
        SolveReport report = solver.solve(b, x, 1, 1e-9, 50);
        assertThat(report.converged()).isTrue();
        assertThat(report.iterations()).isGreaterThan(3);
        iterations = report.iterations();
        return device.reads;
    }

    /// Once more for the residual at the start.
    private void waitsOnceAnIteration(LinearSolver solver) {
        assertThat(reads(solver)).isLessThanOrEqualTo(iterations + 1);
    }
}
