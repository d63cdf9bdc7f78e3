package org.soretflow.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.cpu.CpuBackend;
import org.soretflow.linear.FlowModel.Setup;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

/// The direct solver of plane flows and what it is made of.
class DirectFlowTest {

    private static final long PLENTY = 1L << 30;

    private Backend backend;

    @BeforeEach
    void start() {
        backend = new CpuBackend(new BackendOptions(1));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    /// Parts hold every unknown once, and what is around a part belongs to parts that come later.
    @Test
    void dissectionEliminatesEveryUnknownOnce() {
        for (int[] counts : new int[][] {{1, 1}, {9, 1}, {17, 5}, {24, 31}}) {
            int[] cellOf = new int[2 * counts[0] * counts[1]];
            Arrays.setAll(cellOf, n -> n / 2);
            List<Dissection.Part> parts = Dissection.of(counts[0], counts[1], cellOf);
            int[] partOf = new int[cellOf.length];
            Arrays.fill(partOf, -1);
            for (int p = 0; p < parts.size(); p++) {
                for (int n : parts.get(p).own()) {
                    assertThat(partOf[n]).isEqualTo(-1);
                    partOf[n] = p;
                }
            }
            assertThat(partOf).doesNotContain(-1);
            for (int p = 0; p < parts.size(); p++) {
                for (int n : parts.get(p).around()) {
                    assertThat(partOf[n]).isGreaterThan(p);
                }
            }
            assertThat(parts.getLast().around()).isEmpty();
        }
    }

    /// A random matrix in which cells couple that touch, half of the diagonal zero as with pressures. Rounding times the growth
    /// that pivots of a thousandth of their column allow: 1e-9 of the largest value, where entries and solution are below 1.
    @Test
    void factorisesRandomMatrices() {
        int nx = 13;
        int ny = 10;
        int size = 3 * nx * ny;
        int[] cellOf = new int[size];
        Arrays.setAll(cellOf, n -> n % (nx * ny));
        SplittableRandom random = new SplittableRandom(5);
        Triplets entries = new Triplets();
        double[] x = random.doubles(size, -1, 1).toArray();
        double[] b = new double[size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int across = Math.abs(cellOf[row] % nx - cellOf[column] % nx);
                int up = Math.abs(cellOf[row] / nx - cellOf[column] / nx);
                boolean none = row == column && row >= 2 * nx * ny;
                if (Math.max(across, up) <= 1 && !none) {
                    double value = random.nextDouble(-1, 1) * Math.pow(10, cellOf[row] % 4);
                    entries.add(row, column, value);
                    b[row] += value * x[column];
                }
            }
        }
        FrontalLu factors = new FrontalLu(Dissection.of(nx, ny, cellOf), size);
        factors.factorise(entries);
        double[] found = new double[size];
        factors.solve(b, found);
        for (int n = 0; n < size; n++) {
            assertThat(Math.abs(found[n] - x[n])).isLessThan(1e-9);
        }
    }

    /// `A A⁻¹ b = b` to 1e-9: rounding, 1.1e-16, times the condition of some thousand unknowns (below 1e5) and the growth by
    /// small pivots.
    private void solves(Setup setup) {
        FlowModel model = new FlowModel(backend, setup);
        DirectFlow direct = DirectFlow.of(
                        backend, model.operator, List.of(model.space.vector(), model.space.vector()), PLENTY)
                .orElseThrow();
        direct.update(model.operator::apply, List.of());
        Buffer[] x = model.space.vector();
        Buffer[] y = model.space.vector();
        direct.apply(model.b, x);
        model.operator.apply(x, y);
        for (int block = 0; block < x.length; block++) {
            double scale = model.space.blockNorm(model.b, block);
            model.space.kernels().combine(backend.parameter(1), model.b[block], backend.parameter(-1), y[block]);
            assertThat(model.space.blockNorm(y, block)).as("block %d of %s", block, setup.mesh())
                    .isLessThanOrEqualTo(1e-9 * scale);
        }
    }

    @Test
    void solvesPlaneFlows() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 23), Axis.uniform(0.5, 14));
        solves(Setup.of(mesh));
        solves(Setup.of(mesh).open(Side.X_MIN));
        solves(Setup.of(mesh).open(Side.X_MIN, Side.Y_MAX));
        solves(Setup.of(mesh).rate(100));
        solves(Setup.of(mesh).viscosity(cell -> cell % 7 == 3 ? 0 : 1 + cell % 5));
        solves(Setup.of(mesh).viscosity(cell -> mesh.i(cell) == 11 ? 0 : 1));
    }

    /// Blocks, periodic planes and too little memory have no direct solver.
    @Test
    void isOfferedWhereItFits() {
        StructuredMesh plane = StructuredMesh.of(Axis.uniform(1, 12), Axis.uniform(1, 12));
        StructuredMesh block = StructuredMesh.of(Axis.uniform(1, 6), Axis.uniform(1, 6), Axis.uniform(1, 6));
        assertThat(offered(plane, PLENTY)).isTrue();
        assertThat(offered(plane, 1000)).isFalse();
        assertThat(offered(plane.periodic(Direction.X), PLENTY)).isFalse();
        assertThat(offered(block, PLENTY)).isFalse();
    }

    private boolean offered(StructuredMesh mesh, long memory) {
        FlowModel model = new FlowModel(backend, Setup.of(mesh));
        return DirectFlow.of(backend, model.operator, List.of(model.space.vector(), model.space.vector()), memory)
                .isPresent();
    }
}
