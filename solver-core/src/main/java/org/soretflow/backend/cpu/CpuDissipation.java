package org.soretflow.backend.cpu;

import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.cell.Dissipation;
import org.soretflow.mesh.Direction;

/// Heat by friction in the cells of a staggered mesh on the CPU.
final class CpuDissipation {

    /// What is done in a cell.
    @FunctionalInterface
    private interface Cell {
        double at(int[] place, int cell);
    }

    private final FlowGrid grid;
    private final Grid cells;
    private final double[][] widths;
    private final double[] viscosity;
    private final double[] heat;

    CpuDissipation(FlowGrid grid, double[] viscosity, double[] heat) {
        this.grid = grid;
        cells = grid.cells();
        this.viscosity = viscosity;
        this.heat = heat;
        widths = new double[][] {
            CpuBuffer.of(grid.widths()[0]), CpuBuffer.of(grid.widths()[1]), CpuBuffer.of(grid.widths()[2])
        };
    }

    void addNormal(Threads threads, int component, double[] velocity) {
        Grid places = grid.faces()[component];
        each(threads, (place, cell) -> Dissipation.normal(
                viscosity[cell], velocity[number(places, place, component, place[component])],
                velocity[number(places, place, component, next(place[component] + 1, component))],
                widths[component][place[component]], volume(place)));
    }

    void addShear(Threads threads, int component, int direction, double[] velocity, double[] across) {
        each(threads, (place, cell) -> {
            double volume = volume(place);
            double sum = 0;
            for (int corner = 0; corner < 4; corner++) {
                int alongOwn = corner % 2;
                int alongOther = corner / 2;
                double slope = slope(place, cell, component, alongOwn, direction, alongOther, velocity);
                double other = slope(place, cell, direction, alongOther, component, alongOwn, across);
                sum += Dissipation.shear(viscosity[cell], slope, other, volume);
            }
            return sum;
        });
    }

    /// Slope of component c in direction d at a corner of a cell: at its end `s` along c, `t` along d (0 below, 1 above).
    private double slope(int[] place, int cell, int c, int s, int d, int t, double[] values) {
        int count = cells.count(Direction.values()[d]);
        int beside = place[d] + 2 * t - 1;
        if ((beside < 0 || beside >= count) && !cells.periodic(Direction.values()[d])) {
            return 0;
        }
        int m = Math.floorMod(beside, count);
        int neighbour = cell + (m - place[d]) * cells.stride(Direction.values()[d]);
        int own = number(grid.faces()[c], place, c, next(place[c] + s, c));
        int far = own + (m - place[d]) * grid.faces()[c].stride(Direction.values()[d]);
        return Dissipation.slope(
                values[own], widths[d][place[d]], values[far], widths[d][m], viscosity[neighbour], 2 * t - 1);
    }

    private int next(int place, int component) {
        Direction d = Direction.values()[component];
        return cells.periodic(d) ? place % cells.count(d) : place;
    }

    /// Number of a place whose index along a component is another one.
    private static int number(Grid places, int[] place, int component, int index) {
        int n = place[0] + places.nx() * (place[1] + places.ny() * place[2]);
        return n + (index - place[component]) * places.stride(Direction.values()[component]);
    }

    private double volume(int[] place) {
        return widths[0][place[0]] * widths[1][place[1]] * widths[2][place[2]];
    }

    private void each(Threads threads, Cell formula) {
        threads.run(cells.ny() * cells.nz(), cells.cells(), (first, end) -> {
            int[] place = new int[3];
            for (int row = first; row < end; row++) {
                place[1] = row % cells.ny();
                place[2] = row / cells.ny();
                for (int i = 0; i < cells.nx(); i++) {
                    place[0] = i;
                    int cell = cells.nx() * row + i;
                    if (viscosity[cell] > 0) {
                        heat[cell] += formula.at(place, cell);
                    }
                }
            }
        });
    }
}
