package org.soretflow.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;

/// The inverse against the operator, written out cell by cell.
class RedBlackInverseTest {

    /// Rounding of some hundred additions, each within 1e-16 of numbers whose sum is one, times conditions up to 10⁴.
    private static final double ROUNDING = 1e-9;

    private final SplittableRandom random = new SplittableRandom(11);

    static List<Grid> grids() {
        List<Grid> grids = new ArrayList<>(List.of(
                Grid.of(1, 1), Grid.of(1, 7), Grid.of(16, 16), Grid.of(5, 3), Grid.of(6, 6, 6), Grid.of(3, 1, 4)));
        for (int count : new int[] {1, 2, 3, 4, 5}) {
            grids.add(new Grid(count, 4, 3, true, false, false));
            grids.add(new Grid(count, count, 3, true, true, true));
        }
        return grids;
    }

    /// Masses and weights of a random operator.
    private final class Numbers {

        final Grid grid;
        final double[] mass;
        final double[][] left = new double[3][];
        final double[][] right = new double[3][];

        /// @param walls true if values are given beyond the ends
        /// @param open whether a cell takes part
        Numbers(Grid grid, boolean walls, IntPredicate open) {
            this.grid = grid;
            mass = random.doubles(grid.cells(), 0.5, 2).toArray();
            for (Direction d : Direction.values()) {
                int at = d.ordinal();
                left[at] = new double[grid.faces(d)];
                right[at] = new double[grid.faces(d)];
                int count = grid.count(d);
                for (int n = 0; n < grid.cells(); n++) {
                    int place = place(n, d);
                    int below = place > 0 ? n - grid.stride(d)
                            : grid.periodic(d) ? n + (count - 1) * grid.stride(d) : -1;
                    weigh(d, face(n, d), below < 0 ? walls : open.test(n) && open.test(below));
                    if (place == count - 1) {
                        int end = face(n, d) + grid.stride(d);
                        if (grid.periodic(d)) {
                            left[at][end] = left[at][end - count * grid.stride(d)];
                            right[at][end] = right[at][end - count * grid.stride(d)];
                        } else {
                            weigh(d, end, walls);
                        }
                    }
                }
            }
        }

        private int place(int n, Direction d) {
            return n / grid.stride(d) % grid.count(d);
        }

        private int face(int n, Direction d) {
            return grid.face(d, place(n, Direction.X), place(n, Direction.Y), place(n, Direction.Z));
        }

        private void weigh(Direction d, int face, boolean open) {
            left[d.ordinal()][face] = open ? random.nextDouble(0.2, 2) : 0;
            right[d.ordinal()][face] = open ? random.nextDouble(0.2, 2) : 0;
        }

        double[] inverse(double massFactor) {
            RedBlackInverse inverse = new RedBlackInverse(grid);
            inverse.take(mass, left, right);
            return inverse.with(massFactor);
        }

        /// `A x`: what leaves every cell, less what enters it.
        double[] applied(double massFactor, double[] x, int from) {
            double[] y = new double[grid.cells()];
            for (int n = 0; n < y.length; n++) {
                y[n] = massFactor * mass[n] * x[from + n];
                for (Direction d : Direction.values()) {
                    double[] l = left[d.ordinal()];
                    double[] r = right[d.ordinal()];
                    int round = (grid.count(d) - 1) * grid.stride(d);
                    int face = face(n, d);
                    int up = face + grid.stride(d);
                    boolean first = place(n, d) == 0;
                    boolean last = place(n, d) == grid.count(d) - 1;
                    double below = first && !grid.periodic(d) ? 0 : x[from + (first ? n + round : n - grid.stride(d))];
                    double above = last && !grid.periodic(d) ? 0 : x[from + (last ? n - round : n + grid.stride(d))];
                    y[n] += l[up] * x[from + n] - r[up] * above - (l[face] * below - r[face] * x[from + n]);
                }
            }
            return y;
        }

        double amount(double[] x, int from, IntPredicate region) {
            double sum = 0;
            for (int n = 0; n < mass.length; n++) {
                sum += region.test(n) ? mass[n] * x[from + n] : 0;
            }
            return sum;
        }
    }

