package org.soretflow.backend.cpu;

import static org.soretflow.backend.cpu.StaggeredRows.NONE;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Momentum;
import org.soretflow.mesh.Direction;

/// Viscous forces between staggered control volumes on the CPU.
///
/// A face of a control volume across its component lies half beside the left and half beside the right cell; each half
/// conducts for itself, through the cells below and above it in series, so that solids close just their half.
final class CpuViscosity extends ViscousFaces {

    private CpuViscosity(FlowGrid grid, int component, Direction direction, double[] viscosity) {
        super(grid, component, direction, viscosity);
    }

    private static int at(Direction d, int i, int j, int k) {
        return d == Direction.X ? i : d == Direction.Y ? j : k;
    }

    /// Index of the cell along the component at a shift from a place, around the period where there is one.
    private int along(int i, int j, int k, int shift) {
        return Math.floorMod(at(component, i, j, k) + shift, cells.count(component));
    }

    /// Area of one half of a control volume's face normal to the direction, below (0) or above (1) a place.
    private double halfArea(int i, int j, int k, int shift, int side) {
        double area = 0.5 * widths[component.ordinal()][along(i, j, k, shift)];
        for (Direction d : Direction.values()) {
            if (d != component && d != direction) {
                area *= widths[d.ordinal()][at(d, i, j, k)];
            }
        }
        return area * radii[direction == Direction.X ? i + side : i];
    }

    /// Offset to the cell below in the direction, around the period.
    private int below(int place) {
        int stride = cells.stride(direction);
        return place > 0 ? -stride : (cells.count(direction) - 1) * stride;
    }

    /// Area normal to the component through the middle of the cell at a place along it.
    private double areaAlong(int i, int j, int k, int place) {
        return switch (component) {
            case X -> widths[1][j] * widths[2][k] * Momentum.radialArea(radii[place], radii[place + 1]);
            case Y -> widths[0][i] * widths[2][k] * (0.5 * (radii[i] + radii[i + 1]));
            case Z -> widths[0][i] * widths[1][j];
        };
    }

    static void addHoop(Threads threads, FlowGrid grid, double[] viscosity, double[] diagonal) {
        CpuViscosity v = new CpuViscosity(grid, 0, Direction.X, viscosity);
        StaggeredRows.each(threads, v.cells, v.component, (i, j, k, left, right) ->
                diagonal[i + v.places.nx() * (j + v.places.ny() * k)] += v.hoop(i, j, k, left, right));
    }

    /// Resistance of the hoop of a place, whose control volume ends at the boundary where a cell is missing.
    private double hoop(int i, int j, int k, int left, int right) {
        double area = widths[1][j] * widths[2][k] * radii[i];
        int before = i > 0 ? i - 1 : cells.nx() - 1;
        double below = left == NONE ? radii[i] : 0.5 * (radii[before] + radii[before + 1]);
        double above = right == NONE ? radii[i] : 0.5 * (radii[i] + radii[i + 1]);
        double mean = 0.5 * (viscosity[left == NONE ? right : left] + viscosity[right == NONE ? left : right]);
        return Momentum.hoop(mean, area, below, above);
    }

    static void addFriction(
            Threads threads, FlowGrid grid, int component, Direction direction, double[] viscosity, double[] diagonal) {
        CpuViscosity v = new CpuViscosity(grid, component, direction, viscosity);
        StaggeredRows.each(threads, v.cells, v.component, (i, j, k, left, right) -> {
            int place = i + v.places.nx() * (j + v.places.ny() * k);
            diagonal[place] += v.friction(i, j, k, left, -1) + v.friction(i, j, k, right, 0);
        });
    }

