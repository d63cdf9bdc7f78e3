package org.soretflow.linear;

import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// Geometry of the control volumes of a velocity component along the sides of the domain.
///
/// @param grid the staggered grid
/// @param widths cell widths on the host [m]
/// @param radii those of [FlowGrid] on the host, null on Cartesian meshes
public record FlowSides(FlowGrid grid, double[][] widths, double[] radii) {

    /// Half of the face that a control volume has on a side along its component.
    @FunctionalInterface
    public interface Half {

        /// @param place number along the side of the component's grid
        /// @param face number along the side of the cells
        /// @param area of the half [m²]
        void at(int place, int face, double area);
    }

    /// A face normal to its component.
    @FunctionalInterface
    public interface Normal {

        /// @param face number along the side, the same for cells and places
        /// @param area [m²]
        void at(int face, double area);
    }

    /// First of the two directions along a side, in the order x, y, z.
    private static Direction first(Side side) {
        return side.direction() == Direction.X ? Direction.Y : Direction.X;
    }

    private static Direction second(Side side) {
        return side.direction() == Direction.Z ? Direction.Y : Direction.Z;
    }

    /// Places of a component along a side.
    public int places(Side side, int component) {
        Grid places = grid.faces()[component];
        return places.count(first(side)) * places.count(second(side));
    }

    /// Visits the halves of the faces that a component's control volumes have on a side; the component must lie along it.
    public void halves(Side side, int component, Half action) {
        Direction c = Direction.values()[component];
        Direction a = first(side);
        Direction b = second(side);
        Grid places = grid.faces()[component];
        Grid cells = grid.cells();
        int countA = places.count(a);
        int cellsA = cells.count(a);
        for (int q = 0; q < places.count(b); q++) {
            for (int p = 0; p < countA; p++) {
                for (int shift = -1; shift <= 0; shift++) {
                    int along = (c == a ? p : q) + shift;
                    int count = cells.count(c);
                    if (!cells.periodic(c) && (along < 0 || along >= count)) {
                        continue;
                    }
                    int column = Math.floorMod(along, count);
                    int atA = c == a ? column : p;
                    int atB = c == b ? column : q;
                    double area = 0.5 * widths[a.ordinal()][atA] * widths[b.ordinal()][atB];
                    if (radii != null) {
                        area *= side.direction() == Direction.X ? edge(side) : c == Direction.X ? radii[p] : ring(p);
                    }
                    action.at(p + countA * q, atA + cellsA * atB, area);
                }
            }
        }
    }

    /// Visits the faces of a side.
    public void normals(Side side, Normal action) {
        Direction a = first(side);
        Direction b = second(side);
        int countA = grid.cells().count(a);
        for (int q = 0; q < grid.cells().count(b); q++) {
            for (int p = 0; p < countA; p++) {
                double area = widths[a.ordinal()][p] * widths[b.ordinal()][q];
                if (radii != null) {
                    area *= side.direction() == Direction.X ? edge(side) : ring(p);
                }
                action.at(p + countA * q, area);
            }
        }
    }

    /// Radius of a side normal to x.
    private double edge(Side side) {
        return radii[side.isMax() ? radii.length - 1 : 0];
    }

    private double ring(int i) {
        return 0.5 * (radii[i] + radii[i + 1]);
    }

    /// Volume of a cell [m³].
    public double volume(int cell) {
        int nx = grid.cells().nx();
        int ny = grid.cells().ny();
        double box = widths[0][cell % nx] * widths[1][cell / nx % ny] * widths[2][cell / nx / ny];
        return radii == null ? box : box * ring(cell % nx);
    }

    /// Width of the cells along a side, normal to it [m].
    public double depth(Side side) {
        double[] w = widths[side.direction().ordinal()];
        return side.isMax() ? w[w.length - 1] : w[0];
    }
}
