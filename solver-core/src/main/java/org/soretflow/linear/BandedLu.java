package org.soretflow.linear;

import java.util.Arrays;

/// A band matrix factorised with exchange of rows.
///
/// Rows and columns are scaled to a largest entry of one first. Unknowns without a pivot (nothing determines them) get zero.
/// Source: Golub and Van Loan, Matrix Computations, ch. 4.3.5.
final class BandedLu {

    /// A pivot this small beside the scaled entries determines nothing.
    private static final double SINGULAR = 1e-11;

    private final int size;
    private final int lower;
    private final int width;
    /// Row r holds columns r − lower … r + 2·lower.
    private final double[] band;
    private final double[] factors;
    private final int[] exchanged;
    private final double[] rowScale;
    private final double[] columnScale;

    /// @param lower reach of the band below and above the diagonal
    BandedLu(int size, int lower) {
        this.size = size;
        this.lower = lower;
        width = 3 * lower + 1;
        band = new double[size * width];
        factors = new double[size * lower];
        exchanged = new int[size];
        rowScale = new double[size];
        columnScale = new double[size];
    }

    int reach() {
        return lower;
    }

    /// Makes all entries zero, for another matrix of the same shape.
    void clear() {
        Arrays.fill(band, 0);
        Arrays.fill(factors, 0);
        Arrays.fill(columnScale, 0);
    }

    private int at(int row, int column) {
        return row * width + column - row + lower;
    }

    void set(int row, int column, double value) {
        band[at(row, column)] = value;
    }

    private int last(int row, int reach) {
        return Math.min(size - 1, row + reach);
    }

    private void equilibrate() {
        for (int row = 0; row < size; row++) {
            double largest = 0;
            for (int column = Math.max(0, row - lower); column <= last(row, lower); column++) {
                largest = Math.max(largest, Math.abs(band[at(row, column)]));
            }
            rowScale[row] = largest > 0 ? 1 / largest : 0;
            for (int column = Math.max(0, row - lower); column <= last(row, lower); column++) {
                double value = Math.abs(band[at(row, column)] *= rowScale[row]);
                columnScale[column] = Math.max(columnScale[column], value);
            }
        }
        for (int column = 0; column < size; column++) {
            columnScale[column] = columnScale[column] > 0 ? 1 / columnScale[column] : 0;
        }
        for (int row = 0; row < size; row++) {
            for (int column = Math.max(0, row - lower); column <= last(row, lower); column++) {
                band[at(row, column)] *= columnScale[column];
            }
        }
    }

    /// Factorises what was set.
    void factorise() {
        equilibrate();
        for (int p = 0; p < size; p++) {
            int best = p;
            int lastRow = last(p, lower);
            for (int row = p + 1; row <= lastRow; row++) {
                if (Math.abs(band[at(row, p)]) > Math.abs(band[at(best, p)])) {
                    best = row;
                }
            }
            exchanged[p] = best;
            int lastColumn = last(p, 2 * lower);
            if (best != p) {
                for (int column = p; column <= lastColumn; column++) {
                    double value = band[at(p, column)];
                    band[at(p, column)] = band[at(best, column)];
                    band[at(best, column)] = value;
                }
            }
            double pivot = band[at(p, p)];
            if (Math.abs(pivot) < SINGULAR) {
                band[at(p, p)] = 0;
                continue;
            }
            for (int row = p + 1; row <= lastRow; row++) {
                double factor = band[at(row, p)] / pivot;
                factors[p * lower + row - p - 1] = factor;
                if (factor != 0) {
                    int to = at(row, p);
                    int from = at(p, p);
                    for (int m = 1; m <= lastColumn - p; m++) {
                        band[to + m] -= factor * band[from + m];
                    }
                }
            }
        }
    }

    /// Solves.
    ///
    /// @param x right-hand side; becomes the solution
    void solve(double[] x) {
        for (int row = 0; row < size; row++) {
            x[row] *= rowScale[row];
        }
        for (int p = 0; p < size; p++) {
            double value = x[exchanged[p]];
            x[exchanged[p]] = x[p];
            x[p] = value;
            for (int row = p + 1; row <= last(p, lower); row++) {
                x[row] -= factors[p * lower + row - p - 1] * value;
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            double pivot = band[at(row, row)];
            double sum = x[row];
            for (int column = row + 1; column <= last(row, 2 * lower); column++) {
                sum -= band[at(row, column)] * x[column];
            }
            x[row] = pivot == 0 ? 0 : sum / pivot;
        }
        for (int row = 0; row < size; row++) {
            x[row] *= columnScale[row];
        }
    }
}
