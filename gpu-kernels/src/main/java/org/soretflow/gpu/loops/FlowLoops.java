package org.soretflow.gpu.loops;

import org.soretflow.cell.Momentum;

/// Momentum and continuity on the staggered mesh; see [org.soretflow.backend.FlowKernels].
///
/// `nx, ny, nz` count cells, `faceNx, faceNy, faceNz` the places of a component or the faces normal to it without the last
/// one of a period; `component` is 0, 1, 2 for u, v, w. A number −1 stands for a cell beyond the boundary.
public final class FlowLoops {

    private FlowLoops() {}

    /// Area of the faces normal to a direction, without the width along x.
    static double rowArea(int direction, double[] dy, double[] dz, int j, int k) {
        return direction == 0 ? dy[j] * dz[k] : direction == 1 ? dz[k] : dy[j];
    }

    /// What [#rowArea] leaves out: the radius of a face normal to x, else the ring of a cell.
    static double lengthAlong(int direction, double[] radii, double[] rings, int i) {
        return direction == 0 ? radii[i] : rings[i];
    }

    /// Number of the cell on the left of a face, −1 beyond the boundary.
    static int leftCell(int direction, int nx, int ny, int nz, int topology, int i, int j, int k) {
        int m = Index.pick(direction, i, j, k);
        if (m == 0 && Index.periodic(topology, direction) == 0) {
            return -1;
        }
        int place = m == 0 ? Index.pick(direction, nx, ny, nz) - 1 : m - 1;
        return TransportLoops.cellAt(direction, nx, ny, place, i, j, k);
    }

    /// Number of the cell on the right of a face, −1 beyond the boundary.
    static int rightCell(int direction, int nx, int ny, int nz, int i, int j, int k) {
        return Index.pick(direction, i, j, k) == Index.pick(direction, nx, ny, nz) ? -1 : Index.cell(nx, ny, i, j, k);
    }

