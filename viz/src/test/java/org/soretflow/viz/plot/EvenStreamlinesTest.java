package org.soretflow.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Traced streamlines follow the flow, keep their distance and fill the field.
class EvenStreamlinesTest {

    private static final int SIZE = 200;
    private static final double DISTANCE = 16;

    /// A solid-body rotation about the middle, or a hole where it is nearer to the middle than `hole`.
    private static double[][][] rotation(double hole) {
        double[][] u = new double[SIZE][SIZE];
        double[][] v = new double[SIZE][SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double x = column + 0.5 - 0.5 * SIZE;
                double y = row + 0.5 - 0.5 * SIZE;
                boolean outside = Math.hypot(x, y) < hole;
                u[row][column] = outside ? Double.NaN : -y;
                v[row][column] = outside ? Double.NaN : x;
            }
        }
        return new double[][][] {u, v};
    }

    private static double radius(Point2D point) {
        return point.distance(0.5 * SIZE, 0.5 * SIZE);
    }

    /// The midpoint rule turns by a step h on a circle of radius r with an error of the radius of h⁴/(8r³) a step.
    @Test
    void linesOfARotationAreCircles() {
        double[][][] flow = rotation(0);
        List<List<Point2D>> lines = EvenStreamlines.through(flow[0], flow[1], DISTANCE);
        assertThat(lines).hasSizeBetween(5, 20);
        for (List<Point2D> line : lines) {
            double first = radius(line.getFirst());
            double drift = line.size() / (8 * Math.pow(Math.max(3, first), 3)) + 1e-9;
            assertThat(line).allSatisfy(point -> assertThat(Math.abs(radius(point) - first)).isLessThan(drift + 0.02));
        }
    }

    @Test
    void linesKeepTheirDistanceAndFillTheField() {
        double[][][] flow = rotation(30);
        List<List<Point2D>> lines = EvenStreamlines.through(flow[0], flow[1], DISTANCE);
        for (int a = 0; a < lines.size(); a++) {
            for (int b = 0; b < a; b++) {
                for (Point2D point : lines.get(a)) {
                    assertThat(lines.get(b).stream().mapToDouble(point::distance).min().orElseThrow())
                            .isGreaterThanOrEqualTo(0.49 * DISTANCE);
                }
            }
        }
        for (double r = 40; r < 90; r += 5) {
            Point2D place = new Point2D.Double(0.5 * SIZE + r, 0.5 * SIZE);
            assertThat(lines.stream().flatMap(List::stream).mapToDouble(place::distance).min().orElseThrow())
                    .isLessThan(1.5 * DISTANCE);
        }
        assertThat(lines.stream().flatMap(List::stream)).allSatisfy(
                point -> assertThat(radius(point)).isGreaterThan(29));
    }

    @Test
    void nothingMovesNowhere() {
        assertThat(EvenStreamlines.through(new double[SIZE][SIZE], new double[SIZE][SIZE], DISTANCE)).isEmpty();
    }
}
