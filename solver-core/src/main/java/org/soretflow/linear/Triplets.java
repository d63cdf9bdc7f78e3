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

    /// Forgets all entries.
    void clear() {
        count = 0;
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

    /// Divides rows, then columns, by their largest entries.
    ///
    /// @param row the largest sizes in the rows, 0 without entries; modified
    /// @param column those in the columns after that; modified
    void scale(double[] row, double[] column) {
        Arrays.fill(row, 0);
        Arrays.fill(column, 0);
        for (int n = 0; n < count; n++) {
            row[rows[n]] = Math.max(row[rows[n]], Math.abs(values[n]));
        }
        for (int n = 0; n < count; n++) {
            values[n] /= row[rows[n]];
            column[columns[n]] = Math.max(column[columns[n]], Math.abs(values[n]));
        }
        for (int n = 0; n < count; n++) {
            values[n] /= column[columns[n]];
        }
    }

    /// Numbers of the entries by the first part that has their row or their column.
    ///
    /// @param partOf part of every unknown
    int[][] byPart(int[] partOf, int parts) {
        int[] counts = new int[parts];
        for (int n = 0; n < count; n++) {
            counts[Math.min(partOf[rows[n]], partOf[columns[n]])]++;
        }
        int[][] result = new int[parts][];
        for (int p = 0; p < parts; p++) {
            result[p] = new int[counts[p]];
        }
        for (int n = count - 1; n >= 0; n--) {
            int p = Math.min(partOf[rows[n]], partOf[columns[n]]);
            result[p][--counts[p]] = n;
        }
        return result;
    }
}
