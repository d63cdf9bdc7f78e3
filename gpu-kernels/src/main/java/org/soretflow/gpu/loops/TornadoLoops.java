package org.soretflow.gpu.loops;

import org.soretflow.cell.Advection;
import org.soretflow.cell.CurveForm;
import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Drift;
import org.soretflow.cell.Momentum;
import org.soretflow.cell.Scalars;
import org.soretflow.cell.Stencil;

/// The loops as TornadoVM compiles them: integers in `sizes`, decimal numbers in `scalars`, then the fields.
///
/// Made from the other classes of this package by TornadoTranslator; do not edit.
public final class TornadoLoops {

    private TornadoLoops() {}

    /// Number of parallel counters of a loop.
    public static int counters(String loop) {
        return switch (loop) {
            case "FlowLoops_clearFixed", "StencilLoops_multiplyDense", "StencilLoops_sampleCouplings",
                    "TransportLoops_evaluate", "VectorLoops_setNumber", "VectorLoops_quotient", "VectorLoops_product",
                    "VectorLoops_weightedSum", "VectorLoops_root", "VectorLoops_combine", "VectorLoops_triad",
                    "VectorLoops_multiply", "VectorLoops_clamp", "VectorLoops_dotLanes", "VectorLoops_dotBlocks",
                    "VectorLoops_addPairwise", "VectorLoops_maximumLanes", "VectorLoops_minimumLanes" -> 1;
            case "LineLoops_smoothLinesX", "LineLoops_smoothLinesAcross", "TransportLoops_gatherSide",
                    "TransportLoops_setSide", "TransportLoops_addSide" -> 2;
            default -> 3;
        };
    }

    /// The larger number; NaN wins, and the sign of zero counts, as in Java.
    static double greatest(double a, double b) {
        return a > b ? a : a < b ? b : a == b ? (a == 0 ? a + b : a) : a + b;
    }

    /// The smaller number; NaN wins, and the sign of zero counts, as in Java.
    static double least(double a, double b) {
        return a < b ? a : a > b ? b : a == b ? (a == 0 ? -(-a - b) : a) : a + b;
    }

