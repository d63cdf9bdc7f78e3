package org.soretflow.gpu.loops;

import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Momentum;

/// Viscous forces between staggered control volumes.
///
/// A face of a control volume across its component lies half beside the left and half beside the right cell; each half
/// conducts for itself, through the cells below and above it in series, so that solids close just their half.
/// Counts are those of [FlowLoops].
public final class ViscosityLoops {

    private ViscosityLoops() {}

    /// Width of the cell at a place.
    static double width(int direction, double[] dx, double[] dy, double[] dz, int place) {
        return direction == 0 ? dx[place] : direction == 1 ? dy[place] : dz[place];
    }

    /// Area normal to a component through the middle of the cell at a place along it.
    static double areaAlong(
            int component, double[] dx, double[] dy, double[] dz, double[] radii, int i, int j, int k, int place) {
        if (component == 0) {
            return dy[j] * dz[k] * Momentum.radialArea(radii[place], radii[place + 1]);
        }
        if (component == 1) {
            return dx[i] * dz[k] * (0.5 * (radii[i] + radii[i + 1]));
        }
        return dx[i] * dy[j];
    }

    /// Area normal to a direction of the half of a control volume beside the cell at a shift along the component, below
    /// (0) or above (1) a place.
    static double halfArea(
            int component, int direction, int nx, int ny, int nz, double[] dx, double[] dy, double[] dz, double[] radii,
            int i, int j, int k, int shift, int side) {
        int count = Index.pick(component, nx, ny, nz);
        int along = Index.wrapped(Index.pick(component, i, j, k) + shift, count);
        int third = 3 - component - direction;
        return 0.5 * width(component, dx, dy, dz, along)
                * width(third, dx, dy, dz, Index.pick(third, i, j, k))
                * radii[direction == 0 ? i + side : i];
    }

    /// Offset to the cell below in a direction, around the period.
    static int belowAround(int direction, int nx, int ny, int nz, int place) {
        int stride = Index.stride(direction, nx, ny);
        return place > 0 ? -stride : (Index.pick(direction, nx, ny, nz) - 1) * stride;
    }

    /// Conductance of the half of the face below a place that lies beside one of its cells.
    static double half(
            int component, int direction, int nx, int ny, int nz, double[] dx, double[] dy, double[] dz,
            double[] radii, double[] viscosity, int i, int j, int k, int cell, int shift) {
        if (cell < 0) {
            return 0.0;
        }
        int place = Index.pick(direction, i, j, k);
        int lower = place > 0 ? place - 1 : Index.pick(direction, nx, ny, nz) - 1;
        return Diffusion.conductance(
                viscosity[cell + belowAround(direction, nx, ny, nz, place)], 0.5 * width(direction, dx, dy, dz, lower),
                viscosity[cell], 0.5 * width(direction, dx, dy, dz, place),
                halfArea(component, direction, nx, ny, nz, dx, dy, dz, radii, i, j, k, shift, 0));
    }

