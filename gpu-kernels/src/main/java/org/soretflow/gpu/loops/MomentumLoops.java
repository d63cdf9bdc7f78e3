package org.soretflow.gpu.loops;

import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Momentum;

/// Momentum through the faces of staggered control volumes, without weights in memory. Counts are those of [FlowLoops].
public final class MomentumLoops {

    private MomentumLoops() {}

    /// Offset to the place beyond the face below (side 0) or above (1), 0 where there is none.
    static int neighbour(int side, int place, int count, int periodic, int stride) {
        return side == 0
                ? Index.below(place, count, periodic, stride)
                : Index.above(place, count, periodic, stride);
    }

    /// Area of a transporting place, by its face: 0 beyond the boundary.
    ///
    /// @param beside index of its cell along the component that is carried
    /// @param q its index along its own direction
    static double transportingArea(
            int component, int direction, double[] radii, double[] rings, double[] dy, double[] dz, int beside, int q,
            int i, int j, int k) {
        double row = FlowLoops.rowArea(direction, dy, dz, component == 1 ? beside : j, component == 2 ? beside : k);
        return row * (direction == 0 ? radii[q] : rings[component == 0 ? beside : i]);
    }

    /// Through the faces across the component.
    ///
    /// @param fromNx places of the transporting component
    public static void addCarriedAcross(
            int nx, int ny, int nz, int topology, int component, int direction, int placesNx, int placesNy,
            int placesNz, int fromNx, int fromNy, double factor, double[] radii, double[] rings, double[] dx,
            double[] dy, double[] dz, double[] u, double[] v, double[] value, double[] change, double[] out) {
        for (@Parallel int k = 0; k < placesNz; k++) {
            for (@Parallel int j = 0; j < placesNy; j++) {
                for (@Parallel int i = 0; i < placesNx; i++) {
                    int here = Index.cell(placesNx, placesNy, i, j, k);
                    int m = Index.pick(direction, i, j, k);
                    int count = Index.pick(direction, nx, ny, nz);
                    int periodic = Index.periodic(topology, direction);
                    int stride = Index.stride(direction, placesNx, placesNy);
                    int along = Index.pick(component, i, j, k);
                    int length = Index.pick(component, nx, ny, nz);
                    int around = Index.periodic(topology, component);
                    int before = along > 0 ? along - 1 : around != 0 ? length - 1 : 0;
                    int after = along < length ? along : length - 1;
                    double sum = out[here];
                    for (int side = 0; side < 2; side++) {
                        int q = periodic != 0 && m + side == count ? 0 : m + side;
                        int first = ViscosityLoops.besideCorner(
                                component, direction, fromNx, fromNy, before, q, i, j, k);
                        int second = ViscosityLoops.besideCorner(
                                component, direction, fromNx, fromNy, after, q, i, j, k);
                        double area1 = along > 0 || around != 0
                                ? transportingArea(component, direction, radii, rings, dy, dz, before, q, i, j, k)
                                : 0.0;
                        double area2 = along < length
                                ? transportingArea(component, direction, radii, rings, dy, dz, after, q, i, j, k)
                                : 0.0;
                        double flow = Momentum.flow(1.0, area1, u[first], area2, u[second]);
                        double flowOfChange = Momentum.flow(1.0, area1, v[first], area2, v[second]);
                        double sign = side == 0 ? -factor : factor;
                        int next = neighbour(side, m, count, periodic, stride);
                        if (next != 0 || periodic != 0) {
                            int lower = side == 0 ? here + next : here;
                            int upper = side == 0 ? here : here + next;
                            double own = ViscosityLoops.width(direction, dx, dy, dz, m);
                            double other = ViscosityLoops.width(direction, dx, dy, dz, m + next / stride);
                            double lowerShare = side == 0 ? Momentum.share(other, own) : Momentum.share(own, other);
                            double upperShare = side == 0 ? Momentum.share(own, other) : Momentum.share(other, own);
                            sum += sign * Momentum.carried(
                                    flow, Momentum.weighted(lowerShare, change[lower], upperShare, change[upper]),
                                    flowOfChange, Momentum.weighted(lowerShare, value[lower], upperShare, value[upper]));
                        } else if ((side == 0 ? -flow : flow) > 0) {
                            sum += sign * Momentum.carried(flow, change[here], flowOfChange, value[here]);
                        }
                    }
                    out[here] = sum;
                }
            }
        }
    }