    private static void unit(double[] found, int column) {
        for (int n = 0; n < found.length; n++) {
            assertThat(found[n]).as("%d, %d", n, column).isEqualTo(n == column ? 1 : 0, within(ROUNDING));
        }
    }

    @ParameterizedTest
    @MethodSource("grids")
    void isTheInverse(Grid grid) {
        Numbers numbers = new Numbers(grid, false, n -> true);
        double[] inverse = numbers.inverse(0.3);
        for (int column = 0; column < grid.cells(); column++) {
            unit(numbers.applied(0.3, inverse, column * grid.cells()), column);
        }
    }

    @Test
    void followsAnotherFactorOfTheMasses() {
        Numbers numbers = new Numbers(Grid.of(9, 7), true, n -> n % 5 != 0);
        RedBlackInverse inverse = new RedBlackInverse(numbers.grid);
        inverse.take(numbers.mass, numbers.left, numbers.right);
        inverse.with(4);
        assertThat(inverse.with(0.1)).isEqualTo(numbers.inverse(0.1));
    }

    /// Every source of a closed region, less the one in the first cell, gives a field whose balances hold, and no amount.
    @ParameterizedTest
    @MethodSource("grids")
    void aClosedRegionKeepsItsAmount(Grid grid) {
        Numbers numbers = new Numbers(grid, false, n -> true);
        double[] inverse = numbers.inverse(0);
        int size = grid.cells();
        double[] difference = new double[size];
        for (int column = 1; column < size; column++) {
            for (int n = 0; n < size; n++) {
                difference[n] = inverse[column * size + n] - inverse[n];
            }
            assertThat(numbers.amount(inverse, column * size, n -> true)).isEqualTo(0, within(ROUNDING));
            double[] found = numbers.applied(0, difference, 0);
            found[0]++;
            unit(found, column);
        }
    }

    /// Walls along every fourth row, the cells in them without any weight: regions know nothing of each other.
    @Test
    void regionsAndSolidsStandAlone() {
        Grid grid = Grid.of(13, 15);
        IntPredicate open = n -> n / 13 % 4 != 3;
        Numbers numbers = new Numbers(grid, false, open);
        double[] inverse = numbers.inverse(0);
        int size = grid.cells();
        for (int column = 0; column < size; column++) {
            int band = column / 13 / 4;
            IntPredicate here = n -> open.test(n) && n / 13 / 4 == band;
            for (int n = 0; n < size; n++) {
                if (!open.test(column) || !here.test(n)) {
                    assertThat(inverse[column * size + n]).isZero();
                }
            }
            assertThat(numbers.amount(inverse, column * size, here)).isEqualTo(0, within(ROUNDING));
        }
    }

    /// A drift over 50 units, towards the first or the last cells: null vectors that span 21 powers of ten neither blow
    /// up nor add an amount.
    @ParameterizedTest
    @ValueSource(doubles = {-50, 50})
    void driftOverManyPowersOfTen(double span) {
        Grid grid = Grid.of(16, 16);
        Numbers numbers = new Numbers(grid, false, n -> true);
        double ratio = Math.exp(span / 15);
        for (int face = 0; face < numbers.left[0].length; face++) {
            numbers.right[0][face] = numbers.left[0][face] * ratio;
        }
        double[] inverse = numbers.inverse(0);
        int size = grid.cells();
        int[] free = IntStream.range(0, size)
                .filter(column -> IntStream.range(0, size).allMatch(n -> inverse[column * size + n] == 0))
                .toArray();
        assertThat(free).hasSize(1);
        for (int column = 0; column < size; column++) {
            for (int n = 0; n < size; n++) {
                // a unit source is at home within some cells: no value is far beyond one over a weight
                assertThat(inverse[column * size + n]).isBetween(-100.0, 100.0);
            }
            assertThat(numbers.amount(inverse, column * size, n -> true)).isEqualTo(0, within(ROUNDING));
            double[] found = numbers.applied(0, inverse, column * size);
            found[free[0]]++;
            found[column]--;
            assertThat(Arrays.stream(found).map(Math::abs).max().orElseThrow()).isLessThan(ROUNDING);
        }
    }
}