    /// `μ A/δ` through the centre of every cell, which a component's control volumes meet in.
    ///
    /// @param faces zero before; modified
    public static void conductancesAlong(
            int nx, int ny, int nz, int topology, int component, int placesNx, int placesNy, double[] dx, double[] dy,
            double[] dz, double[] radii, double[] viscosity, double[] faces) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int place = Index.pick(component, i, j, k);
                    int count = Index.pick(component, nx, ny, nz);
                    int stride = Index.stride(component, placesNx, placesNy);
                    double conductance = viscosity[Index.cell(nx, ny, i, j, k)]
                            * areaAlong(component, dx, dy, dz, radii, i, j, k, place)
                            / width(component, dx, dy, dz, place);
                    int face = Index.face(component, placesNx, placesNy, i, j, k) + stride;
                    faces[face] = conductance;
                    if (Index.periodic(topology, component) != 0 && place == count - 1) {
                        faces[face - count * stride] = conductance;
                    }
                }
            }
        }
    }

    /// @param faces zero before; modified
    public static void conductancesAcross(
            int nx, int ny, int nz, int topology, int component, int direction, int faceNx, int faceNy, int faceNz,
            double[] dx, double[] dy, double[] dz, double[] radii, double[] viscosity, double[] faces) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int periodic = Index.periodic(topology, direction);
                    int place = Index.pick(direction, i, j, k);
                    if (place > 0 || periodic != 0) {
                        int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                        int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                        double conductance =
                                half(component, direction, nx, ny, nz, dx, dy, dz, radii, viscosity, i, j, k, left, -1)
                                + half(component, direction, nx, ny, nz, dx, dy, dz, radii, viscosity, i, j, k, right, 0);
                        int face = Index.face(direction, faceNx, faceNy, i, j, k);
                        faces[face] = conductance;
                        if (place == 0) {
                            int length = Index.pick(direction, nx, ny, nz) * Index.stride(direction, faceNx, faceNy);
                            faces[face + length] = conductance;
                        }
                    }
                }
            }
        }
    }

    public static void addFriction(
            int nx, int ny, int nz, int topology, int component, int direction, int faceNx, int faceNy, int faceNz,
            double[] dx, double[] dy, double[] dz, double[] radii, double[] viscosity, double[] diagonal) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                    diagonal[Index.cell(faceNx, faceNy, i, j, k)] +=
                            friction(
                                    component, direction, nx, ny, nz, topology, dx, dy, dz, radii, viscosity, i, j, k, left, -1)
                            + friction(
                                    component, direction, nx, ny, nz, topology, dx, dy, dz, radii, viscosity, i, j, k, right, 0);
                }
            }
        }
    }

    /// Friction of the half of a control volume that lies in one fluid cell on solid cells below and above it.
    static double friction(
            int component, int direction, int nx, int ny, int nz, int topology, double[] dx, double[] dy, double[] dz,
            double[] radii, double[] viscosity, int i, int j, int k, int cell, int shift) {
        if (cell < 0) {
            return 0.0;
        }
        if (!(viscosity[cell] > 0)) {
            return 0.0;
        }
        int place = Index.pick(direction, i, j, k);
        int count = Index.pick(direction, nx, ny, nz);
        int stride = Index.stride(direction, nx, ny);
        int periodic = Index.periodic(topology, direction);
        int below = 0;
        int above = 0;
        if (place > 0 || periodic != 0) {
            below = viscosity[cell + belowAround(direction, nx, ny, nz, place)] > 0 ? 0 : 1;
        }
        if (place < count - 1 || periodic != 0) {
            above = viscosity[cell + (place < count - 1 ? stride : -(count - 1) * stride)] > 0 ? 0 : 1;
        }
        double distance = 0.5 * width(direction, dx, dy, dz, place);
        double lower = halfArea(component, direction, nx, ny, nz, dx, dy, dz, radii, i, j, k, shift, 0);
        double upper = halfArea(component, direction, nx, ny, nz, dx, dy, dz, radii, i, j, k, shift, 1);
        return below * Diffusion.wallConductance(viscosity[cell], distance, 0.0, lower)
                + above * Diffusion.wallConductance(viscosity[cell], distance, 0.0, upper);
    }

    /// Resistance of the hoop of a place, whose control volume ends at the boundary where a cell is missing.
    static double hoop(
            int nx, double[] dy, double[] dz, double[] radii, double[] viscosity, int i, int j, int k, int left,
            int right) {
        double area = dy[j] * dz[k] * radii[i];
        int before = i > 0 ? i - 1 : nx - 1;
        double below = radii[i];
        if (left >= 0) {
            below = 0.5 * (radii[before] + radii[before + 1]);
        }
        double above = radii[i];
        if (right >= 0) {
            above = 0.5 * (radii[i] + radii[i + 1]);
        }
        double mean = 0.5 * (viscosity[left < 0 ? right : left] + viscosity[right < 0 ? left : right]);
        return Momentum.hoop(mean, area, below, above);
    }

    public static void addHoop(
            int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, double[] dx,
            double[] dy, double[] dz, double[] radii, double[] viscosity, double[] diagonal) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                    diagonal[Index.cell(faceNx, faceNy, i, j, k)] +=
                            hoop(nx, dy, dz, radii, viscosity, i, j, k, left, right);
                }
            }
        }
    }

    /// `μ ∂u/∂x` through the cell centres on both sides of a place, and what hoops add to it; nothing where the given
    /// pressure is all that acts.
    public static void addNormalStress(
            int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, double factor,
            double[] dx, double[] dy, double[] dz, double[] radii, double[] viscosity, double[] u, double[] force) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                    if (left >= 0 && right >= 0) {
                        int m = Index.pick(component, i, j, k);
                        int count = Index.pick(component, nx, ny, nz);
                        int stride = Index.stride(component, faceNx, faceNy);
                        int periodic = Index.periodic(topology, component);
                        int place = Index.cell(faceNx, faceNy, i, j, k);
                        int before = m > 0 ? m - 1 : count - 1;
                        int next = periodic != 0 && m == count - 1 ? place - m * stride : place + stride;
                        int last = periodic != 0 && m == 0 ? place + (count - 1) * stride : place - stride;
                        double above = viscosity[right] * areaAlong(component, dx, dy, dz, radii, i, j, k, m)
                                * (u[next] - u[place]) / width(component, dx, dy, dz, m);
                        double below = viscosity[left] * areaAlong(component, dx, dy, dz, radii, i, j, k, before)
                                * (u[place] - u[last]) / width(component, dx, dy, dz, before);
                        double held = component == 0
                                ? hoop(nx, dy, dz, radii, viscosity, i, j, k, left, right) * u[place]
                                : 0.0;
                        force[place] += factor * (above - below - held);
                    }
                }
            }
        }
    }

    /// `μ ∂v/∂x` through the faces across the component, below and above a place.
    ///
    /// @param acrossNx places of the other component
    public static void addShear(
            int nx, int ny, int nz, int topology, int component, int direction, int faceNx, int faceNy, int faceNz,
            int acrossNx, int acrossNy, double factor, double[] dx, double[] dy, double[] dz, double[] radii,
            double[] viscosity, double[] v, double[] force) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                    if (left >= 0 && right >= 0) {
                        int m = Index.pick(component, i, j, k);
                        int before = Index.wrapped(m - 1, Index.pick(component, nx, ny, nz));
                        double distance =
                                0.5 * (width(component, dx, dy, dz, before) + width(component, dx, dy, dz, m));
                        double sum = 0.0;
                        for (int side = 0; side < 2; side++) {
                            double stiffness = shearStiffness(
                                    component, direction, nx, ny, nz, topology, dx, dy, dz, radii, viscosity, i, j, k,
                                    left, right, side);
                            int q = Index.pick(direction, i, j, k) + side;
                            int along = Index.periodic(topology, direction) != 0
                                    ? Index.wrapped(q, Index.pick(direction, nx, ny, nz))
                                    : q;
                            double lower = v[besideCorner(component, direction, acrossNx, acrossNy, before, along, i, j, k)];
                            double upper = v[besideCorner(component, direction, acrossNx, acrossNy, m, along, i, j, k)];
                            sum += (side == 0 ? -1.0 : 1.0) * stiffness * (upper - lower) / distance;
                        }
                        force[Index.cell(faceNx, faceNy, i, j, k)] += factor * sum;
                    }
                }
            }
        }
    }

    /// Viscosity times area of the face below (`side` 0) or above (1) a place; on the boundary that of the cells there.
    static double shearStiffness(
            int component, int direction, int nx, int ny, int nz, int topology, double[] dx, double[] dy, double[] dz,
            double[] radii, double[] viscosity, int i, int j, int k, int left, int right, int side) {
        int q = Index.pick(direction, i, j, k);
        int count = Index.pick(direction, nx, ny, nz);
        int m = q + side;
        double leftArea = halfArea(component, direction, nx, ny, nz, dx, dy, dz, radii, i, j, k, -1, side);
        double rightArea = halfArea(component, direction, nx, ny, nz, dx, dy, dz, radii, i, j, k, 0, side);
        if (Index.periodic(topology, direction) == 0 && (m == 0 || m == count)) {
            return viscosity[left] * leftArea + viscosity[right] * rightArea;
        }
        int at = Index.wrapped(m, count);
        int below = Index.wrapped(m - 1, count);
        double upperWidth = width(direction, dx, dy, dz, at);
        double lowerWidth = width(direction, dx, dy, dz, below);
        int stride = Index.stride(direction, nx, ny);
        int toUpper = (at - q) * stride;
        int toLower = (below - q) * stride;
        double spacing = 0.5 * (upperWidth + lowerWidth);
        return spacing * (Diffusion.conductance(
                        viscosity[left + toLower], 0.5 * lowerWidth, viscosity[left + toUpper], 0.5 * upperWidth, leftArea)
                + Diffusion.conductance(
                        viscosity[right + toLower], 0.5 * lowerWidth, viscosity[right + toUpper], 0.5 * upperWidth, rightArea));
    }

    /// Number of the place of the other component beside a corner: at `p` along this component, at `m` along its own.
    static int besideCorner(
            int component, int direction, int acrossNx, int acrossNy, int p, int m, int i, int j, int k) {
        int x = component == 0 ? p : direction == 0 ? m : i;
        int y = component == 1 ? p : direction == 1 ? m : j;
        int z = component == 2 ? p : direction == 2 ? m : k;
        return Index.cell(acrossNx, acrossNy, x, y, z);
    }
}