    /// Along the component: through the middle of the cells.
    public static void addCarriedAlong(
            int nx, int ny, int nz, int topology, int component, int placesNx, int placesNy, int placesNz,
            double factor, double[] radii, double[] rings, double[] dy, double[] dz, double[] u, double[] v,
            double[] value, double[] change, double[] out) {
        for (@Parallel int k = 0; k < placesNz; k++) {
            for (@Parallel int j = 0; j < placesNy; j++) {
                for (@Parallel int i = 0; i < placesNx; i++) {
                    int here = Index.cell(placesNx, placesNy, i, j, k);
                    int m = Index.pick(component, i, j, k);
                    int count = Index.pick(component, placesNx, placesNy, placesNz);
                    int periodic = Index.periodic(topology, component);
                    int stride = Index.stride(component, placesNx, placesNy);
                    double row = FlowLoops.rowArea(component, dy, dz, j, k);
                    double sum = out[here];
                    for (int side = 0; side < 2; side++) {
                        int next = neighbour(side, m, count, periodic, stride);
                        if (next != 0 || periodic != 0) {
                            int lower = side == 0 ? here + next : here;
                            int upper = side == 0 ? here : here + next;
                            int below = side == 0 ? i + next : i;
                            double area1 = row * (component == 0 ? radii[below] : rings[i]);
                            double area2 = row * (component == 0 ? radii[below + 1] : rings[i]);
                            double flow = Momentum.flow(1.0, area1, u[lower], area2, u[upper]);
                            double flowOfChange = Momentum.flow(1.0, area1, v[lower], area2, v[upper]);
                            sum += (side == 0 ? -factor : factor) * Momentum.carried(
                                    flow, Momentum.weighted(0.5, change[lower], 0.5, change[upper]),
                                    flowOfChange, Momentum.weighted(0.5, value[lower], 0.5, value[upper]));
                        }
                    }
                    out[here] = sum;
                }
            }
        }
    }

    /// Conductance of one unit of area through the face below (side 0) or above (1) a cell.
    static double series(int side, double[] viscosity, int cell, int next, double own, double other) {
        double here = viscosity[cell];
        double there = viscosity[cell + next];
        double perDistance = 1 / (other + own);
        return side == 0
                ? Diffusion.series(there, other, here, own, perDistance)
                : Diffusion.series(here, own, there, other, perDistance);
    }