    public static void FlowLoops_faceFlow(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] velocity, double[] flow) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int face = Index.face(component, nx, ny, i, j, k);
                    double through = FlowLoops.rowArea(component, dy, dz, j, k) * FlowLoops.widthAlong(component, dx,
                            i) * velocity[Index.cell(faceNx, faceNy, i, j, k)];
                    flow[face] = through;
                    if (Index.pick(component, i, j, k) == 0 && Index.periodic(topology, component) != 0) {
                        flow[face + Index.pick(component, nx, ny, nz) * Index.stride(component, nx, ny)] = through;
                    }
                }
            }
        }
    }

    public static void FlowLoops_controlVolumeFlowAlong(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] u, double[] flow) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int placesNx = sizes[5];
        int placesNy = sizes[6];
        double factor = scalars[0];
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
                    double area = FlowLoops.rowArea(component, dy, dz, j, k) * FlowLoops.widthAlong(component, dx, i);
                    double through = Momentum.flow(factor, area, u[lower], area, u[upper]);
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

    public static void FlowLoops_controlVolumeFlowAcross(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] u, double[] flow) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int direction = sizes[5];
        int fromNx = sizes[6];
        int fromNy = sizes[7];
        int fromNz = sizes[8];
        int faceNx = sizes[9];
        int faceNy = sizes[10];
        int faceNz = sizes[11];
        int placesNx = sizes[12];
        int placesNy = sizes[13];
        double factor = scalars[0];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, fromNx, fromNy, fromNz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, fromNx, fromNy, fromNz, i, j, k);
                    double through = 0.0;
                    if (component == 0) {
                        double area = FlowLoops.rowArea(direction, dy, dz, Index.least(j, ny - 1), Index.least(k,
                                nz - 1));
                        double west = left < 0 ? 0.0 : FlowLoops.widthAlong(direction, dx,
                                i > 0 ? i - 1 : fromNx - 1) * u[left];
                        double east = right < 0 ? 0.0 : FlowLoops.widthAlong(direction, dx, i) * u[right];
                        through = Momentum.flow(factor, area, west, area, east);
                    } else {
                        double along = FlowLoops.widthAlong(direction, dx, i);
                        double below = left < 0 ? 0.0 : FlowLoops.areaBeside(component, direction, ny, nz, -1, dy, dz,
                                j, k);
                        double above = right < 0 ? 0.0 : FlowLoops.areaBeside(component, direction, ny, nz, 0, dy, dz,
                                j, k);
                        through = Momentum.flow(factor, below * along, left < 0 ? 0.0 : u[left], above * along,
                                right < 0 ? 0.0 : u[right]);
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

    public static void FlowLoops_addCarried(
            int[] sizes, double[] scalars, double[] widths, double[] flow, double[] phi, double[] out) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int direction = sizes[4];
        double factor = scalars[0];
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
                    double above = Momentum.interpolated(centre, own, phi[cell + Index.above(place, count, periodic,
                            stride)], upper);
                    double below = Momentum.interpolated(phi[cell + Index.below(place, count, periodic, stride)], lower,
                            centre, own);
                    if (direction == 0 && periodic == 0) {
                        above = place < count - 1 ? above : centre;
                        below = place > 0 ? below : centre;
                    }
                    out[cell] += factor * (flow[face + stride] * above - flow[face] * below);
                }
            }
        }
    }

    public static void FlowLoops_addPressureForce(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] pressure, double[] force) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        double factor = scalars[0];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                    double area = factor * FlowLoops.rowArea(component, dy, dz, j, k) * FlowLoops.widthAlong(component,
                            dx, i);
                    force[Index.cell(faceNx, faceNy, i, j, k)] += Momentum.pressureForce(area,
                            left < 0 ? 0.0 : pressure[left], right < 0 ? 0.0 : pressure[right]);
                }
            }
        }
    }

    public static void FlowLoops_addWeight(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] along, double[] density,
                    double[] force) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        double gravity = scalars[0];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                    int place = Index.pick(component, i, j, k);
                    int count = Index.pick(component, nx, ny, nz);
                    double before = left < 0 ? 0.0 : 0.5 * along[place > 0 ? place - 1 : count - 1];
                    double behind = right < 0 ? 0.0 : 0.5 * along[place];
                    double there = 0.0;
                    if (left < 0) {
                        there = density[right];
                    } else {
                        if (right < 0) {
                            there = density[left];
                        } else {
                            there = Momentum.interpolated(density[left], before, density[right], behind);
                        }
                    }
                    force[Index.cell(faceNx, faceNy, i, j, k)] += gravity * FlowLoops.rowArea(component, dy, dz, j,
                            k) * FlowLoops.widthAlong(component, dx, i) * (before + behind) * there;
                }
            }
        }
    }

    public static void FlowLoops_addStratification(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] along, double[] scalar,
                    double[] weight, double[] scalarDiagonal, double[] diagonal) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        double factor = scalars[0];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                    if (left >= 0 && right >= 0) {
                        int place = Index.pick(component, i, j, k);
                        int count = Index.pick(component, nx, ny, nz);
                        double distance = 0.5 * (along[place > 0 ? place - 1 : count - 1] + along[place]);
                        double volume = FlowLoops.rowArea(component, dy, dz, j, k) * FlowLoops.widthAlong(component, dx,
                                i) * distance;
                        diagonal[Index.cell(faceNx, faceNy, i, j, k)] += Momentum.stratification(factor,
                                0.5 * (weight[left] + weight[right]), scalar[right] - scalar[left], distance, volume,
                                0.5 * (scalarDiagonal[left] + scalarDiagonal[right]));
                    }
                }
            }
        }
    }

    public static void FlowLoops_clearFixed(
            int[] sizes, double[] scalars, double[] mass, double[] values) {
        int size = sizes[0];
        double fixed = scalars[0];
        for (@Parallel int n = 0; n < size; n++) {
            values[n] = mass[n] < fixed ? values[n] : 0.0;
        }
    }

    public static void FlowLoops_pressureWeights(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] diagonal, double[] faces) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        double fixed = scalars[0];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int face = Index.face(component, nx, ny, i, j, k);
                    double weight = Momentum.pressureWeight(FlowLoops.rowArea(component, dy, dz, j,
                            k) * FlowLoops.widthAlong(component, dx, i), diagonal[Index.cell(faceNx, faceNy, i, j, k)],
                            fixed);
                    faces[face] = weight;
                    if (Index.pick(component, i, j, k) == 0 && Index.periodic(topology, component) != 0) {
                        faces[face + Index.pick(component, nx, ny, nz) * Index.stride(component, nx, ny)] = weight;
                    }
                }
            }
        }
    }

    public static void FlowLoops_project(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] weights, double[] phi,
                    double[] velocity) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                    velocity[Index.cell(faceNx, faceNy, i, j,
                            k)] += Momentum.velocityChange(weights[Index.face(component, nx, ny, i, j, k)],
                            FlowLoops.rowArea(component, dy, dz, j, k) * FlowLoops.widthAlong(component, dx, i),
                            left < 0 ? 0.0 : phi[left], right < 0 ? 0.0 : phi[right]);
                }
            }
        }
    }

    public static void FlowLoops_distribute(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] viscosity, double[] defect,
                    double[] carried, double[] phi, double[] pressure) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        double inertia = scalars[0];
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int n = Index.cell(nx, ny, i, j, k);
                    pressure[n] += Momentum.distributed(viscosity[n], defect[n], carried[n], dy[j] * dz[k] * dx[i],
                            inertia, phi[n]);
                }
            }
        }
    }

    public static void LineLoops_smoothLinesX(
            int[] sizes, double[] scalars, double[] factor, double[] mass, double[] xl, double[] xr, double[] yl,
                    double[] yr, double[] zl, double[] zr, double[] b, double[] x, double[] value, double[] upper) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int firstJ = sizes[4];
        int rows = sizes[5];
        int firstK = sizes[6];
        int layers = sizes[7];
        int colour = sizes[8];
        for (@Parallel int plane = 0; plane < layers; plane++) {
            for (@Parallel int row = 0; row < rows; row++) {
                int k = firstK + plane;
                int j = firstJ + row;
                if (((j + k) & 1) == colour) {
                    int n = nx * (j + ny * k);
                    int f = (nx + 1) * (j + ny * k);
                    int periodic = Index.periodic(topology, 0);
                    double lastUpper = 0.0;
                    double lastValue = 0.0;
                    for (int i = 0; i < nx; i++) {
                        double wrapped = (i == 0 ? xl[f] * (periodic != 0 ? x[n + nx - 1] : 0.0) : 0.0) + (i == nx - 1 ?
                                xr[f + nx] * (periodic != 0 ? x[n] : 0.0) : 0.0);
                        double right = b[n + i] + wrapped + StencilLoops.yInflow(nx, ny, topology, i, j, k, yl, yr,
                                x) + StencilLoops.zInflow(nx, ny, nz, topology, i, j, k, zl, zr, x);
                        double lower = i > 0 ? xl[f + i] : 0.0;
                        double diagonal = StencilLoops.diagonalOf(nx, ny, topology, i, j, k, factor, mass, xl, xr, yl,
                                yr, zl, zr);
                        double pivot = diagonal - lower * lastUpper;
                        double inverse = pivot > LineLoops.SINGULAR * diagonal ? 1.0 / pivot : 0.0;
                        lastValue = inverse > 0 ? (right + lower * lastValue) * inverse : x[n + i];
                        lastUpper = i < nx - 1 ? xr[f + i + 1] * inverse : 0.0;
                        value[n + i] = lastValue;
                        upper[n + i] = lastUpper;
                    }
                    double next = 0.0;
                    for (int i = nx - 1; i >= 0; i--) {
                        next = value[n + i] + upper[n + i] * next;
                        x[n + i] = next;
                    }
                }
            }
        }
    }

    public static void LineLoops_smoothLinesAcross(
            int[] sizes, double[] scalars, double[] factor, double[] mass, double[] xl, double[] xr, double[] yl,
                    double[] yr, double[] zl, double[] zr, double[] b, double[] x, double[] value, double[] upper) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int alongY = sizes[4];
        int length = sizes[5];
        int firstA = sizes[6];
        int endA = sizes[7];
        int pairs = sizes[8];
        int firstB = sizes[9];
        int planes = sizes[10];
        int colour = sizes[11];
        for (@Parallel int plane = 0; plane < planes; plane++) {
            for (@Parallel int pair = 0; pair < pairs; pair++) {
                int p = firstB + plane;
                int i = 2 * (firstA / 2 + pair) + ((colour + p) & 1);
                if (i >= firstA && i < endA) {
                    int periodic = Index.periodic(topology, alongY != 0 ? 1 : 2);
                    int stride = alongY != 0 ? nx : nx * ny;
                    double lastValue = 0.0;
                    double lastUpper = 0.0;
                    for (int m = 0; m < length; m++) {
                        int j = alongY != 0 ? m : p;
                        int k = alongY != 0 ? p : m;
                        int c = i + nx * (j + ny * k);
                        int g = i + nx * (j + (ny + 1) * k);
                        double leftLower = alongY != 0 ? yl[g] : zl[c];
                        double rightUpper = alongY != 0 ? yr[g + nx] : zr[c + nx * ny];
                        double around = StencilLoops.xInflow(nx, ny, topology, i, j, k, xl, xr,
                                x) + (alongY != 0 ? StencilLoops.zInflow(nx, ny, nz, topology, i, j, k, zl, zr,
                                x) : StencilLoops.yInflow(nx, ny, topology, i, j, k, yl, yr, x));
                        double wrapBelow = m == 0 ? Index.hasBelow(m, periodic) : 0.0;
                        double wrapAbove = m == length - 1 ? Index.hasAbove(m, length, periodic) : 0.0;
                        double wrapped = leftLower * (wrapBelow * x[c + Index.below(m, length, periodic,
                                stride)]) + rightUpper * (wrapAbove * x[c + Index.above(m, length, periodic, stride)]);
                        double lower = (m > 0 ? 1.0 : 0.0) * leftLower;
                        double diagonal = StencilLoops.diagonalOf(nx, ny, topology, i, j, k, factor, mass, xl, xr, yl,
                                yr, zl, zr);
                        double pivot = diagonal - lower * lastUpper;
                        double inverse = pivot > LineLoops.SINGULAR * diagonal ? 1.0 / pivot : 0.0;
                        double source = b[c] + around + wrapped + lower * lastValue;
                        lastValue = inverse > 0 ? source * inverse : x[c];
                        lastUpper = (m < length - 1 ? 1.0 : 0.0) * rightUpper * inverse;
                        value[c] = lastValue;
                        upper[c] = lastUpper;
                    }
                    double next = 0.0;
                    for (int m = length - 1; m >= 0; m--) {
                        int c = alongY != 0 ? i + nx * (m + ny * p) : i + nx * (p + ny * m);
                        next = value[c] + upper[c] * next;
                        x[c] = next;
                    }
                }
            }
        }
    }

    public static void StaggeredLoops_gather(
            int[] sizes, double[] scalars, double[] placesX, double[] weightsX, double[] placesY, double[] weightsY,
                    double[] placesZ, double[] weightsZ, double[] fine, double[] target) {
        int nx = sizes[0];
        int ny = sizes[1];
        int coarseNx = sizes[2];
        int coarseNy = sizes[3];
        int coarseNz = sizes[4];
        for (@Parallel int k = 0; k < coarseNz; k++) {
            for (@Parallel int j = 0; j < coarseNy; j++) {
                for (@Parallel int i = 0; i < coarseNx; i++) {
                    double sum = 0.0;
                    for (int a = 3 * i; a < 3 * i + 3; a++) {
                        double line = 0.0;
                        for (int c = 3 * k; c < 3 * k + 3; c++) {
                            for (int b = 3 * j; b < 3 * j + 3; b++) {
                                double weight = weightsZ[c] * weightsY[b];
                                if (weight != 0) {
                                    line += weight * fine[Index.cell(nx, ny, (int) placesX[a], (int) placesY[b],
                                            (int) placesZ[c])];
                                }
                            }
                        }
                        double share = weightsX[a] * line;
                        sum = a == 3 * i ? share : sum + share;
                    }
                    target[Index.cell(coarseNx, coarseNy, i, j, k)] = sum;
                }
            }
        }
    }

    public static void StaggeredLoops_spread(
            int[] sizes, double[] scalars, double[] placesX, double[] weightsX, double[] placesY, double[] weightsY,
                    double[] placesZ, double[] weightsZ, double[] coarse, double[] target) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int coarseNx = sizes[3];
        int coarseNy = sizes[4];
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    double sum = 0.0;
                    for (int a = 2 * i; a < 2 * i + 2; a++) {
                        double line = 0.0;
                        for (int c = 2 * k; c < 2 * k + 2; c++) {
                            for (int b = 2 * j; b < 2 * j + 2; b++) {
                                double weight = weightsZ[c] * weightsY[b];
                                if (weight != 0) {
                                    line += weight * coarse[Index.cell(coarseNx, coarseNy, (int) placesX[a],
                                            (int) placesY[b], (int) placesZ[c])];
                                }
                            }
                        }
                        double share = weightsX[a] * line;
                        sum = a == 2 * i ? share : sum + share;
                    }
                    target[Index.cell(nx, ny, i, j, k)] += sum;
                }
            }
        }
    }

    public static void StencilLoops_apply(
            int[] sizes, double[] scalars, double[] factor, double[] mass, double[] xl, double[] xr, double[] yl,
                    double[] yr, double[] zl, double[] zr, double[] x, double[] y) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    y[Index.cell(nx, ny, i, j, k)] = StencilLoops.product(nx, ny, nz, topology, i, j, k, factor, mass,
                            xl, xr, yl, yr, zl, zr, x);
                }
            }
        }
    }

    public static void StencilLoops_residual(
            int[] sizes, double[] scalars, double[] factor, double[] mass, double[] xl, double[] xr, double[] yl,
                    double[] yr, double[] zl, double[] zr, double[] x, double[] b, double[] r) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int c = Index.cell(nx, ny, i, j, k);
                    r[c] = b[c] - StencilLoops.product(nx, ny, nz, topology, i, j, k, factor, mass, xl, xr, yl, yr, zl,
                            zr, x);
                }
            }
        }
    }

    public static void StencilLoops_diagonal(
            int[] sizes, double[] scalars, double[] factor, double[] mass, double[] xl, double[] xr, double[] yl,
                    double[] yr, double[] zl, double[] zr, double[] d) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    d[Index.cell(nx, ny, i, j, k)] = StencilLoops.diagonalOf(nx, ny, topology, i, j, k, factor, mass,
                            xl, xr, yl, yr, zl, zr);
                }
            }
        }
    }

    public static void StencilLoops_smoothPoints(
            int[] sizes, double[] scalars, double[] factor, double[] mass, double[] xl, double[] xr, double[] yl,
                    double[] yr, double[] zl, double[] zr, double[] b, double[] x) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int firstI = sizes[4];
        int endI = sizes[5];
        int pairs = sizes[6];
        int firstJ = sizes[7];
        int rows = sizes[8];
        int firstK = sizes[9];
        int layers = sizes[10];
        int colour = sizes[11];
        double relaxation = scalars[0];
        for (@Parallel int plane = 0; plane < layers; plane++) {
            for (@Parallel int row = 0; row < rows; row++) {
                for (@Parallel int pair = 0; pair < pairs; pair++) {
                    int k = firstK + plane;
                    int j = firstJ + row;
                    int i = 2 * (firstI / 2 + pair) + ((colour + j + k) & 1);
                    if (i >= firstI && i < endI) {
                        int c = Index.cell(nx, ny, i, j, k);
                        double inflow = StencilLoops.xInflow(nx, ny, topology, i, j, k, xl, xr,
                                x) + StencilLoops.yInflow(nx, ny, topology, i, j, k, yl, yr,
                                x) + StencilLoops.zInflow(nx, ny, nz, topology, i, j, k, zl, zr, x);
                        double diagonal = StencilLoops.diagonalOf(nx, ny, topology, i, j, k, factor, mass, xl, xr, yl,
                                yr, zl, zr);
                        x[c] = Stencil.relaxed(b[c], inflow, diagonal, x[c], relaxation);
                    }
                }
            }
        }
    }

    public static void StencilLoops_multiplyDense(
            int[] sizes, double[] scalars, double[] matrix, double[] b, double[] x) {
        int size = sizes[0];
        for (@Parallel int row = 0; row < size; row++) {
            double sum = 0.0;
            for (int column = 0; column < size; column++) {
                sum += matrix[row * size + column] * b[column];
            }
            x[row] = sum;
        }
    }

    public static void StencilLoops_sampleCouplings(
            int[] sizes, double[] scalars, double[] xl, double[] xr, double[] yl, double[] yr, double[] zl, double[] zr,
                    double[] samples) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int count = sizes[4];
        int stride = sizes[5];
        double ratio = scalars[0];
        for (@Parallel int sample = 0; sample < count; sample++) {
            int n = sample * stride;
            int i = n % nx;
            int j = n / nx % ny;
            int k = n / (nx * ny);
            int f = Index.face(0, nx, ny, i, j, k);
            int g = Index.face(1, nx, ny, i, j, k);
            int periodicX = Index.periodic(topology, 0);
            int periodicY = Index.periodic(topology, 1);
            int periodicZ = Index.periodic(topology, 2);
            samples[6 * sample] = StencilLoops.strongest(i, nx, periodicX, f, f + 1, xl, xr);
            samples[6 * sample + 1] = StencilLoops.strongest(j, ny, periodicY, g, g + nx, yl, yr);
            samples[6 * sample + 2] = StencilLoops.strongest(k, nz, periodicZ, n, n + nx * ny, zl, zr);
            samples[6 * sample + 3] = StencilLoops.oneSided(i, nx, periodicX, f, f + 1, ratio, xl, xr);
            samples[6 * sample + 4] = StencilLoops.oneSided(j, ny, periodicY, g, g + nx, ratio, yl, yr);
            samples[6 * sample + 5] = StencilLoops.oneSided(k, nz, periodicZ, n, n + nx * ny, ratio, zl, zr);
        }
    }

    public static void TransferLoops_restrictResidual(
            int[] sizes, double[] scalars, double[] factor, double[] mass, double[] xl, double[] xr, double[] yl,
                    double[] yr, double[] zl, double[] zr, double[] x, double[] b, double[] target) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int coarseNx = sizes[4];
        int coarseNy = sizes[5];
        int coarseNz = sizes[6];
        int stepX = sizes[7];
        int stepY = sizes[8];
        int stepZ = sizes[9];
        for (@Parallel int ck = 0; ck < coarseNz; ck++) {
            for (@Parallel int cj = 0; cj < coarseNy; cj++) {
                for (@Parallel int ci = 0; ci < coarseNx; ci++) {
                    int i = ci * stepX;
                    double sum = 0.0;
                    for (int k = ck * stepZ; k < Index.least((ck + 1) * stepZ, nz); k++) {
                        for (int j = cj * stepY; j < Index.least((cj + 1) * stepY, ny); j++) {
                            int c = Index.cell(nx, ny, i, j, k);
                            double here = b[c] - StencilLoops.product(nx, ny, nz, topology, i, j, k, factor, mass, xl,
                                    xr, yl, yr, zl, zr, x);
                            if (stepX == 2 && i + 1 < nx) {
                                double next = b[c + 1] - StencilLoops.product(nx, ny, nz, topology, i + 1, j, k, factor,
                                        mass, xl, xr, yl, yr, zl, zr, x);
                                sum += here + next;
                            } else {
                                sum += here;
                            }
                        }
                    }
                    target[Index.cell(coarseNx, coarseNy, ci, cj, ck)] = sum;
                }
            }
        }
    }

    public static void TransferLoops_sumCells(
            int[] sizes, double[] scalars, double[] fine, double[] target) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int coarseNx = sizes[3];
        int coarseNy = sizes[4];
        int coarseNz = sizes[5];
        int stepX = sizes[6];
        int stepY = sizes[7];
        int stepZ = sizes[8];
        for (@Parallel int ck = 0; ck < coarseNz; ck++) {
            for (@Parallel int cj = 0; cj < coarseNy; cj++) {
                for (@Parallel int ci = 0; ci < coarseNx; ci++) {
                    int i = ci * stepX;
                    double sum = 0.0;
                    for (int k = ck * stepZ; k < Index.least((ck + 1) * stepZ, nz); k++) {
                        for (int j = cj * stepY; j < Index.least((cj + 1) * stepY, ny); j++) {
                            int c = Index.cell(nx, ny, i, j, k);
                            sum += stepX == 2 && i + 1 < nx ? fine[c] + fine[c + 1] : fine[c];
                        }
                    }
                    target[Index.cell(coarseNx, coarseNy, ci, cj, ck)] = sum;
                }
            }
        }
    }

    public static void TransferLoops_averageCells(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] fine, double[] target) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int coarseNx = sizes[3];
        int coarseNy = sizes[4];
        int coarseNz = sizes[5];
        int stepX = sizes[6];
        int stepY = sizes[7];
        int stepZ = sizes[8];
        int positive = sizes[9];
        for (@Parallel int ck = 0; ck < coarseNz; ck++) {
            for (@Parallel int cj = 0; cj < coarseNy; cj++) {
                for (@Parallel int ci = 0; ci < coarseNx; ci++) {
                    double sum = 0.0;
                    double volume = 0.0;
                    for (int k = ck * stepZ; k < Index.least((ck + 1) * stepZ, nz); k++) {
                        for (int j = cj * stepY; j < Index.least((cj + 1) * stepY, ny); j++) {
                            for (int i = ci * stepX; i < Index.least((ci + 1) * stepX, nx); i++) {
                                double value = fine[Index.cell(nx, ny, i, j, k)];
                                double share = positive != 0 && !(value > 0) ? 0.0 : dx[i] * dy[j] * dz[k];
                                volume += share;
                                sum += share * value;
                            }
                        }
                    }
                    target[Index.cell(coarseNx, coarseNy, ci, cj, ck)] = volume > 0 ? sum / volume : 0.0;
                }
            }
        }
    }

    public static void TransferLoops_spreadCells(
            int[] sizes, double[] scalars, double[] coarse, double[] target) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int coarseNx = sizes[3];
        int coarseNy = sizes[4];
        int stepX = sizes[5];
        int stepY = sizes[6];
        int stepZ = sizes[7];
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    target[Index.cell(nx, ny, i, j, k)] += coarse[Index.cell(coarseNx, coarseNy, i / stepX, j / stepY,
                            k / stepZ)];
                }
            }
        }
    }

    public static void TransferLoops_coarsenFaces(
            int[] sizes, double[] scalars, double[] left, double[] right, double[] toLeft, double[] toRight) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int direction = sizes[4];
        int halved = sizes[5];
        int stepX = sizes[6];
        int stepY = sizes[7];
        int stepZ = sizes[8];
        int faceNx = sizes[9];
        int faceNy = sizes[10];
        int faceNz = sizes[11];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int place = Index.pick(direction, i, j, k);
                    int count = Index.pick(direction, nx, ny, nz);
                    int stride = Index.stride(direction, nx, ny);
                    int periodic = Index.periodic(topology, direction);
                    int endI = direction == 0 ? 1 : Index.least(stepX, nx - i * stepX);
                    int endJ = direction == 1 ? 1 : Index.least(stepY, ny - j * stepY);
                    int endK = direction == 2 ? 1 : Index.least(stepZ, nz - k * stepZ);
                    double sumLeft = 0.0;
                    double sumRight = 0.0;
                    for (int dk = 0; dk < endK; dk++) {
                        for (int dj = 0; dj < endJ; dj++) {
                            for (int di = 0; di < endI; di++) {
                                int start = Index.face(direction, nx, ny, direction == 0 ? 0 : i * stepX + di,
                                        direction == 1 ? 0 : j * stepY + dj, direction == 2 ? 0 : k * stepZ + dk);
                                sumLeft += TransferLoops.coarseWeight(start, place, count, stride, periodic, halved, 1,
                                        left, right);
                                sumRight += TransferLoops.coarseWeight(start, place, count, stride, periodic, halved, 0,
                                        left, right);
                            }
                        }
                    }
                    int at = i + faceNx * (j + faceNy * k);
                    toLeft[at] = sumLeft;
                    toRight[at] = sumRight;
                }
            }
        }
    }

    public static void TransferLoops_prolongate(
            int[] sizes, double[] scalars, double[] xl, double[] xr, double[] yl, double[] yr, double[] zl, double[] zr,
                    double[] coarse, double[] x) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int coarseNx = sizes[4];
        int coarseNy = sizes[5];
        int coarseNz = sizes[6];
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int f = Index.face(0, nx, ny, i, j, k);
                    int g = Index.face(1, nx, ny, i, j, k);
                    int h = Index.face(2, nx, ny, i, j, k);
                    int stepX = nx > coarseNx ? 2 : 1;
                    int stepY = ny > coarseNy ? 2 : 1;
                    int stepZ = nz > coarseNz ? 2 : 1;
                    int periodicX = Index.periodic(topology, 0);
                    int periodicY = Index.periodic(topology, 1);
                    int periodicZ = Index.periodic(topology, 2);
                    double ownX = TransferLoops.fineWeight(i, nx, stepX, periodicX, f, 1, 0, xl, xr);
                    double otherX = TransferLoops.fineWeight(i, nx, stepX, periodicX, f, 1, 1, xl, xr);
                    double ownY = TransferLoops.fineWeight(j, ny, stepY, periodicY, g, nx, 0, yl, yr);
                    double otherY = TransferLoops.fineWeight(j, ny, stepY, periodicY, g, nx, 1, yl, yr);
                    double ownZ = TransferLoops.fineWeight(k, nz, stepZ, periodicZ, h, nx * ny, 0, zl, zr);
                    double otherZ = TransferLoops.fineWeight(k, nz, stepZ, periodicZ, h, nx * ny, 1, zl, zr);
                    int offsetY = TransferLoops.otherOffset(j, ny, stepY, periodicY, coarseNy, coarseNx);
                    int offsetZ = TransferLoops.otherOffset(k, nz, stepZ, periodicZ, coarseNz, coarseNx * coarseNy);
                    int c = Index.cell(coarseNx, coarseNy, i / stepX, j / stepY, k / stepZ);
                    int o = c + TransferLoops.otherOffset(i, nx, stepX, periodicX, coarseNx, 1);
                    double near = ownY * (ownX * coarse[c] + otherX * coarse[o]) + otherY * (ownX * coarse[c + offsetY]
                            + otherX * coarse[o + offsetY]);
                    double far = ownY * (ownX * coarse[c + offsetZ] + otherX * coarse[o + offsetZ]) + otherY * (ownX *
                            coarse[c + offsetZ + offsetY] + otherX * coarse[o + offsetZ + offsetY]);
                    x[Index.cell(nx, ny, i, j, k)] += ownZ * near + otherZ * far;
                }
            }
        }
    }

    public static void TransportLoops_evaluate(
            int[] sizes, double[] scalars, double[] laws, double[] zones, double[] temperature, double[] out) {
        int size = sizes[0];
        int zoned = sizes[1];
        for (@Parallel int n = 0; n < size; n++) {
            int law = (int) laws[zoned != 0 ? (int) zones[n] : 0];
            int intervals = (int) laws[law];
            int order = (int) laws[law + 1];
            int starts = law + 5;
            double t = temperature[n];
            int low = 0;
            int high = intervals - 1;
            while (low < high) {
                int middle = (low + high + 1) / 2;
                if (laws[starts + middle] <= t) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            double x = t - laws[starts + low];
            int coefficients = starts + intervals + low * order;
            double sum = 0.0;
            for (int m = order - 1; m >= 0; m--) {
                sum = CurveForm.hornerStep(sum, x, laws[coefficients + m]);
            }
            double amplitude = laws[law + 2];
            if (amplitude != 0) {
                sum = sum + CurveForm.exponentialTerm(amplitude, laws[law + 3], laws[law + 4], t);
            }
            out[n] = sum;
        }
    }

    public static void TransportLoops_conductances(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] along, double[] conductivity,
                    double[] faces) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int direction = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    double conductance = 0.0;
                    if (TransportLoops.inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
                        int left = TransportLoops.leftPlace(direction, nx, ny, nz, i, j, k);
                        int right = TransportLoops.rightPlace(direction, nx, ny, nz, i, j, k);
                        double area = direction == 0 ? dy[j] * dz[k] : direction == 1 ? dx[i] * dz[k] : dx[i] * dy[j];
                        conductance = Diffusion.conductance(conductivity[TransportLoops.cellAt(direction, nx, ny, left,
                                i, j, k)], 0.5 * along[left], conductivity[TransportLoops.cellAt(direction, nx, ny,
                                right, i, j, k)], 0.5 * along[right], area);
                    }
                    faces[i + faceNx * (j + faceNy * k)] = conductance;
                }
            }
        }
    }

    public static void TransportLoops_fitExponentially(
            int[] sizes, double[] scalars, double[] potential, double[] flow, double[] left, double[] right) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int direction = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        int flows = sizes[8];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int face = i + faceNx * (j + faceNy * k);
                    double conductance = left[face];
                    if (TransportLoops.inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
                        int l = TransportLoops.cellAt(direction, nx, ny, TransportLoops.leftPlace(direction, nx, ny, nz,
                                i, j, k), i, j, k);
                        int r = TransportLoops.cellAt(direction, nx, ny, TransportLoops.rightPlace(direction, nx, ny,
                                nz, i, j, k), i, j, k);
                        double volumeFlow = flows != 0 ? flow[face] : 0.0;
                        double exponent = Drift.exponent(potential[l], potential[r], volumeFlow, conductance);
                        double bernoulli = Drift.bernoulli(Math.abs(exponent));
                        left[face] = Drift.weight(conductance, bernoulli, exponent);
                        right[face] = Drift.weight(conductance, bernoulli, -exponent);
                    } else {
                        right[face] = conductance;
                    }
                }
            }
        }
    }

    public static void TransportLoops_addFlow(
            int[] sizes, double[] scalars, double[] along, double[] flow, double[] left, double[] right) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int direction = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        double blend = scalars[0];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    if (TransportLoops.inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
                        int face = i + faceNx * (j + faceNy * k);
                        double deltaLeft = 0.5 * along[TransportLoops.leftPlace(direction, nx, ny, nz, i, j, k)];
                        double deltaRight = 0.5 * along[TransportLoops.rightPlace(direction, nx, ny, nz, i, j, k)];
                        left[face] += Advection.leftWeight(flow[face], blend, deltaLeft, deltaRight);
                        right[face] += Advection.rightWeight(flow[face], blend, deltaLeft, deltaRight);
                    }
                }
            }
        }
    }

    public static void TransportLoops_limitedFluxes(
            int[] sizes, double[] scalars, double[] along, double[] flow, double[] phi, double[] fluxes) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int direction = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int face = i + faceNx * (j + faceNy * k);
                    double excess = 0.0;
                    if (TransportLoops.inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
                        int count = Index.pick(direction, nx, ny, nz);
                        int left = TransportLoops.leftPlace(direction, nx, ny, nz, i, j, k);
                        int right = TransportLoops.rightPlace(direction, nx, ny, nz, i, j, k);
                        int forwards = flow[face] > 0 ? 1 : 0;
                        int upwind = forwards != 0 ? left : right;
                        int downwind = forwards != 0 ? right : left;
                        int beyond = forwards != 0 ? left - 1 : right + 1;
                        if (Index.periodic(topology, direction) != 0 || (beyond >= 0 && beyond < count)) {
                            int far = Index.wrapped(beyond, count);
                            excess = Advection.limitedExcess(flow[face], phi[TransportLoops.cellAt(direction, nx, ny,
                                    far, i, j, k)], phi[TransportLoops.cellAt(direction, nx, ny, upwind, i, j, k)],
                                    phi[TransportLoops.cellAt(direction, nx, ny, downwind, i, j, k)],
                                    0.5 * (along[far] + along[upwind]), 0.5 * (along[left] + along[right]),
                                    0.5 * along[upwind]);
                        }
                    }
                    fluxes[face] = excess;
                }
            }
        }
    }

    public static void TransportLoops_saturate(
            int[] sizes, double[] scalars, double[] fraction, double[] left, double[] right, double[] excess) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int direction = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    if (TransportLoops.inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
                        int face = i + faceNx * (j + faceNy * k);
                        double l = fraction[TransportLoops.cellAt(direction, nx, ny, TransportLoops.leftPlace(direction,
                                nx, ny, nz, i, j, k), i, j, k)];
                        double r = fraction[TransportLoops.cellAt(direction, nx, ny,
                                TransportLoops.rightPlace(direction, nx, ny, nz, i, j, k), i, j, k)];
                        double a = left[face];
                        double b = right[face];
                        excess[face] = Drift.saturatingExcess(a, b, l, r);
                        left[face] = Drift.saturatingLeft(a, b, r);
                        right[face] = Drift.saturatingRight(a, b, l);
                    }
                }
            }
        }
    }

    public static void TransportLoops_addDivergence(
            int[] sizes, double[] scalars, double[] fluxes, double[] source) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int direction = sizes[3];
        double factor = scalars[0];
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int face = Index.face(direction, nx, ny, i, j, k);
                    source[Index.cell(nx, ny, i, j, k)] += factor * (fluxes[face + Index.stride(direction, nx,
                            ny)] - fluxes[face]);
                }
            }
        }
    }

    public static void TransportLoops_gatherSide(
            int[] sizes, double[] scalars, double[] cells, double[] out) {
        int nx = sizes[0];
        int ny = sizes[1];
        int direction = sizes[2];
        int last = sizes[3];
        int countA = sizes[4];
        int countB = sizes[5];
        for (@Parallel int b = 0; b < countB; b++) {
            for (@Parallel int a = 0; a < countA; a++) {
                out[a + countA * b] = cells[TransportLoops.sideCell(direction, nx, ny, last, a, b)];
            }
        }
    }

    public static void TransportLoops_setSide(
            int[] sizes, double[] scalars, double[] values, double[] faces) {
        int nx = sizes[0];
        int ny = sizes[1];
        int direction = sizes[2];
        int last = sizes[3];
        int beyond = sizes[4];
        int countA = sizes[5];
        int countB = sizes[6];
        for (@Parallel int b = 0; b < countB; b++) {
            for (@Parallel int a = 0; a < countA; a++) {
                faces[TransportLoops.sideFace(direction, nx, ny, last, beyond, a, b)] = values[a + countA * b];
            }
        }
    }

    public static void TransportLoops_addSide(
            int[] sizes, double[] scalars, double[] values, double[] cells) {
        int nx = sizes[0];
        int ny = sizes[1];
        int direction = sizes[2];
        int last = sizes[3];
        int countA = sizes[4];
        int countB = sizes[5];
        for (@Parallel int b = 0; b < countB; b++) {
            for (@Parallel int a = 0; a < countA; a++) {
                cells[TransportLoops.sideCell(direction, nx, ny, last, a, b)] += values[a + countA * b];
            }
        }
    }

    public static void VectorLoops_setNumber(
            int[] sizes, double[] scalars, double[] target) {
        int at = sizes[0];
        int count = sizes[1];
        double value = scalars[0];
        for (@Parallel int n = 0; n < count; n++) {
            target[at + n] = value;
        }
    }

    public static void VectorLoops_quotient(
            int[] sizes, double[] scalars, double[] a, double[] b, double[] result) {
        int count = sizes[0];
        double factor = scalars[0];
        int aAt = sizes[1];
        int bAt = sizes[2];
        double least = scalars[1];
        int at = sizes[3];
        for (@Parallel int n = 0; n < count; n++) {
            result[at + n] = Scalars.quotient(factor, a[aAt], b[bAt], least);
        }
    }

    public static void VectorLoops_product(
            int[] sizes, double[] scalars, double[] a, double[] b, double[] result) {
        int count = sizes[0];
        double factor = scalars[0];
        int aAt = sizes[1];
        int bAt = sizes[2];
        int at = sizes[3];
        for (@Parallel int n = 0; n < count; n++) {
            result[at + n] = Scalars.product(factor, a[aAt], b[bAt]);
        }
    }

    public static void VectorLoops_weightedSum(
            int[] sizes, double[] scalars, double[] x, double[] y, double[] result) {
        int count = sizes[0];
        double alpha = scalars[0];
        int xAt = sizes[1];
        double beta = scalars[1];
        int yAt = sizes[2];
        int at = sizes[3];
        for (@Parallel int n = 0; n < count; n++) {
            result[at + n] = Scalars.weightedSum(alpha, x[xAt], beta, y[yAt]);
        }
    }

    public static void VectorLoops_root(
            int[] sizes, double[] scalars, double[] x, double[] result) {
        int count = sizes[0];
        int xAt = sizes[1];
        int at = sizes[2];
        for (@Parallel int n = 0; n < count; n++) {
            result[at + n] = Math.sqrt(x[xAt]);
        }
    }

    public static void VectorLoops_combine(
            int[] sizes, double[] scalars, double[] alpha, double[] x, double[] beta, double[] y) {
        int size = sizes[0];
        int alphaAt = sizes[1];
        int betaAt = sizes[2];
        for (@Parallel int n = 0; n < size; n++) {
            y[n] = alpha[alphaAt] * x[n] + beta[betaAt] * y[n];
        }
    }

    public static void VectorLoops_triad(
            int[] sizes, double[] scalars, double[] x, double[] alpha, double[] y, double[] target) {
        int size = sizes[0];
        int alphaAt = sizes[1];
        for (@Parallel int n = 0; n < size; n++) {
            target[n] = x[n] + alpha[alphaAt] * y[n];
        }
    }

    public static void VectorLoops_multiply(
            int[] sizes, double[] scalars, double[] x, double[] y, double[] z) {
        int size = sizes[0];
        for (@Parallel int n = 0; n < size; n++) {
            z[n] = x[n] * y[n];
        }
    }

    public static void VectorLoops_clamp(
            int[] sizes, double[] scalars, double[] x) {
        int size = sizes[0];
        double low = scalars[0];
        double high = scalars[1];
        for (@Parallel int n = 0; n < size; n++) {
            x[n] = least(greatest(x[n], low), high);
        }
    }

    public static void VectorLoops_dotLanes(
            int[] sizes, double[] scalars, double[] x, double[] y, double[] sums) {
        int size = sizes[0];
        int lanes = sizes[1];
        for (@Parallel int lane = 0; lane < lanes; lane++) {
            int start = lane / VectorLoops.LANES * VectorLoops.BLOCK;
            int full = Index.least(size - start, VectorLoops.BLOCK) / VectorLoops.LANES;
            double sum = 0.0;
            for (int m = 0; m < full; m++) {
                int n = start + lane % VectorLoops.LANES + VectorLoops.LANES * m;
                sum += x[n] * y[n];
            }
            sums[lane] = sum;
        }
    }

    public static void VectorLoops_dotBlocks(
            int[] sizes, double[] scalars, double[] x, double[] y, double[] sums, double[] target) {
        int size = sizes[0];
        int blocks = sizes[1];
        for (@Parallel int block = 0; block < blocks; block++) {
            int s = VectorLoops.LANES * block;
            int end = Index.least(size, (block + 1) * VectorLoops.BLOCK);
            double rest = 0.0;
            for (int n = end - (end - block * VectorLoops.BLOCK) % VectorLoops.LANES; n < end; n++) {
                rest += x[n] * y[n];
            }
            target[block] = ((sums[s] + sums[s + 1]) + (sums[s + 2] + sums[s + 3])) + ((sums[s + 4] + sums[s + 5]) +
                    (sums[s + 6] + sums[s + 7])) + rest;
        }
    }

    public static void VectorLoops_addPairwise(
            int[] sizes, double[] scalars, double[] values, double[] target) {
        int count = sizes[0];
        int groups = sizes[1];
        int at = sizes[2];
        for (@Parallel int group = 0; group < groups; group++) {
            double[] v = new double[32];
            int many = Index.least(count - VectorLoops.FAN * group, VectorLoops.FAN);
            for (int n = 0; n < many; n++) {
                v[n] = values[VectorLoops.FAN * group + n];
            }
            for (int left = many; left > 1; left = (left + 1) / 2) {
                for (int n = 0; n < left / 2; n++) {
                    v[n] = v[2 * n] + v[2 * n + 1];
                }
                if (left % 2 == 1) {
                    v[left / 2] = v[left - 1];
                }
            }
            target[at + group] = v[0];
        }
    }

    public static void VectorLoops_maximumLanes(
            int[] sizes, double[] scalars, double[] x, double[] target) {
        int size = sizes[0];
        int lanes = sizes[1];
        for (@Parallel int lane = 0; lane < lanes; lane++) {
            double most = 0.0;
            for (int n = lane; n < size; n += lanes) {
                most = greatest(most, Math.abs(x[n]));
            }
            target[lane] = most;
        }
    }

    public static void VectorLoops_minimumLanes(
            int[] sizes, double[] scalars, double[] x, double[] target) {
        int size = sizes[0];
        int lanes = sizes[1];
        double start = scalars[0];
        for (@Parallel int lane = 0; lane < lanes; lane++) {
            double least = start;
            for (int n = lane; n < size; n += lanes) {
                least = least(least, x[n]);
            }
            target[lane] = least;
        }
    }

    public static void ViscosityLoops_conductancesAlong(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] viscosity, double[] faces) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int placesNx = sizes[5];
        int placesNy = sizes[6];
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int place = Index.pick(component, i, j, k);
                    int count = Index.pick(component, nx, ny, nz);
                    int stride = Index.stride(component, placesNx, placesNy);
                    double conductance = viscosity[Index.cell(nx, ny, i, j, k)] * ViscosityLoops.areaAlong(component,
                            dx, dy, dz, i, j, k) / ViscosityLoops.width(component, dx, dy, dz, place);
                    int face = Index.face(component, placesNx, placesNy, i, j, k) + stride;
                    faces[face] = conductance;
                    if (Index.periodic(topology, component) != 0 && place == count - 1) {
                        faces[face - count * stride] = conductance;
                    }
                }
            }
        }
    }

    public static void ViscosityLoops_conductancesAcross(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] viscosity, double[] faces) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int direction = sizes[5];
        int faceNx = sizes[6];
        int faceNy = sizes[7];
        int faceNz = sizes[8];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int periodic = Index.periodic(topology, direction);
                    int place = Index.pick(direction, i, j, k);
                    if (place > 0 || periodic != 0) {
                        int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                        int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                        double conductance = ViscosityLoops.half(component, direction, nx, ny, nz, dx, dy, dz,
                                viscosity, i, j, k, left, -1) + ViscosityLoops.half(component, direction, nx, ny, nz,
                                dx, dy, dz, viscosity, i, j, k, right, 0);
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

    public static void ViscosityLoops_addFriction(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] viscosity,
                    double[] diagonal) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int direction = sizes[5];
        int faceNx = sizes[6];
        int faceNy = sizes[7];
        int faceNz = sizes[8];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                    diagonal[Index.cell(faceNx, faceNy, i, j, k)] += ViscosityLoops.friction(component, direction, nx,
                            ny, nz, topology, dx, dy, dz, viscosity, i, j, k, left,
                            -1) + ViscosityLoops.friction(component, direction, nx, ny, nz, topology, dx, dy, dz,
                            viscosity, i, j, k, right, 0);
                }
            }
        }
    }

    public static void ViscosityLoops_addNormalStress(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] viscosity, double[] u,
                    double[] force) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int faceNx = sizes[5];
        int faceNy = sizes[6];
        int faceNz = sizes[7];
        double factor = scalars[0];
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
                        double area = ViscosityLoops.areaAlong(component, dx, dy, dz, i, j, k);
                        int next = periodic != 0 && m == count - 1 ? place - m * stride : place + stride;
                        int last = periodic != 0 && m == 0 ? place + (count - 1) * stride : place - stride;
                        double above = viscosity[right] * area * (u[next] - u[place]) / ViscosityLoops.width(component,
                                dx, dy, dz, m);
                        double below = viscosity[left] * area * (u[place] - u[last]) / ViscosityLoops.width(component,
                                dx, dy, dz, m > 0 ? m - 1 : count - 1);
                        force[place] += factor * (above - below);
                    }
                }
            }
        }
    }

    public static void ViscosityLoops_addShear(
            int[] sizes, double[] scalars, double[] dx, double[] dy, double[] dz, double[] viscosity, double[] v,
                    double[] force) {
        int nx = sizes[0];
        int ny = sizes[1];
        int nz = sizes[2];
        int topology = sizes[3];
        int component = sizes[4];
        int direction = sizes[5];
        int faceNx = sizes[6];
        int faceNy = sizes[7];
        int faceNz = sizes[8];
        int acrossNx = sizes[9];
        int acrossNy = sizes[10];
        double factor = scalars[0];
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int left = FlowLoops.leftCell(component, nx, ny, nz, topology, i, j, k);
                    int right = FlowLoops.rightCell(component, nx, ny, nz, i, j, k);
                    if (left >= 0 && right >= 0) {
                        int m = Index.pick(component, i, j, k);
                        int before = Index.wrapped(m - 1, Index.pick(component, nx, ny, nz));
                        double distance = 0.5 * (ViscosityLoops.width(component, dx, dy, dz,
                                before) + ViscosityLoops.width(component, dx, dy, dz, m));
                        double sum = 0.0;
                        for (int side = 0; side < 2; side++) {
                            double stiffness = ViscosityLoops.shearStiffness(component, direction, nx, ny, nz, topology,
                                    dx, dy, dz, viscosity, i, j, k, left, right, side);
                            int q = Index.pick(direction, i, j, k) + side;
                            int along = Index.periodic(topology, direction) != 0 ? Index.wrapped(q,
                                    Index.pick(direction, nx, ny, nz)) : q;
                            double lower = v[ViscosityLoops.besideCorner(component, direction, acrossNx, acrossNy,
                                    before, along, i, j, k)];
                            double upper = v[ViscosityLoops.besideCorner(component, direction, acrossNx, acrossNy, m,
                                    along, i, j, k)];
                            sum += (side == 0 ? -1.0 : 1.0) * stiffness * (upper - lower) / distance;
                        }
                        force[Index.cell(faceNx, faceNy, i, j, k)] += factor * sum;
                    }
                }
            }
        }
    }
}
