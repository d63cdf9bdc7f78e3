package org.soretflow.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.soretflow.backend.ContractBlock.on;
import static org.soretflow.backend.ContractBlock.poisoned;
import static org.soretflow.backend.KernelCases.sameBits;

import java.util.Arrays;
import java.util.Map;

/// The cases of vectors, sums and dense products.
final class VectorCases {

    private VectorCases() {}

    static void addTo(Map<String, KernelCases.Case> cases) {
        cases.put("fill", VectorCases::fill);
        cases.put("copy", VectorCases::copy);
        cases.put("copyPart", VectorCases::copyPart);
        cases.put("combine", VectorCases::combine);
        cases.put("triad", VectorCases::triad);
        cases.put("multiply", VectorCases::multiply);
        cases.put("dot", VectorCases::dot);
        cases.put("maximum", VectorCases::maximum);
        cases.put("minimum", VectorCases::minimum);
        cases.put("quotient", VectorCases::quotient);
        cases.put("product", VectorCases::product);
        cases.put("weightedSum", VectorCases::weightedSum);
        cases.put("root", VectorCases::root);
        cases.put("clamp", VectorCases::clamp);
        cases.put("multiplyDense", VectorCases::multiplyDense);
        cases.put("multiplyRuns", VectorCases::multiplyRuns);
    }

    private static void fill(Backend backend, Kernels kernels, ContractBlock block) {
        double[] expected = new double[block.grid.cells()];
        Arrays.fill(expected, 0.1);
        Buffer x = poisoned(backend, expected.length);
        kernels.fill(x, 0.1);
        sameBits(x, expected, block);
    }

    private static void copy(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        Buffer y = poisoned(backend, x.length);
        kernels.copy(on(backend, x), y);
        sameBits(y, x, block);
    }

