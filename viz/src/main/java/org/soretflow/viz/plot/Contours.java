package org.soretflow.viz.plot;

import java.awt.geom.Path2D;

/// Lines of equal value through a grid of numbers, by marching squares.
///
/// A square between four grid points is split along its middle where that is ambiguous; squares with a NaN have no
/// line.
final class Contours {

    private Contours() {}

    /// Lines in units of the grid: the point in the middle of the first row and column is at (0.5, 0.5).
    static Path2D at(double level, double[][] values) {
        Path2D lines = new Path2D.Double();
        for (int row = 0; row + 1 < values.length; row++) {
            for (int column = 0; column + 1 < values[row].length; column++) {
                square(lines, level, values, row, column);
            }
        }
        return lines;
    }

    /// Walks around a square and joins the crossings of its sides two by two.
    private static void square(Path2D lines, double level, double[][] values, int row, int column) {
        double[] corner = {
            values[row][column], values[row][column + 1], values[row + 1][column + 1], values[row + 1][column]
        };
        double[] x = {column, column + 1, column + 1, column};
        double[] y = {row, row, row + 1, row + 1};
        double[] crossings = new double[8];
        int count = 0;
        for (int side = 0; side < 4; side++) {
            double from = corner[side];
            double to = corner[(side + 1) % 4];
            if (Double.isNaN(from)) {
                return;
            }
            if ((from < level) != (to < level)) {
                double share = (level - from) / (to - from);
                crossings[2 * count] = x[side] + share * (x[(side + 1) % 4] - x[side]) + 0.5;
                crossings[2 * count + 1] = y[side] + share * (y[(side + 1) % 4] - y[side]) + 0.5;
                count++;
            }
        }
        for (int line = 0; line + 1 < count; line += 2) {
            lines.moveTo(crossings[2 * line], crossings[2 * line + 1]);
            lines.lineTo(crossings[2 * line + 2], crossings[2 * line + 3]);
        }
    }
}
