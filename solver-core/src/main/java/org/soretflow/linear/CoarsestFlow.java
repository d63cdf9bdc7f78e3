package org.soretflow.linear;

import java.util.Arrays;
import org.soretflow.backend.Buffer;

/// The coarsest level of [FlowMultigrid], solved by a dense inverse that is probed column by column.
///
/// Unknowns without an equation (given velocities, solids) and one pressure of an enclosed flow get zero.
final class CoarsestFlow {

    /// A pivot this small beside the largest entry of its row marks an unknown that is free.
    private static final double SINGULAR = 1e-10;

    private final int[] starts;
    private final int size;
    private final double[] inverse;
    private final double[] b;
    private final double[] x;

    /// @param operator the coupled operator of the level
    /// @param from work vector; modified
    /// @param into work vector; modified
    CoarsestFlow(BlockOperator operator, Buffer[] from, Buffer[] into, FlowOperator flow) {
        starts = new int[from.length + 1];
        for (int block = 0; block < from.length; block++) {
            starts[block + 1] = starts[block] + from[block].size();
        }
        size = starts[from.length];
        b = new double[size];
        x = new double[size];
        inverse = invert(probe(operator, from, into, flow));
    }

    private double[][] probe(BlockOperator operator, Buffer[] from, Buffer[] into, FlowOperator flow) {
        double[][] matrix = new double[size][size];
        for (int column = 0; column < size; column++) {
            int block = blockOf(column);
            boolean given = block < flow.grid().components() && flow.isFixed(block, column - starts[block]);
            if (given) {
                continue;
            }
            Arrays.fill(b, 0);
            b[column] = 1;
            upload(b, from);
            operator.apply(from, into);
            download(into, x);
            for (int row = 0; row < size; row++) {
                matrix[row][column] = x[row];
            }
        }
        return matrix;
    }

    private int blockOf(int unknown) {
        int block = 0;
        while (unknown >= starts[block + 1]) {
            block++;
        }
        return block;
    }

    private void upload(double[] values, Buffer[] into) {
        for (int block = 0; block < into.length; block++) {
            double[] part = new double[into[block].size()];
            System.arraycopy(values, starts[block], part, 0, part.length);
            into[block].upload(part);
        }
    }

    private void download(Buffer[] from, double[] values) {
        for (int block = 0; block < from.length; block++) {
            double[] part = new double[from[block].size()];
            from[block].download(part);
            System.arraycopy(part, 0, values, starts[block], part.length);
        }
    }

    /// Gauss–Jordan elimination with row exchange on rows scaled to one; columns without a pivot are left out.
    private double[] invert(double[][] a) {
        int n = size;
        double[][] r = new double[n][n];
        for (int row = 0; row < n; row++) {
            double largest = 0;
            for (double value : a[row]) {
                largest = Math.max(largest, Math.abs(value));
            }
            double scale = largest > 0 ? 1 / largest : 0;
            for (int column = 0; column < n; column++) {
                a[row][column] *= scale;
            }
            r[row][row] = scale;
        }
        double[] columnScale = new double[n];
        for (int column = 0; column < n; column++) {
            double largest = 0;
            for (int row = 0; row < n; row++) {
                largest = Math.max(largest, Math.abs(a[row][column]));
            }
            columnScale[column] = largest > 0 ? 1 / largest : 0;
            for (int row = 0; row < n; row++) {
                a[row][column] *= columnScale[column];
            }
        }
        int[] rowOf = new int[n];
        boolean[] used = new boolean[n];
        Arrays.fill(rowOf, -1);
        for (int column = 0; column < n; column++) {
            int best = -1;
            for (int row = 0; row < n; row++) {
                if (!used[row] && (best < 0 || Math.abs(a[row][column]) > Math.abs(a[best][column]))) {
                    best = row;
                }
            }
            if (best < 0 || Math.abs(a[best][column]) < SINGULAR) {
                continue;
            }
            used[best] = true;
            rowOf[column] = best;
            double pivot = a[best][column];
            for (int m = 0; m < n; m++) {
                a[best][m] /= pivot;
                r[best][m] /= pivot;
            }
            for (int row = 0; row < n; row++) {
                double factor = a[row][column];
                if (row != best && factor != 0) {
                    double[] to = a[row];
                    double[] from = a[best];
                    double[] toRight = r[row];
                    double[] fromRight = r[best];
                    for (int m = 0; m < n; m++) {
                        to[m] -= factor * from[m];
                        toRight[m] -= factor * fromRight[m];
                    }
                }
            }
        }
        double[] result = new double[n * n];
        for (int column = 0; column < n; column++) {
            if (rowOf[column] >= 0) {
                for (int m = 0; m < n; m++) {
                    result[column * n + m] = columnScale[column] * r[rowOf[column]][m];
                }
            }
        }
        return result;
    }

    void solve(Buffer[] source, Buffer[] target) {
        download(source, b);
        for (int row = 0; row < size; row++) {
            double sum = 0;
            for (int column = 0; column < size; column++) {
                sum += inverse[row * size + column] * b[column];
            }
            x[row] = sum;
        }
        upload(x, target);
    }
}
