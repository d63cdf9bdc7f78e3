package org.soretflow.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.StencilData;
import org.soretflow.backend.cpu.CpuBackend;
import org.soretflow.linear.FlowModel.Setup;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

/// The direct solver of the coarsest level and what it is made of.
class CoarsestFlowTest {

    private Backend backend;

    @BeforeEach
    void start() {
        backend = new CpuBackend(new BackendOptions(1));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    /// `A x` gives the right-hand side back. Errors are rounding, 1.1e-16 times the condition of a system of a few hundred
    /// unknowns on a uniform mesh (below 1e5) and its growth: 1e-10 of the largest value.
    private void solves(Setup setup) {
        FlowModel model = new FlowModel(backend, setup);
        CoarsestFlow direct = new CoarsestFlow(model.operator, model.space.vector(), model.space.vector());
        direct.update(model.operator::apply);
        Buffer[] x = model.space.vector();
        Buffer[] y = model.space.vector();
        direct.solve(model.b, x);
        model.operator.apply(x, y);
        for (int block = 0; block < x.length; block++) {
            double scale = model.space.blockNorm(model.b, block);
            model.space.kernels().combine(backend.parameter(1), model.b[block], backend.parameter(-1), y[block]);
            assertThat(model.space.blockNorm(y, block)).as("block %d of %s", block, setup.mesh())
                    .isLessThanOrEqualTo(1e-10 * scale);
        }
    }

    @Test
    void solvesItsLevel() {
        StructuredMesh plane = StructuredMesh.of(Axis.uniform(1, 9), Axis.uniform(1, 6));
        StructuredMesh block = StructuredMesh.of(Axis.uniform(1, 5), Axis.uniform(1, 3), Axis.uniform(2, 4));
        for (StructuredMesh mesh : List.of(plane, block)) {
            solves(Setup.of(mesh));
            solves(Setup.of(mesh).open(Side.X_MIN));
            solves(Setup.of(mesh).rate(100));
            solves(Setup.of(mesh.periodic(Direction.X)));
            solves(Setup.of(mesh).viscosity(cell -> cell % 7 == 3 ? 0 : 1 + cell % 5));
        }
    }

    /// A wall of solids from end to end: two enclosed flows, each with a free pressure.
    @Test
    void solvesTwoRegions() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 7), Axis.uniform(1, 5));
        solves(Setup.of(mesh).viscosity(cell -> mesh.i(cell) == 3 ? 0 : 1));
    }

    /// Elimination with exchange of rows in a band against the dense product: the residual of a random system of size n is
    /// below n u times the growth, some 1e-13 of the largest entries.
    @Test
    void bandedEliminationSolves() {
        SplittableRandom random = new SplittableRandom(5);
        for (int[] shape : new int[][] {{1, 0}, {2, 1}, {9, 8}, {40, 3}, {57, 11}}) {
            int n = shape[0];
            int reach = shape[1];
            BandedLu band = new BandedLu(n, reach);
            double[][] dense = new double[n][n];
            double[] solution = random.doubles(n, -1, 1).toArray();
            double[] x = new double[n];
            for (int row = 0; row < n; row++) {
                double unit = Math.pow(10, 6 * random.nextDouble() - 3);
                for (int column = Math.max(0, row - reach); column <= Math.min(n - 1, row + reach); column++) {
                    // a small diagonal forces exchanges; rows have units of their own
                    dense[row][column] = unit * (row == column ? 1e-3 : 1) * (random.nextDouble() - 0.5);
                    band.set(row, column, dense[row][column]);
                    x[row] += dense[row][column] * solution[column];
                }
            }
            double[] b = x.clone();
            band.factorise();
            band.solve(x);
            for (int row = 0; row < n; row++) {
                double sum = 0;
                double size = 0;
                for (int column = 0; column < n; column++) {
                    sum += dense[row][column] * x[column];
                    size += Math.abs(dense[row][column] * x[column]);
                }
                assertThat(Math.abs(sum - b[row])).as("row %d of %d", row, n).isLessThanOrEqualTo(1e-11 * size);
            }
        }
    }

    @Test
    void unknownsThatNothingDeterminesGetZero() {
        BandedLu band = new BandedLu(3, 1);
        band.set(0, 0, 2);
        band.set(2, 2, 4);
        band.factorise();
        double[] x = {6, 0, 8};
        band.solve(x);
        assertThat(x).containsExactly(3, 0, 2);
    }

    @Test
    void floatingRegionsAreThoseThatNothingHolds() {
        Grid grid = Grid.of(6, 1, 1);
        StencilData operator = StencilData.allocate(backend, grid, true);
        // cells 0 1 | 2 3 4 | 5, the last region with a weight on the boundary
        operator.left()[0].upload(new double[] {0, 1, 0, 1, 1, 0, 2});
        assertThat(FloatingRegions.firstCells(operator)).containsExactly(0, 2);
        double[] mass = new double[6];
        mass[3] = 1;
        operator.mass().upload(mass);
        operator.massFactor().set(1);
        assertThat(FloatingRegions.firstCells(operator)).containsExactly(0);
    }

    @Test
    void aPeriodJoinsRegions() {
        Grid grid = new Grid(4, 1, 1, true, false, false);
        StencilData operator = StencilData.allocate(backend, grid, true);
        operator.left()[0].upload(new double[] {1, 1, 0, 1, 1});
        assertThat(FloatingRegions.firstCells(operator)).containsExactly(0);
        operator.left()[0].upload(new double[] {0, 1, 0, 1, 0});
        assertThat(FloatingRegions.firstCells(operator)).containsExactly(0, 2);
    }

    /// Without preconditioner n iterations solve n unknowns; the residual that the recurrence has is the true one.
    @Test
    void minimalResidualsSolveADenseSystem() {
        int n = 12;
        SplittableRandom random = new SplittableRandom(3);
        double[][] matrix = new double[n][];
        Arrays.setAll(matrix, row -> random.doubles(n, -1, 1).toArray());
        double[] b = random.doubles(n, -1, 1).toArray();
        BlockOperator product = (x, y) -> {
            double[] from = new double[n];
            x[0].download(from);
            double[] into = new double[n];
            for (int row = 0; row < n; row++) {
                for (int column = 0; column < n; column++) {
                    into[row] += matrix[row][column] * from[column];
                }
            }
            y[0].upload(into);
        };
        BlockSpace space = new BlockSpace(backend, n);
        List<Double> residuals = new ArrayList<>();
        for (int most = 1; most <= n; most++) {
            Buffer[] x = space.vector();
            Buffer[] r = space.vector();
            space.clear(x);
            r[0].upload(b);
            FlexibleGmres.Round round = new FlexibleGmres(product, space::copy, space, n).round(r, x, 0, most);
            Buffer[] y = space.vector();
            Buffer[] right = space.vector();
            right[0].upload(b);
            product.apply(x, y);
            space.combine(1, right, -1, y);
            // rounding of twelve products of numbers of order 1, times a condition below 1e3
            assertThat(space.norm(y)).isCloseTo(round.residual(), offset(1e-11));
            residuals.add(round.residual());
        }
        for (int m = 1; m < n; m++) {
            assertThat(residuals.get(m)).isLessThanOrEqualTo(residuals.get(m - 1) * (1 + 1e-12));
        }
        assertThat(residuals.getLast()).isLessThan(1e-11);
    }
}