    /// Friction across the component.
    public static void addViscousAcross(
            int nx, int ny, int nz, int topology, int component, int direction, int placesNx, int placesNy,
            int placesNz, double factor, double[] dx, double[] dy, double[] dz, double[] radii, double[] viscosity,
            double[] u, double[] force) {
        for (@Parallel int k = 0; k < placesNz; k++) {
            for (@Parallel int j = 0; j < placesNy; j++) {
                for (@Parallel int i = 0; i < placesNx; i++) {
                    int here = Index.cell(placesNx, placesNy, i, j, k);
                    int m = Index.pick(direction, i, j, k);
                    int count = Index.pick(direction, nx, ny, nz);
                    int periodic = Index.periodic(topology, direction);
                    int stride = Index.stride(direction, placesNx, placesNy);
                    int along = Index.pick(component, i, j, k);
                    int length = Index.pick(component, nx, ny, nz);
                    int around = Index.periodic(topology, component);
                    int before = along > 0 ? along - 1 : around != 0 ? length - 1 : 0;
                    int after = along < length ? along : length - 1;
                    int third = 3 - component - direction;
                    double beside = ViscosityLoops.width(third, dx, dy, dz, Index.pick(third, i, j, k));
                    double widthBefore = along > 0 || around != 0
                            ? ViscosityLoops.width(component, dx, dy, dz, before)
                            : 0.0;
                    double widthAfter = along < length ? ViscosityLoops.width(component, dx, dy, dz, after) : 0.0;
                    int cell1 = TransportLoops.cellAt(component, nx, ny, before, i, j, k);
                    int cell2 = TransportLoops.cellAt(component, nx, ny, after, i, j, k);
                    double sum = force[here];
                    for (int side = 0; side < 2; side++) {
                        int next = neighbour(side, m, count, periodic, stride);
                        if (next != 0 || periodic != 0) {
                            int other = m + next / stride;
                            int jump = (other - m) * Index.stride(direction, nx, ny);
                            double own = 0.5 * ViscosityLoops.width(direction, dx, dy, dz, m);
                            double beyond = 0.5 * ViscosityLoops.width(direction, dx, dy, dz, other);
                            double across = beside;
                            if (component == 0) {
                                across = beside * radii[i];
                            } else if (direction == 0) {
                                across = beside * radii[side == 0 ? m : other];
                            }
                            double conductance = Momentum.halves(
                                    Momentum.halfArea(widthBefore, across),
                                    series(side, viscosity, cell1, jump, own, beyond),
                                    Momentum.halfArea(widthAfter, across),
                                    series(side, viscosity, cell2, jump, own, beyond));
                            int lower = side == 0 ? here + next : here;
                            int upper = side == 0 ? here : here + next;
                            sum += (side == 0 ? factor : -factor) * (conductance * (u[lower] - u[upper]));
                        }
                    }
                    force[here] = sum;
                }
            }
        }
    }

    /// Friction along the component.
    public static void addViscousAlong(
            int nx, int ny, int nz, int topology, int component, int placesNx, int placesNy, int placesNz,
            double factor, double[] radii, double[] rings, double[] dx, double[] dy, double[] dz, double[] viscosity,
            double[] u, double[] force) {
        for (@Parallel int k = 0; k < placesNz; k++) {
            for (@Parallel int j = 0; j < placesNy; j++) {
                for (@Parallel int i = 0; i < placesNx; i++) {
                    int here = Index.cell(placesNx, placesNy, i, j, k);
                    int m = Index.pick(component, i, j, k);
                    int count = Index.pick(component, placesNx, placesNy, placesNz);
                    int periodic = Index.periodic(topology, component);
                    int stride = Index.stride(component, placesNx, placesNy);
                    double sum = force[here];
                    for (int side = 0; side < 2; side++) {
                        int next = neighbour(side, m, count, periodic, stride);
                        if (next != 0 || periodic != 0) {
                            int place = side == 1 ? m : m > 0 ? m - 1 : Index.pick(component, nx, ny, nz) - 1;
                            double across = component == 0 ? dy[j] * dz[k] : rings[i];
                            double slim = 0.0;
                            if (component == 0) {
                                slim = Momentum.radialArea(radii[place], radii[place + 1]) / dx[place];
                            } else {
                                slim = (component == 1 ? dz[k] : dy[j])
                                        / ViscosityLoops.width(component, dx, dy, dz, place);
                            }
                            double conductance = Momentum.throughMiddle(
                                    viscosity[TransportLoops.cellAt(component, nx, ny, place, i, j, k)], across, slim);
                            int lower = side == 0 ? here + next : here;
                            int upper = side == 0 ? here : here + next;
                            sum += (side == 0 ? factor : -factor) * (conductance * (u[lower] - u[upper]));
                        }
                    }
                    force[here] = sum;
                }
            }
        }
    }
}
