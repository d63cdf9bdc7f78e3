package org.soretflow.linear;

import java.util.Arrays;

/// Entries of a sparse matrix, in any order.
final class Triplets {

    private int[] rows = new int[1024];
    private int[] columns = new int[1024];
    private double[] values = new double[1024];
    private int count;

    void add(int row, int column, double value) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            columns = Arrays.copyOf(columns, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        rows[count] = row;
        columns[count] = column;
        values[count++] = value;
    }

    int count() {
        return count;
    }

    int[] rows() {
        return rows;
    }

    int[] columns() {
        return columns;
    }

    double[] values() {
        return values;
    }
}
