package org.soretflow.viz.render;

import java.util.List;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Point;
import org.soretflow.viz.plot.ColourMap;

/// What a renderer is to draw: numbers at the nodes of a rectilinear grid, and how to show them. The unit of length is
/// the longest side of the grid, which begins at the origin; flat directions may be stretched.
///
/// @param grid the grid and the numbers on it
/// @param look how the numbers are shown
/// @param frame from where, and how large
public record Scene(Grid grid, Look look, Frame frame) {

    /// Numbers on a grid. Nodes run with x fastest; arrays are not modified.
    ///
    /// @param x positions of the nodes along x; likewise `y` and `z`, which has one node in two dimensions
    /// @param hidden per cell, whether it is left out
    /// @param scalar the field that gives the colours, per node; NaN where all cells around are hidden
    /// @param vector three components per node: along the flow as it is drawn, as long as the speed [m/s]; may be empty
    /// @param turned whether it is a body about an upright axis: `x` are radii then, `y` heights and `z` angles [rad]
    public record Grid(double[] x, double[] y, double[] z, boolean[] hidden, double[] scalar, double[] vector,
            boolean turned) {

        /// Whether every cell is drawn.
        public boolean isWhole() {
            for (boolean cell : hidden) {
                if (cell) {
                    return false;
                }
            }
            return true;
        }

        /// The corner opposite to the origin.
        public Point far() {
            double radius = x[x.length - 1];
            return turned ? new Point(2 * radius, 2 * radius, y[y.length - 1])
                    : new Point(radius, y[y.length - 1], z[z.length - 1]);
        }
    }

    /// A plane across a direction.
    ///
    /// @param normal the direction
    /// @param position where it lies along it, in units of the scene
    public record Plane(Direction normal, double position) {}

    /// Which numbers of a volume are seen best.
    public enum Opaque { HIGH, LOW, ENDS }

    /// How numbers are shown.
    ///
    /// @param style kind of the picture
    /// @param colours colours of the numbers
    /// @param range numbers at the two ends of the colours
    /// @param levels numbers of lines or surfaces of equal value
    /// @param planes planes of a slice
    /// @param seeds points through which streamlines go, or at which arrows stand
    /// @param opaque which values of volumes and surfaces are seen best
    public record Look(Style style, ColourMap colours, Range range, List<Double> levels, List<Plane> planes,
            List<Point> seeds, Opaque opaque) {
        public Look {
            levels = List.copyOf(levels);
            planes = List.copyOf(planes);
            seeds = List.copyOf(seeds);
        }
    }

    /// Numbers at the ends of a colour bar, `low < high`.
    public record Range(double low, double high) {
        public Range {
            if (!(low < high) || Double.isInfinite(high - low)) {
                throw new IllegalArgumentException("a range of colours must grow, got " + low + " to " + high);
            }
        }
    }
}
