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
        CoarsestFlow direct = new CoarsestFlow(backend, model.operator, model.space.vector(), model.space.vector());
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

    /// Rounds that threes do not divide: ones of the same colour must not meet where the ends do.
    @Test
    void solvesPeriodsOfAnyCount() {
        for (int count = 2; count <= 11; count++) {
            StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, count), Axis.uniform(1, 4));
            solves(Setup.of(mesh.periodic(Direction.X)).rate(100));
            solves(Setup.of(mesh.periodic(Direction.X).periodic(Direction.Y)).rate(100));
        }
    }

    /// A wall of solids from end to end: two enclosed flows, each with a free pressure.
    @Test
    void solvesTwoRegions() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 7), Axis.uniform(1, 5));
        solves(Setup.of(mesh).viscosity(cell -> mesh.i(cell) == 3 ? 0 : 1));
    }

    /// A random matrix in which cells couple that touch, half of the diagonal zero as with pressures, in blocks and rings.
    /// Rounding times the growth that pivots of a thousandth of their column allow: 1e-9 of the largest value, where entries
    /// and solution are below 1.
    @Test
    void invertsRandomMatrices() {
        SplittableRandom random = new SplittableRandom(5);
        for (Grid grid : List.of(
                Grid.of(1, 1, 1), Grid.of(13, 10, 1), Grid.of(6, 5, 4), new Grid(9, 4, 3, true, false, true),
                new Grid(2, 12, 1, true, true, false))) {
            int cells = grid.cells();
            int size = 3 * cells;
            int[] cellOf = new int[size];
            Arrays.setAll(cellOf, n -> n % cells);
            double[] x = random.doubles(size, -1, 1).toArray();
            double[] b = new double[size];
            Triplets entries = new Triplets();
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    if (touch(grid, row % cells, column % cells)) {
                        double value = row == column && row >= 2 * cells ? 0 : random.nextDouble() - 0.5;
                        entries.add(row, column, value == 0 ? Double.MIN_NORMAL : value);
                        b[row] += value * x[column];
                    }
                }
            }
            double[] found = inverted(grid, cellOf, entries, b);
            for (int n = 0; n < size; n++) {
                assertThat(found[n]).as("%d of %s", n, grid).isCloseTo(x[n], offset(1e-9));
            }
        }
    }

    private static boolean touch(Grid grid, int a, int b) {
        boolean touch = true;
        for (Direction d : Direction.values()) {
            int apart = Math.abs(a / grid.stride(d) % grid.count(d) - b / grid.stride(d) % grid.count(d));
            touch &= apart < 2 || grid.periodic(d) && apart == grid.count(d) - 1;
        }
        return touch;
    }

    private double[] inverted(Grid grid, int[] cellOf, Triplets entries, double[] b) {
        int[] counts = {grid.nx(), grid.ny(), grid.nz()};
        boolean[] periodic = {grid.periodicX(), grid.periodicY(), grid.periodicZ()};
        FrontalInverse inverse = new FrontalInverse(backend, Dissection.of(counts, periodic, cellOf), cellOf);
        inverse.update(entries);
        double[] vector = Arrays.copyOf(b, inverse.vector().size());
        inverse.vector().upload(vector);
        inverse.solve();
        inverse.vector().download(vector);
        return vector;
    }

    @Test
    void unknownsThatNothingDeterminesGetZero() {
        Triplets entries = new Triplets();
        entries.add(0, 0, 2);
        entries.add(2, 2, 4);
        double[] x = inverted(Grid.of(4, 1, 1), new int[] {0, 1, 3}, entries, new double[] {6, 5, 8});
        assertThat(x).startsWith(3, 0, 2);
        Triplets singular = new Triplets();
        for (int[] place : new int[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}) {
            singular.add(place[0], place[1], 1);
        }
        double[] y = inverted(Grid.of(4, 1, 1), new int[] {0, 1}, singular, new double[] {6, 6});
        assertThat(y[0] + y[1]).isEqualTo(6);
        assertThat(Math.min(y[0], y[1])).isZero();
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