    public static void faceFlow(
            int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, double[] radii,
            double[] rings, double[] dy, double[] dz, double[] velocity, double[] flow) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int face = Index.face(component, nx, ny, i, j, k);
                    double through = rowArea(component, dy, dz, j, k) * lengthAlong(component, radii, rings, i)
                            * velocity[Index.cell(faceNx, faceNy, i, j, k)];
                    flow[face] = through;
                    if (Index.pick(component, i, j, k) == 0 && Index.periodic(topology, component) != 0) {
                        flow[face + Index.pick(component, nx, ny, nz) * Index.stride(component, nx, ny)] = through;
                    }
                }
            }
        }
    }

    /// Along the component: through the centre of every cell.
    public static void controlVolumeFlowAlong(
            int nx, int ny, int nz, int topology, int component, int placesNx, int placesNy, double factor,
            double[] radii, double[] rings, double[] dy, double[] dz, double[] u, double[] flow) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int place = Index.pick(component, i, j, k);
                    int count = Index.pick(component, nx, ny, nz);
                    int periodic = Index.periodic(topology, component);
                    int stride = Index.stride(component, placesNx, placesNy);
                    int lower = Index.cell(placesNx, placesNy, i, j, k);
                    int upper = place < count - 1 || periodic == 0 ? lower + stride : lower - (count - 1) * stride;
                    int first = Index.face(component, placesNx, placesNy, i, j, k) - place * stride;
                    double row = rowArea(component, dy, dz, j, k);
                    double area = row * lengthAlong(component, radii, rings, i);
                    double next = row * lengthAlong(component, radii, rings, component == 0 ? i + 1 : i);
                    double through = Momentum.flow(factor, area, u[lower], next, u[upper]);
                    flow[first + (place + 1) * stride] = through;
                    if (periodic == 0 && place == 0) {
                        flow[first] = 0.0;
                        flow[first + (count + 1) * stride] = 0.0;
                    }
                    if (periodic != 0 && place == count - 1) {
                        flow[first] = through;
                    }
                }
            }
        }
    }

    /// Across the component: through the places of the transporting velocity on both sides.
    ///
    /// @param fromNx places of the transporting component
    /// @param faceNx faces of those normal to the component
    public static void controlVolumeFlowAcross(
            int nx, int ny, int nz, int topology, int component, int direction, int fromNx, int fromNy, int fromNz,
            int faceNx, int faceNy, int faceNz, int placesNx, int placesNy, double factor,
            double[] radii, double[] rings, double[] dy,
            double[] dz, double[] u, double[] flow) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = leftCell(component, fromNx, fromNy, fromNz, topology, i, j, k);
                    int right = rightCell(component, fromNx, fromNy, fromNz, i, j, k);
                    double through = 0.0;
                    if (component == 0) {
                        double area = rowArea(direction, dy, dz, Index.least(j, ny - 1), Index.least(k, nz - 1));
                        int before = i > 0 ? i - 1 : fromNx - 1;
                        double west = left < 0 ? 0.0 : lengthAlong(direction, radii, rings, before) * u[left];
                        double east = right < 0 ? 0.0 : lengthAlong(direction, radii, rings, i) * u[right];
                        through = Momentum.flow(factor, area, west, area, east);
                    } else {
                        double along = lengthAlong(direction, radii, rings, i);
                        double below = left < 0 ? 0.0 : areaBeside(component, direction, ny, nz, -1, dy, dz, j, k);
                        double above = right < 0 ? 0.0 : areaBeside(component, direction, ny, nz, 0, dy, dz, j, k);
                        through = Momentum.flow(
                                factor, below * along, left < 0 ? 0.0 : u[left], above * along, right < 0 ? 0.0 : u[right]);
                    }
                    int face = Index.face(direction, placesNx, placesNy, i, j, k);
                    flow[face] = through;
                    if (Index.pick(direction, i, j, k) == 0 && Index.periodic(topology, direction) != 0) {
                        int length = Index.pick(direction, nx, ny, nz) * Index.stride(direction, placesNx, placesNy);
                        flow[face + length] = through;
                    }
                }
            }
        }
    }

    /// Area factor of the transporting faces in the row below (−1) or above (0) a place of a component along y or z.
    static double areaBeside(
            int component, int direction, int ny, int nz, int shift, double[] dy, double[] dz, int j, int k) {
        int row = component == 1 ? Index.wrapped(j + shift, ny) : Index.least(j, ny - 1);
        int layer = component == 2 ? Index.wrapped(k + shift, nz) : Index.least(k, nz - 1);
        return rowArea(direction, dy, dz, row, layer);
    }

    public static void addCarried(
            int nx, int ny, int nz, int topology, int direction, double factor, double[] widths, double[] flow,
            double[] phi, double[] out) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int place = Index.pick(direction, i, j, k);
                    int count = Index.pick(direction, nx, ny, nz);
                    int stride = Index.stride(direction, nx, ny);
                    int periodic = Index.periodic(topology, direction);
                    int cell = Index.cell(nx, ny, i, j, k);
                    int face = Index.face(direction, nx, ny, i, j, k);
                    double centre = phi[cell];
                    double own = widths[place];
                    double lower = widths[place > 0 ? place - 1 : periodic != 0 ? count - 1 : 0];
                    double upper = widths[place < count - 1 ? place + 1 : periodic != 0 ? 0 : place];
                    double above = Momentum.interpolated(
                            centre, own, phi[cell + Index.above(place, count, periodic, stride)], upper);
                    double below = Momentum.interpolated(
                            phi[cell + Index.below(place, count, periodic, stride)], lower, centre, own);
                    if (direction == 0 && periodic == 0) {
                        above = place < count - 1 ? above : centre;
                        below = place > 0 ? below : centre;
                    }
                    out[cell] += factor * (flow[face + stride] * above - flow[face] * below);
                }
            }
        }
    }

    public static void addPressureForce(
            int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, double factor,
            double[] radii, double[] rings, double[] dy, double[] dz, double[] pressure, double[] force) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = rightCell(component, nx, ny, nz, i, j, k);
                    double area = factor * rowArea(component, dy, dz, j, k) * lengthAlong(component, radii, rings, i);
                    force[Index.cell(faceNx, faceNy, i, j, k)] += Momentum.pressureForce(
                            area, left < 0 ? 0.0 : pressure[left], right < 0 ? 0.0 : pressure[right]);
                }
            }
        }
    }

    public static void addWeight(
            int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, double gravity,
            double[] radii, double[] rings, double[] dy, double[] dz, double[] along, double[] density,
            double[] force) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = rightCell(component, nx, ny, nz, i, j, k);
                    int place = Index.pick(component, i, j, k);
                    int count = Index.pick(component, nx, ny, nz);
                    double before = left < 0 ? 0.0 : 0.5 * along[place > 0 ? place - 1 : count - 1];
                    double behind = right < 0 ? 0.0 : 0.5 * along[place];
                    double there = 0.0;
                    if (left < 0) {
                        there = density[right];
                    } else if (right < 0) {
                        there = density[left];
                    } else {
                        there = Momentum.interpolated(density[left], before, density[right], behind);
                    }
                    force[Index.cell(faceNx, faceNy, i, j, k)] += gravity * rowArea(component, dy, dz, j, k)
                            * lengthAlong(component, radii, rings, i) * (before + behind) * there;
                }
            }
        }
    }

    public static void addStratification(
            int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, double factor,
            double[] radii, double[] rings, double[] dy, double[] dz, double[] along, double[] scalar, double[] weight,
            double[] scalarDiagonal, double[] diagonal) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = rightCell(component, nx, ny, nz, i, j, k);
                    if (left >= 0 && right >= 0) {
                        int place = Index.pick(component, i, j, k);
                        int count = Index.pick(component, nx, ny, nz);
                        double distance = 0.5 * (along[place > 0 ? place - 1 : count - 1] + along[place]);
                        double volume =
                                rowArea(component, dy, dz, j, k) * lengthAlong(component, radii, rings, i) * distance;
                        diagonal[Index.cell(faceNx, faceNy, i, j, k)] += Momentum.stratification(
                                factor, 0.5 * (weight[left] + weight[right]), scalar[right] - scalar[left], distance,
                                volume, 0.5 * (scalarDiagonal[left] + scalarDiagonal[right]));
                    }
                }
            }
        }
    }

    public static void clearFixed(int size, double fixed, double[] mass, double[] values) {
        for (@Parallel int n = 0; n < size; n++) {
            values[n] = mass[n] < fixed ? values[n] : 0.0;
        }
    }

    public static void pressureWeights(
            int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, double fixed,
            double[] radii, double[] rings, double[] dy, double[] dz, double[] diagonal, double[] faces) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int face = Index.face(component, nx, ny, i, j, k);
                    double weight = Momentum.pressureWeight(
                            rowArea(component, dy, dz, j, k) * lengthAlong(component, radii, rings, i),
                            diagonal[Index.cell(faceNx, faceNy, i, j, k)], fixed);
                    faces[face] = weight;
                    if (Index.pick(component, i, j, k) == 0 && Index.periodic(topology, component) != 0) {
                        faces[face + Index.pick(component, nx, ny, nz) * Index.stride(component, nx, ny)] = weight;
                    }
                }
            }
        }
    }

    public static void project(
            int nx, int ny, int nz, int topology, int component, int faceNx, int faceNy, int faceNz, double[] radii,
            double[] rings, double[] dy, double[] dz, double[] weights, double[] phi, double[] velocity) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = rightCell(component, nx, ny, nz, i, j, k);
                    velocity[Index.cell(faceNx, faceNy, i, j, k)] += Momentum.velocityChange(
                            weights[Index.face(component, nx, ny, i, j, k)],
                            rowArea(component, dy, dz, j, k) * lengthAlong(component, radii, rings, i),
                            left < 0 ? 0.0 : phi[left], right < 0 ? 0.0 : phi[right]);
                }
            }
        }
    }

    public static void distribute(
            int nx, int ny, int nz, double inertia, double[] rings, double[] dy, double[] dz, double[] viscosity,
            double[] defect, double[] carried, double[] phi, double[] pressure) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int n = Index.cell(nx, ny, i, j, k);
                    pressure[n] += Momentum.distributed(
                            viscosity[n], defect[n], carried[n], dy[j] * dz[k] * rings[i], inertia, phi[n]);
                }
            }
        }
    }
}
