package org.soretflow.backend.cpu;

import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Momentum;
import org.soretflow.mesh.Direction;

/// Friction between the control volumes of a component on the CPU, without conductances in memory.
final class CpuViscousForce extends ControlVolumeRows {

    private final double[] viscosity;
    private final double[] u;
    private final double factor;
    private final double[] force;
    /// What the faces normal to x through the middle of the cells measure over the width of the cells.
    private final double[] slimness;
    /// One over the distance between the middles of a cell and of the one before it in a row.
    private final double[] perColumn;

    CpuViscousForce(
            FlowGrid grid, int component, double[] viscosity, double[] velocity, double factor, double[] force) {
        super(grid, component);
        this.viscosity = viscosity;
        this.factor = factor;
        this.force = force;
        u = velocity;
        slimness = new double[cells.nx()];
        perColumn = new double[cells.nx()];
        for (int i = 0; i < slimness.length; i++) {
            slimness[i] = Momentum.radialArea(radii[i], radii[i + 1]) / widths[0][i];
            perColumn[i] = 1 / (0.5 * widths[0][i > 0 ? i - 1 : slimness.length - 1] + 0.5 * widths[0][i]);
        }
    }

    private int cell(int j, int k) {
        return cells.nx() * (j + cells.ny() * k);
    }

    private void through(double conductance, int lower, int upper) {
        double flux = factor * (conductance * (u[lower] - u[upper]));
        force[lower] += -flux;
        force[upper] += flux;
    }

    @Override
    void alongX(int j, int k) {
        int at = places.nx() * (j + places.ny() * k);
        int cell = cell(j, k);
        double area = rowArea(0, j, k);
        int nx = cells.nx();
        if (cells.periodicX()) {
            // the face below the first place comes first, the face above the last one last
            double conductance = Momentum.throughMiddle(viscosity[cell + nx - 1], area, slimness[nx - 1]);
            double flux = factor * (conductance * (u[at + nx - 1] - u[at]));
            force[at] += flux;
            for (int i = 0; i < nx - 1; i++) {
                through(Momentum.throughMiddle(viscosity[cell + i], area, slimness[i]), at + i, at + i + 1);
            }
            force[at + nx - 1] += -flux;
            return;
        }
        for (int i = 0; i < nx; i++) {
            through(Momentum.throughMiddle(viscosity[cell + i], area, slimness[i]), at + i, at + i + 1);
        }
    }

    @Override
    void acrossX(int j, int k) {
        Sides beside = new Sides(j, k);
        int at = places.nx() * (j + places.ny() * k);
        int nx = cells.nx();
        double third = rowArea(component, j, k);
        boolean periodic = cells.periodicX();
        double around = 0;
        if (periodic) {
            around = factor * (acrossX(beside, third, nx - 1, 0) * (u[at + nx - 1] - u[at]));
            force[at] += around;
        }
        for (int i = 1; i < nx; i++) {
            through(acrossX(beside, third, i - 1, i), at + i - 1, at + i);
        }
        if (periodic) {
            force[at + nx - 1] += -around;
        }
    }

    private double acrossX(Sides beside, double third, int below, int above) {
        double across = third * radii[above];
        double deltaBelow = 0.5 * widths[0][below];
        double deltaAbove = 0.5 * widths[0][above];
        double perDistance = perColumn[above];
        return Momentum.halves(
                Momentum.halfArea(beside.lowerWidth, across),
                Diffusion.series(
                        viscosity[beside.lower + below], deltaBelow, viscosity[beside.lower + above], deltaAbove,
                        perDistance),
                Momentum.halfArea(beside.upperWidth, across),
                Diffusion.series(
                        viscosity[beside.upper + below], deltaBelow, viscosity[beside.upper + above], deltaAbove,
                        perDistance));
    }

    /// Numbers of the first cells of the rows beside a row of places, along a component that is not x.
    private final class Sides {
        final int lower;
        final int upper;
        /// Widths along the component; 0 beyond the boundary.
        final double lowerWidth;
        final double upperWidth;

