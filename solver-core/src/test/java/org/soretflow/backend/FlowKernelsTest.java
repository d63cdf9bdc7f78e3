package org.soretflow.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.soretflow.backend.ContractBlock.on;
import static org.soretflow.backend.ContractBlock.read;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.cpu.CpuBackend;
import org.soretflow.mesh.Direction;

/// Identities that the kernels of the flow must keep among each other, on stretched blocks of every topology.
///
/// Sums of some thousand terms of order 1 err by rounding, 1e-16 times their number: 1e-11 is far above it.
class FlowKernelsTest {

    private static final double ROUNDING = 1e-11;

    private Backend backend;
    private Kernels kernels;

    @BeforeEach
    void start() {
        backend = new CpuBackend(new BackendOptions(1));
        kernels = backend.kernels();
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private static Stream<ContractBlock> blocks() {
        return ContractBlock.all().filter(block -> !block.symmetric && block.grid.cells() < 1000);
    }

    private FlowGrid flowGrid(ContractBlock block) {
        return block.flowGrid(backend);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += a[n] * b[n];
        }
        return sum;
    }

    private double[] outflow(FlowGrid grid, Buffer[] velocities) {
        Buffer out = backend.allocate(grid.cells().cells());
        for (int c = 0; c < grid.components(); c++) {
            Direction d = Direction.values()[c];
            Buffer flow = backend.allocate(grid.cells().faces(d));
            kernels.faceFlow(grid, c, velocities[c], flow);
            kernels.addDivergence(grid.cells(), d, flow, 1, out);
        }
        return read(out);
    }

    private Buffer[] velocities(ContractBlock block) {
        Buffer[] u = new Buffer[NaiveFlow.components(block.grid)];
        Arrays.setAll(u, c -> on(backend, block.values(new NaiveFlow(block).places(c).cells(), -1, 1)));
        return u;
    }

    /// `Σ u·A(p_L − p_R) = Σ p Σ A u`: forces of pressure do the work that fluid leaving the cells takes.
    @Test
    void pressureForceIsTheTransposeOfOutflow() {
        blocks().forEach(block -> {
            FlowGrid grid = flowGrid(block);
            Buffer[] u = velocities(block);
            double[] p = block.values(block.grid.cells(), -1, 1);
            double work = 0;
            for (int c = 0; c < u.length; c++) {
                Buffer force = backend.allocate(u[c].size());
                kernels.addPressureForce(grid, c, on(backend, p), 1, force);
                work += dot(read(u[c]), read(force));
            }
            assertThat(work).as("%s", block).isCloseTo(dot(p, outflow(grid, u)), offset(ROUNDING * p.length));
        });
    }

    /// Velocities from a stream function on the edges along z leave no divergence.
    @Test
    void theDivergenceOfACurlIsZero() {
        blocks().forEach(block -> {
            FlowGrid grid = flowGrid(block);
            for (double net : outflow(grid, curl(block, grid))) {
                assertThat(net).as("%s", block).isCloseTo(0, offset(ROUNDING));
            }
        });
    }

    /// Where the viscosity is uniform, what it makes of the transposed gradient is the gradient of the divergence: on any mesh,
    /// with the stress of hoops in rings.
    @Test
    void theTransposedStressOfACurlVanishesWhereTheViscosityIsUniform() {
        blocks().filter(block -> block.grid.cells() > 1).forEach(block -> {
            FlowGrid grid = flowGrid(block);
            Buffer[] u = curl(block, grid);
            Buffer viscosity = backend.allocate(block.grid.cells());
            kernels.fill(viscosity, 1);
            for (int c = 0; c < 2; c++) {
                Buffer force = backend.allocate(u[c].size());
                kernels.addTransposedStress(grid, c, viscosity, u, 1, force);
                // terms are velocities of up to 20 over widths of 0.01 and more, times areas below 4
                for (double rest : read(force)) {
                    assertThat(rest).as("%s", block).isCloseTo(0, offset(1e4 * ROUNDING));
                }
            }
        });
    }