    private static void copyPart(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells() + 3, -1, 1);
        double[] y = block.values(x.length + 2, -1, 1);
        Buffer target = on(backend, y);
        kernels.copyPart(on(backend, x), 2, target, 4, x.length - 3);
        System.arraycopy(x, 2, y, 4, x.length - 3);
        sameBits(target, y, block);
    }

    private static void combine(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        double[] y = block.values(x.length, -1, 1);
        Buffer target = on(backend, y);
        kernels.combine(backend.parameter(0.3), on(backend, x), backend.parameter(-1.7), target);
        double[] expected = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            expected[n] = 0.3 * x[n] + -1.7 * y[n];
        }
        sameBits(target, expected, block);
    }

    private static void triad(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        double[] y = block.values(x.length, -1, 1);
        double[] expected = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            expected[n] = x[n] + 0.3 * y[n];
        }
        Buffer target = poisoned(backend, x.length);
        kernels.triad(on(backend, x), backend.parameter(0.3), on(backend, y), target);
        sameBits(target, expected, block);
    }

    private static void multiply(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        double[] y = block.values(x.length, -1, 1);
        double[] expected = new double[x.length];
        for (int n = 0; n < x.length; n++) {
            expected[n] = x[n] * y[n];
        }
        Buffer z = poisoned(backend, x.length);
        kernels.multiply(on(backend, x), on(backend, y), z);
        sameBits(z, expected, block);
        Buffer inPlace = on(backend, x);
        kernels.multiply(inPlace, on(backend, y), inPlace);
        sameBits(inPlace, expected, block);
    }

    private static void dot(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        double[] y = block.values(x.length, -1, 1);
        double[] sums = new double[(x.length + 1023) / 1024];
        for (int block1 = 0; block1 < sums.length; block1++) {
            double[] lanes = new double[8];
            int from = 1024 * block1;
            int count = Math.min(1024, x.length - from);
            int whole = count - count % 8;
            for (int n = 0; n < whole; n++) {
                lanes[n % 8] += x[from + n] * y[from + n];
            }
            double rest = 0;
            for (int n = whole; n < count; n++) {
                rest += x[from + n] * y[from + n];
            }
            double[] pairs = {lanes[0] + lanes[1], lanes[2] + lanes[3], lanes[4] + lanes[5], lanes[6] + lanes[7]};
            sums[block1] = pairs[0] + pairs[1] + (pairs[2] + pairs[3]) + rest;
        }
        int count = sums.length;
        for (int distance = 1; distance < count; distance *= 2) {
            for (int n = 0; n + distance < count; n += 2 * distance) {
                sums[n] += sums[n + distance];
            }
        }
        Parameter result = backend.parameter(Double.NaN);
        kernels.dot(on(backend, x), on(backend, y), result);
        assertThat(result.get()).as("dot product of %s", block).isEqualTo(sums[0]);
    }

    private static void maximum(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 1);
        double most = 0;
        for (double value : x) {
            most = Math.max(most, Math.abs(value));
        }
        Parameter result = backend.parameter(Double.NaN);
        kernels.maximum(on(backend, x), result);
        assertThat(result.get()).as("maximum of %s", block).isEqualTo(most);
        x[x.length - 1] = Double.NaN;
        kernels.maximum(on(backend, x), result);
        assertThat(result.get()).as("maximum with NaN of %s", block).isNaN();
    }

    private static void minimum(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), 1, 2);
        double least = Double.POSITIVE_INFINITY;
        for (double value : x) {
            least = Math.min(least, value);
        }
        Parameter result = backend.parameter(Double.NaN);
        kernels.minimum(on(backend, x), result);
        assertThat(result.get()).as("minimum of %s", block).isEqualTo(least);
        x[0] = Double.NaN;
        kernels.minimum(on(backend, x), result);
        assertThat(result.get()).as("minimum with NaN of %s", block).isNaN();
    }

    private static void quotient(Backend backend, Kernels kernels, ContractBlock block) {
        double[] numbers = block.values(2, 0.5, 2);
        Parameter[] row = row(backend, numbers);
        kernels.quotient(-1.5, row[0], row[1], 0, row[2]);
        assertThat(row[2].get()).as("quotient").isEqualTo(-1.5 * numbers[0] / numbers[1]);
        kernels.quotient(1, row[0], row[1], 5, row[2]);
        assertThat(row[2].get()).as("quotient by what is too small").isZero();
        assertThat(row[0].get()).isEqualTo(numbers[0]);
    }

    private static void product(Backend backend, Kernels kernels, ContractBlock block) {
        double[] numbers = block.values(2, 0.5, 2);
        Parameter[] row = row(backend, numbers);
        kernels.product(-1.5, row[0], row[1], row[2]);
        assertThat(row[2].get()).as("product").isEqualTo(-1.5 * numbers[0] * numbers[1]);
    }

    private static void weightedSum(Backend backend, Kernels kernels, ContractBlock block) {
        double[] numbers = block.values(2, 0.5, 2);
        Parameter[] row = row(backend, numbers);
        kernels.weightedSum(0.3, row[0], -1.7, row[1], row[2]);
        assertThat(row[2].get()).as("weighted sum").isEqualTo(0.3 * numbers[0] + -1.7 * numbers[1]);
    }

    private static void root(Backend backend, Kernels kernels, ContractBlock block) {
        double[] numbers = block.values(2, 0.5, 2);
        Parameter[] row = row(backend, numbers);
        kernels.root(row[0], row[2]);
        assertThat(row[2].get()).as("root").isEqualTo(Math.sqrt(numbers[0]));
    }

    /// Two numbers and a place for a third, side by side.
    private static Parameter[] row(Backend backend, double[] numbers) {
        Parameter[] row = backend.parameters(3);
        row[0].set(numbers[0]);
        row[1].set(numbers[1]);
        row[2].set(Double.NaN);
        return row;
    }

    private static void clamp(Backend backend, Kernels kernels, ContractBlock block) {
        double[] x = block.values(block.grid.cells(), -1, 2);
        x[0] = -0.5;
        Buffer values = on(backend, x);
        kernels.clamp(values, 0, 1);
        for (int n = 0; n < x.length; n++) {
            x[n] = x[n] < 0 ? 0 : x[n] > 1 ? 1 : x[n];
        }
        sameBits(values, x, block);
    }

    private static void multiplyDense(Backend backend, Kernels kernels, ContractBlock block) {
        int size = Math.min(block.grid.cells(), 120);
        double[] matrix = block.values(size * size, -1, 1);
        double[] b = block.values(size, -1, 1);
        double[] expected = new double[size];
        int left = size % 4;
        for (int row = 0; row < size; row++) {
            double[] terms = new double[size];
            for (int column = 0; column < size; column++) {
                terms[column] = matrix[row + size * column] * b[column];
            }
            for (int n = 0; n < size - left; n += 4) {
                expected[row] += (terms[n] + terms[n + 1]) + (terms[n + 2] + terms[n + 3]);
            }
            for (int n = size - left; n < size; n++) {
                expected[row] += terms[n];
            }
        }
        Buffer x = poisoned(backend, size);
        kernels.multiplyDense(on(backend, matrix), on(backend, b), x);
        sameBits(x, expected, block);
    }

    /// Two steps of which the second reads what the first has written; rows with runs of every length from none to ten.
    private static void multiplyRuns(Backend backend, Kernels kernels, ContractBlock block) {
        int size = Math.max(12, Math.min(block.grid.cells(), 60));
        double[] y = block.values(3 * size, -1, 1);
        double[] values = block.values(100 * size, -1, 1);
        double[] rows = new double[3 * (2 * size + 1)];
        double[] runs = new double[2 * 4 * size];
        int run = 0;
        int at = 0;
        double[] expected = y.clone();
        for (int row = 0; row < 2 * size; row++) {
            rows[3 * row] = size + row;
            rows[3 * row + 1] = run;
            rows[3 * row + 2] = at;
            double[] lanes = new double[4];
            for (int m = 0; m < row % 3; m++) {
                int length = (5 * row + 7 * m) % 11;
                int place = (row < size ? 0 : size) + (3 * row + 4 * m) % (size - length);
                runs[2 * run] = place;
                runs[2 * run++ + 1] = length;
                for (int n = 0; n < length; n++) {
                    lanes[n < length / 4 * 4 ? n % 4 : 0] += values[at++] * expected[place + n];
                }
            }
            expected[size + row] = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        }
        rows[6 * size + 1] = run;
        Buffer vector = on(backend, y);
        Buffer r = on(backend, rows);
        Buffer places = on(backend, runs);
        Buffer v = on(backend, values);
        kernels.multiplyRuns(r, places, v, 0, size, vector);
        kernels.multiplyRuns(r, places, v, size, size, vector);
        sameBits(vector, expected, block);
    }
}