    /// Friction of the half of a control volume that lies in one fluid cell on solid cells below and above it.
    private double friction(int i, int j, int k, int cell, int shift) {
        if (cell == NONE || !(viscosity[cell] > 0)) {
            return 0;
        }
        int place = at(direction, i, j, k);
        int count = cells.count(direction);
        int stride = cells.stride(direction);
        boolean periodic = cells.periodic(direction);
        int below = 0;
        int above = 0;
        if (place > 0 || periodic) {
            below = viscosity[cell + below(place)] > 0 ? 0 : 1;
        }
        if (place < count - 1 || periodic) {
            int next = place < count - 1 ? stride : -(count - 1) * stride;
            above = viscosity[cell + next] > 0 ? 0 : 1;
        }
        double distance = 0.5 * widths[direction.ordinal()][place];
        return below * Diffusion.wallConductance(viscosity[cell], distance, 0, halfArea(i, j, k, shift, 0))
                + above * Diffusion.wallConductance(viscosity[cell], distance, 0, halfArea(i, j, k, shift, 1));
    }

    static void addTransposedStress(
            Threads threads, FlowGrid grid, int component, double[] viscosity, Buffer[] velocities, double factor,
            double[] force) {
        for (int d = 0; d < grid.components(); d++) {
            Direction direction = Direction.values()[d];
            CpuViscosity v = new CpuViscosity(grid, component, direction, viscosity);
            double[] u = CpuBuffer.of(velocities[d]);
            if (d == component) {
                v.addNormalStress(threads, u, factor, force);
            } else {
                v.addShear(threads, grid.faces()[d], u, factor, force);
            }
        }
    }

    /// `μ ∂u/∂x` through the cell centres on both sides of a place, and what hoops add to it; nothing where the given
    /// pressure is all that acts.
    private void addNormalStress(Threads threads, double[] u, double factor, double[] force) {
        double[] w = widths[component.ordinal()];
        int count = cells.count(component);
        int stride = places.stride(component);
        boolean periodic = cells.periodic(component);
        StaggeredRows.each(threads, cells, component, (i, j, k, left, right) -> {
            if (left == NONE || right == NONE) {
                return;
            }
            int m = at(component, i, j, k);
            int place = i + places.nx() * (j + places.ny() * k);
            int before = m > 0 ? m - 1 : count - 1;
            int next = periodic && m == count - 1 ? place - m * stride : place + stride;
            int last = periodic && m == 0 ? place + (count - 1) * stride : place - stride;
            double above = viscosity[right] * areaAlong(i, j, k, m) * (u[next] - u[place]) / w[m];
            double below = viscosity[left] * areaAlong(i, j, k, before) * (u[place] - u[last]) / w[before];
            double hoop = component == Direction.X ? hoop(i, j, k, left, right) * u[place] : 0;
            force[place] += factor * (above - below - hoop);
        });
    }

    /// `μ ∂v/∂x` through the faces across the component, below and above a place. On the boundary it is that of the
    /// velocities there, so that a developed flow passes an open side unchanged.
    private void addShear(Threads threads, Grid across, double[] v, double factor, double[] force) {
        int end = cells.nx() - 1;
        StaggeredRows.run(threads, cells, component, (from, to, j, k, left, right) -> {
            if (left == NONE || right == NONE) {
                return;
            }
            if (direction == Direction.X && end > 0) {
                // the ends of the row have their neighbours elsewhere
                addShear(across, v, factor, force, 0, 1, j, k, left, right);
                addShear(across, v, factor, force, 1, end, j, k, left, right);
                addShear(across, v, factor, force, end, end + 1, j, k, left, right);
            } else {
                addShear(across, v, factor, force, from, to, j, k, left, right);
            }
        });
    }