        Sides(int j, int k) {
            Beside beside = new Beside(j, k);
            Direction c = Direction.values()[component];
            lower = cell(beside.lowerJ, beside.lowerK);
            upper = cell(beside.upperJ, beside.upperK);
            lowerWidth = beside.hasLower ? widths[component][at(c, beside.lowerJ, beside.lowerK)] : 0;
            upperWidth = beside.hasUpper ? widths[component][at(c, beside.upperJ, beside.upperK)] : 0;
        }
    }

    @Override
    void throughRow(int d, int side, int j, int k) {
        Direction direction = Direction.values()[d];
        int m = at(direction, j, k);
        int count = places.count(direction);
        int stride = places.stride(direction);
        boolean periodic = cells.periodic(direction);
        if (!periodic && m == (side == 0 ? 0 : count - 1)) {
            return;
        }
        int here = places.nx() * (j + places.ny() * k);
        int next = side == 0
                ? CpuStencil.below(m, count, periodic, stride)
                : CpuStencil.above(m, count, periodic, stride);
        int lower = side == 0 ? here + next : here;
        int upper = side == 0 ? here : here + next;
        double signed = side == 0 ? factor : -factor;
        if (d == component) {
            int place = side == 1 ? m : m > 0 ? m - 1 : cells.count(direction) - 1;
            int cell = d == 1 ? cell(place, k) : cell(j, place);
            double slim = rowArea(d, j, k) / widths[d][place];
            for (int i = 0; i < places.nx(); i++) {
                double conductance = Momentum.throughMiddle(viscosity[cell + i], rings[i], slim);
                force[here + i] += signed * (conductance * (u[lower + i] - u[upper + i]));
            }
            return;
        }
        int other = m + next / stride;
        double own = 0.5 * widths[d][m];
        double beyond = 0.5 * widths[d][other];
        double perDistance = 1 / (beyond + own);
        int cellStride = cells.stride(direction);
        int cellNext = (other - m) * cellStride;
        if (component == 0) {
            columns(here, lower, upper, signed, cell(j, k), cellNext, side, own, beyond, perDistance,
                    d == 1 ? widths[2][k] : widths[1][j]);
            return;
        }
        Sides beside = new Sides(j, k);
        for (int i = 0; i < places.nx(); i++) {
            double conductance = Momentum.halves(
                    Momentum.halfArea(beside.lowerWidth, widths[0][i]),
                    series(beside.lower + i, cellNext, side, own, beyond, perDistance),
                    Momentum.halfArea(beside.upperWidth, widths[0][i]),
                    series(beside.upper + i, cellNext, side, own, beyond, perDistance));
            force[here + i] += signed * (conductance * (u[lower + i] - u[upper + i]));
        }
    }

    private double series(int cell, int next, int side, double own, double beyond, double perDistance) {
        double here = viscosity[cell];
        double there = viscosity[cell + next];
        return side == 0
                ? Diffusion.series(there, beyond, here, own, perDistance)
                : Diffusion.series(here, own, there, beyond, perDistance);
    }

    /// The component x, whose places lie between columns: each column serves the places on both sides.
    private void columns(
            int here, int lower, int upper, double signed, int cell, int next, int side, double own, double beyond,
            double perDistance, double third) {
        int nx = cells.nx();
        boolean periodic = cells.periodicX();
        double widthBefore = periodic ? widths[0][nx - 1] : 0;
        double before = periodic ? series(cell + nx - 1, next, side, own, beyond, perDistance) : 0;
        for (int i = 0; i < places.nx(); i++) {
            double across = third * radii[i];
            double width = i < nx ? widths[0][i] : 0;
            double behind = i < nx ? series(cell + i, next, side, own, beyond, perDistance) : 0;
            double conductance = Momentum.halves(
                    Momentum.halfArea(widthBefore, across), before, Momentum.halfArea(width, across), behind);
            force[here + i] += signed * (conductance * (u[lower + i] - u[upper + i]));
            widthBefore = width;
            before = behind;
        }
    }
}
