package org.soretflow.backend.cpu;

import org.soretflow.backend.FlowGrid;
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
        // local variables, as the quick compiler reads fields anew for every cell
        double[] mu = viscosity;
        double[] slim = slimness;
        double[] values = u;
        double[] into = force;
        double times = factor;
        for (int i = 0; i < nx; i++) {
            double conductance = Momentum.throughMiddle(mu[cell + i], area, slim[i]);
            double flux = times * (conductance * (values[at + i] - values[at + i + 1]));
            into[at + i] += -flux;
            into[at + i + 1] += flux;
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
        acrossX(beside, third, at);
        if (periodic) {
            force[at + nx - 1] += -around;
        }
    }

    /// Between the columns, in local variables, as the quick compiler reads fields anew for every cell.
    private void acrossX(Sides beside, double third, int at) {
        double[] mu = viscosity;
        double[] dx = widths[0];
        double[] r = radii;
        double[] perDistance = perColumn;
        double[] values = u;
        double[] into = force;
        double times = factor;
        int nx = dx.length;
        int lower = beside.lower;
        int upper = beside.upper;
        double lowerWidth = beside.lowerWidth;
        double upperWidth = beside.upperWidth;
        double deltaBelow = 0.5 * dx[0];
        for (int i = 1; i < nx; i++) {
            double across = third * r[i];
            double deltaAbove = 0.5 * dx[i];
            double conductance = Momentum.halves(
                    Momentum.halfArea(lowerWidth, across),
                    Diffusion.series(mu[lower + i - 1], deltaBelow, mu[lower + i], deltaAbove, perDistance[i]),
                    Momentum.halfArea(upperWidth, across),
                    Diffusion.series(mu[upper + i - 1], deltaBelow, mu[upper + i], deltaAbove, perDistance[i]));
            double flux = times * (conductance * (values[at + i - 1] - values[at + i]));
            into[at + i - 1] += -flux;
            into[at + i] += flux;
            deltaBelow = deltaAbove;
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
            throughMiddles(here, lower, upper, signed, cell, slim);
            return;
        }
        int other = m + next / stride;
        double own = 0.5 * widths[d][m];
        double beyond = 0.5 * widths[d][other];
        double perDistance = 1 / (beyond + own);
        int cellNext = (other - m) * cells.stride(direction);
        Faces faces = side == 0
                ? new Faces(here, lower, upper, signed, cellNext, beyond, 0, own, perDistance)
                : new Faces(here, lower, upper, signed, 0, own, cellNext, beyond, perDistance);
        if (component == 0) {
            betweenColumns(faces, cell(j, k), d == 1 ? widths[2][k] : widths[1][j]);
        } else {
            inColumns(faces, new Sides(j, k));
        }
    }

    private void throughMiddles(int here, int lower, int upper, double signed, int cell, double slim) {
        double[] mu = viscosity;
        double[] across = rings;
        double[] values = u;
        double[] into = force;
        int count = places.nx();
        for (int i = 0; i < count; i++) {
            double conductance = Momentum.throughMiddle(mu[cell + i], across[i], slim);
            into[here + i] += signed * (conductance * (values[lower + i] - values[upper + i]));
        }
    }

    /// The faces on one side of a row of places.
    ///
    /// @param here first place of the row
    /// @param lower first place below the faces, `upper` above them
    /// @param below from a cell of the row to the one below the faces, `above` to the one above them
    /// @param deltaBelow half the width of the cells below, `deltaAbove` of those above
    private record Faces(
            int here, int lower, int upper, double signed, int below, double deltaBelow, int above, double deltaAbove,
            double perDistance) {}

    /// Components that are not x, whose faces lie in the columns.
    private void inColumns(Faces faces, Sides beside) {
        // local variables, as the quick compiler reads fields anew for every cell
        double[] mu = viscosity;
        double[] dx = widths[0];
        double[] values = u;
        double[] into = force;
        int here = faces.here;
        int lower = faces.lower;
        int upper = faces.upper;
        double signed = faces.signed;
        double deltaBelow = faces.deltaBelow;
        double deltaAbove = faces.deltaAbove;
        double perDistance = faces.perDistance;
        double lowerWidth = beside.lowerWidth;
        double upperWidth = beside.upperWidth;
        int lowerBelow = beside.lower + faces.below;
        int lowerAbove = beside.lower + faces.above;
        int upperBelow = beside.upper + faces.below;
        int upperAbove = beside.upper + faces.above;
        int count = places.nx();
        for (int i = 0; i < count; i++) {
            double conductance = Momentum.halves(
                    Momentum.halfArea(lowerWidth, dx[i]),
                    Diffusion.series(mu[lowerBelow + i], deltaBelow, mu[lowerAbove + i], deltaAbove, perDistance),
                    Momentum.halfArea(upperWidth, dx[i]),
                    Diffusion.series(mu[upperBelow + i], deltaBelow, mu[upperAbove + i], deltaAbove, perDistance));
            into[here + i] += signed * (conductance * (values[lower + i] - values[upper + i]));
        }
    }

    /// The component x, whose places lie between columns: each column serves the places on both sides.
    private void betweenColumns(Faces faces, int cell, double third) {
        double[] mu = viscosity;
        double[] dx = widths[0];
        double[] r = radii;
        double[] values = u;
        double[] into = force;
        int here = faces.here;
        int lower = faces.lower;
        int upper = faces.upper;
        double signed = faces.signed;
        double deltaBelow = faces.deltaBelow;
        double deltaAbove = faces.deltaAbove;
        double perDistance = faces.perDistance;
        int below = cell + faces.below;
        int above = cell + faces.above;
        int nx = cells.nx();
        int last = nx - 1;
        boolean periodic = cells.periodicX();
        double widthBefore = periodic ? dx[last] : 0;
        double before = periodic
                ? Diffusion.series(mu[below + last], deltaBelow, mu[above + last], deltaAbove, perDistance) : 0;
        int count = places.nx();
        for (int i = 0; i < count; i++) {
            double across = third * r[i];
            double width = 0;
            double behind = 0;
            if (i < nx) {
                width = dx[i];
                behind = Diffusion.series(mu[below + i], deltaBelow, mu[above + i], deltaAbove, perDistance);
            }
            double conductance = Momentum.halves(
                    Momentum.halfArea(widthBefore, across), before, Momentum.halfArea(width, across), behind);
            into[here + i] += signed * (conductance * (values[lower + i] - values[upper + i]));
            widthBefore = width;
            before = behind;
        }
    }
}
