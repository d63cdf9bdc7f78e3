package org.soretflow.backend.cpu;

import java.util.Arrays;

/// Product of a dense matrix and a vector; see [org.soretflow.backend.StencilKernels#multiplyDense].
final class DenseProduct {

    private static final int COLUMNS = 4;

    private DenseProduct() {}

    /// @param matrix by columns
    /// @param x modified
    static void multiply(double[] matrix, double[] b, double[] x) {
        int size = x.length;
        int full = size - size % COLUMNS;
        Arrays.fill(x, 0);
        for (int column = 0; column < full; column += COLUMNS) {
            addFour(matrix, column * size, b, column, x);
        }
        for (int column = full; column < size; column++) {
            addOne(matrix, column * size, b[column], x);
        }
    }

    private static void addFour(double[] matrix, int start, double[] b, int column, double[] x) {
        int size = x.length;
        int second = start + size;
        int third = second + size;
        int fourth = third + size;
        double b0 = b[column];
        double b1 = b[column + 1];
        double b2 = b[column + 2];
        double b3 = b[column + 3];
        for (int row = 0; row < size; row++) {
            x[row] += (matrix[start + row] * b0 + matrix[second + row] * b1)
                    + (matrix[third + row] * b2 + matrix[fourth + row] * b3);
        }
    }

    private static void addOne(double[] matrix, int start, double value, double[] x) {
        for (int row = 0; row < x.length; row++) {
            x[row] += matrix[start + row] * value;
        }
    }
}