    /// Places of a row whose neighbours all lie at the same distances in memory.
    private void addShear(
            Grid across, double[] v, double factor, double[] force, int from, int to, int j, int k, int left, int right) {
        Direction third = Direction.values()[3 - component.ordinal() - direction.ordinal()];
        double[] widthsAlong = widths[component.ordinal()];
        double[] widthsBeside = widths[third.ordinal()];
        int stepAlong = component == Direction.X ? 1 : 0;
        int stepBeside = third == Direction.X ? 1 : 0;
        int before = along(from, j, k, -1) - stepAlong * from;
        int after = along(from, j, k, 0) - stepAlong * from;
        int beside = at(third, from, j, k) - stepBeside * from;
        int place = places.nx() * (j + places.ny() * k);
        Edge below = new Edge(across, from, j, k, 0);
        Edge above = new Edge(across, from, j, k, 1);
        for (int i = from; i < to; i++) {
            double widthBefore = widthsAlong[before + stepAlong * i];
            double widthAfter = widthsAlong[after + stepAlong * i];
            double width = widthsBeside[beside + stepBeside * i];
            double distance = 0.5 * (widthBefore + widthAfter);
            double sum = 0;
            sum += -below.stiffness(i, left + i, right + i, 0.5 * widthBefore * width, 0.5 * widthAfter * width)
                    * below.difference(v, i) / distance;
            sum += above.stiffness(i, left + i, right + i, 0.5 * widthBefore * width, 0.5 * widthAfter * width)
                    * above.difference(v, i) / distance;
            force[place + i] += factor * sum;
        }
    }

    /// What lies around the edges below (side 0) or above (side 1) the places of a stretch of a row.
    private final class Edge {
        private final boolean onBoundary;
        private final double[] w = widths[direction.ordinal()];
        private final int step = direction == Direction.X ? 1 : 0;
        private final int radius;
        /// Cells below and above an edge, from the cell beside its place.
        private final int lower;
        private final int upper;
        /// Widths of these cells, and velocities on both sides of an edge along the component, from the index along x.
        private final int lowerWidth;
        private final int upperWidth;
        private final int before;
        private final int after;

        Edge(Grid across, int from, int j, int k, int side) {
            int q = at(direction, from, j, k);
            int count = cells.count(direction);
            boolean periodic = cells.periodic(direction);
            int m = periodic ? Math.floorMod(q + side, count) : q + side;
            onBoundary = !periodic && (m == 0 || m == count);
            int above = Math.floorMod(m, count);
            int below = Math.floorMod(m - 1, count);
            lower = (below - q) * cells.stride(direction);
            upper = (above - q) * cells.stride(direction);
            lowerWidth = below - step * from;
            upperWidth = above - step * from;
            radius = step * side;
            before = placeOf(across, from, j, k, -1, m) - from;
            after = placeOf(across, from, j, k, 0, m) - from;
        }

        /// Viscosity times the areas of the halves of the face, over the share of the spacing in each cell.
        ///
        /// @param left cell before the place along the component, `right` the one after it
        /// @param halfBefore areas of the halves without the factor of rings, `halfAfter` the other's
        double stiffness(int i, int left, int right, double halfBefore, double halfAfter) {
            double areaBefore = halfBefore * radii[i + radius];
            double areaAfter = halfAfter * radii[i + radius];
            if (onBoundary) {
                return viscosity[left] * areaBefore + viscosity[right] * areaAfter;
            }
            double below = w[lowerWidth + step * i];
            double above = w[upperWidth + step * i];
            double spacing = 0.5 * (above + below);
            return spacing * (Diffusion.conductance(
                            viscosity[left + lower], 0.5 * below, viscosity[left + upper], 0.5 * above, areaBefore)
                    + Diffusion.conductance(
                            viscosity[right + lower], 0.5 * below, viscosity[right + upper], 0.5 * above, areaAfter));
        }

        double difference(double[] v, int i) {
            return v[after + i] - v[before + i];
        }
    }

    /// Number of the place of the other component beside a corner: at a shift along this component, at m along its own.
    private int placeOf(Grid across, int i, int j, int k, int shift, int m) {
        int[] place = {i, j, k};
        place[component.ordinal()] = along(i, j, k, shift);
        place[direction.ordinal()] = m;
        return place[0] + across.nx() * (place[1] + across.ny() * place[2]);
    }
}