    private Buffer[] curl(ContractBlock block, FlowGrid grid) {
        int nx = block.grid.nx();
        int ny = block.grid.ny();
        int layers = block.grid.nz();
        double[] psi = block.values((nx + 1) * (ny + 1) * layers, -1, 1);
        for (int n = 0; n < psi.length && block.radius(0) == 0; n += nx + 1) {
            // nothing flows through an axis
            psi[n] = 0;
        }
        Buffer[] u = new Buffer[grid.components()];
        for (int c = 0; c < u.length; c++) {
            Grid places = grid.faces()[c];
            double[] values = new double[places.cells()];
            for (int n = 0; n < values.length && c < 2; n++) {
                int i = n % places.nx();
                int j = n / places.nx() % places.ny();
                int k = n / places.nx() / places.ny();
                int endX = block.grid.periodicX() ? nx : nx + 1;
                int endY = block.grid.periodicY() ? ny : ny + 1;
                double here = psi[i % endX + (nx + 1) * (j % endY + (ny + 1) * k)];
                double scale = c == 0 ? block.radius(i) : 0.5 * (block.radius(i) + block.radius(i + 1));
                if (scale == 0) {
                    continue;
                }
                values[n] = 1 / scale * (c == 0
                        ? (psi[i % endX + (nx + 1) * ((j + 1) % endY + (ny + 1) * k)] - here) / block.widths[1][j]
                        : (here - psi[(i + 1) % endX + (nx + 1) * (j % endY + (ny + 1) * k)]) / block.widths[0][i]);
            }
            u[c] = on(backend, values);
        }
        return u;
    }

    /// What leaves the control volume between two cells is the mean of what leaves the cells; half of a cell at a boundary
    /// gets its inner half.
    @Test
    void controlVolumesBalanceAsTheirCellsDo() {
        blocks().forEach(block -> {
            FlowGrid grid = flowGrid(block);
            Buffer[] u = velocities(block);
            double[] net = outflow(grid, u);
            for (int c = 0; c < u.length; c++) {
                Grid places = grid.faces()[c];
                Buffer sum = backend.allocate(places.cells());
                for (int d = 0; d < u.length; d++) {
                    Direction direction = Direction.values()[d];
                    Buffer flow = backend.allocate(places.faces(direction));
                    kernels.controlVolumeFlow(grid, c, direction, u[d], 1, flow);
                    kernels.addDivergence(places, direction, flow, 1, sum);
                }
                double[] found = read(sum);
                Direction along = Direction.values()[c];
                for (int n = 0; n < found.length; n++) {
                    int place = n / places.stride(along) % places.count(along);
                    boolean inner = places.periodic(along) || place > 0 && place < places.count(along) - 1;
                    if (inner) {
                        int[] at = {n % places.nx(), n / places.nx() % places.ny(), n / places.nx() / places.ny()};
                        int right = at[0] + block.grid.nx() * (at[1] + block.grid.ny() * at[2]);
                        int count = block.grid.count(along);
                        int left = right + (place > 0 ? -1 : count - 1) * block.grid.stride(along);
                        assertThat(found[n]).as("place %d of %d, %s", n, c, block)
                                .isCloseTo(0.5 * (net[left] + net[right]), offset(ROUNDING));
                    }
                }
            }
        });
    }

    /// `Σ U·R f = Σ P U·f` where only the component's own direction is halved.
    @Test
    void restrictionAlongAComponentIsTheTransposeOfInterpolation() {
        blocks().forEach(block -> {
            FlowGrid fine = flowGrid(block);
            for (int c = 0; c < fine.components(); c++) {
                Grid cells = block.grid.coarsened(c == 0, c == 1, c == 2);
                Buffer[] widths = block.widths(backend);
                double[] sums = new double[cells.count(Direction.values()[c])];
                for (int m = 0; m < block.widths[c].length; m++) {
                    sums[sums.length < block.widths[c].length ? m / 2 : m] += block.widths[c][m];
                }
                widths[c] = on(backend, sums);
                FlowGrid coarse = FlowGrid.of(backend, cells, widths, fine.components());
                double[] force = block.values(fine.faces()[c].cells(), -1, 1);
                double[] change = block.values(coarse.faces()[c].cells(), -1, 1);
                Buffer restricted = backend.allocate(change.length);
                Buffer interpolated = backend.allocate(force.length);
                kernels.restrictForce(fine, c, on(backend, force), coarse, restricted);
                kernels.prolongateVelocity(coarse, c, on(backend, change), fine, interpolated);
                assertThat(dot(change, read(restricted))).as("component %d of %s", c, block)
                        .isCloseTo(dot(force, read(interpolated)), offset(ROUNDING * force.length));
            }
        });
    }
}
