package org.soretflow.gpu.loops;

import org.soretflow.cell.Advection;
import org.soretflow.cell.CurveForm;
import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Drift;

/// Coefficients of the transport equations; see [org.soretflow.backend.TransportKernels].
///
/// Loops over faces run over all of a direction; inner and periodic ones have cells on both sides.
public final class TransportLoops {

    private TransportLoops() {}

    /// @param laws for each law the place where it begins; then laws one after the other: number of intervals, order,
    ///     amplitude, centre, scale, starts, coefficients
    /// @param zones not read where `zoned` is 0
    public static void evaluate(int size, int zoned, double[] laws, double[] zones, double[] temperature, double[] out) {
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

    /// 1 if a face has cells on both sides.
    static int inside(int direction, int nx, int ny, int nz, int topology, int i, int j, int k) {
        int m = Index.pick(direction, i, j, k);
        int end = m == 0 || m == Index.pick(direction, nx, ny, nz) ? 1 : 0;
        return end == 0 || Index.periodic(topology, direction) != 0 ? 1 : 0;
    }

    /// Place along the direction of the cell on the left of a face.
    static int leftPlace(int direction, int nx, int ny, int nz, int i, int j, int k) {
        int m = Index.pick(direction, i, j, k);
        return m == 0 ? Index.pick(direction, nx, ny, nz) - 1 : m - 1;
    }

    /// Place along the direction of the cell on the right of a face.
    static int rightPlace(int direction, int nx, int ny, int nz, int i, int j, int k) {
        int m = Index.pick(direction, i, j, k);
        return m == Index.pick(direction, nx, ny, nz) ? 0 : m;
    }

    /// Number of the cell in the row of a face that is at a place along the direction.
    static int cellAt(int direction, int nx, int ny, int place, int i, int j, int k) {
        return Index.cell(nx, ny, direction == 0 ? place : i, direction == 1 ? place : j, direction == 2 ? place : k);
    }

    public static void conductances(
            int nx, int ny, int nz, int topology, int direction, int faceNx, int faceNy, int faceNz, double[] dx,
            double[] dy, double[] dz, double[] along, double[] conductivity, double[] faces) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    double conductance = 0.0;
                    if (inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
                        int left = leftPlace(direction, nx, ny, nz, i, j, k);
                        int right = rightPlace(direction, nx, ny, nz, i, j, k);
                        double area = direction == 0 ? dy[j] * dz[k] : direction == 1 ? dx[i] * dz[k] : dx[i] * dy[j];
                        conductance = Diffusion.conductance(
                                conductivity[cellAt(direction, nx, ny, left, i, j, k)], 0.5 * along[left],
                                conductivity[cellAt(direction, nx, ny, right, i, j, k)], 0.5 * along[right], area);
                    }
                    faces[i + faceNx * (j + faceNy * k)] = conductance;
                }
            }
        }
    }

    /// @param flow not read where `flows` is 0
    public static void fitExponentially(
            int nx, int ny, int nz, int topology, int direction, int faceNx, int faceNy, int faceNz, int flows,
            double[] potential, double[] flow, double[] left, double[] right) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int face = i + faceNx * (j + faceNy * k);
                    double conductance = left[face];
                    if (inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
                        int l = cellAt(direction, nx, ny, leftPlace(direction, nx, ny, nz, i, j, k), i, j, k);
                        int r = cellAt(direction, nx, ny, rightPlace(direction, nx, ny, nz, i, j, k), i, j, k);
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

    public static void addFlow(
            int nx, int ny, int nz, int topology, int direction, int faceNx, int faceNy, int faceNz, double blend,
            double[] along, double[] flow, double[] left, double[] right) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    if (inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
                        int face = i + faceNx * (j + faceNy * k);
                        double deltaLeft = 0.5 * along[leftPlace(direction, nx, ny, nz, i, j, k)];
                        double deltaRight = 0.5 * along[rightPlace(direction, nx, ny, nz, i, j, k)];
                        left[face] += Advection.leftWeight(flow[face], blend, deltaLeft, deltaRight);
                        right[face] += Advection.rightWeight(flow[face], blend, deltaLeft, deltaRight);
                    }
                }
            }
        }
    }

    public static void limitedFluxes(
            int nx, int ny, int nz, int topology, int direction, int faceNx, int faceNy, int faceNz, double[] along,
            double[] flow, double[] phi, double[] fluxes) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    int face = i + faceNx * (j + faceNy * k);
                    double excess = 0.0;
                    if (inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
                        int count = Index.pick(direction, nx, ny, nz);
                        int left = leftPlace(direction, nx, ny, nz, i, j, k);
                        int right = rightPlace(direction, nx, ny, nz, i, j, k);
                        int forwards = flow[face] > 0 ? 1 : 0;
                        int upwind = forwards != 0 ? left : right;
                        int downwind = forwards != 0 ? right : left;
                        int beyond = forwards != 0 ? left - 1 : right + 1;
                        if (Index.periodic(topology, direction) != 0 || (beyond >= 0 && beyond < count)) {
                            int far = Index.wrapped(beyond, count);
                            excess = Advection.limitedExcess(
                                    flow[face], phi[cellAt(direction, nx, ny, far, i, j, k)],
                                    phi[cellAt(direction, nx, ny, upwind, i, j, k)],
                                    phi[cellAt(direction, nx, ny, downwind, i, j, k)],
                                    0.5 * (along[far] + along[upwind]), 0.5 * (along[left] + along[right]),
                                    0.5 * along[upwind]);
                        }
                    }
                    fluxes[face] = excess;
                }
            }
        }
    }

    public static void saturate(
            int nx, int ny, int nz, int topology, int direction, int faceNx, int faceNy, int faceNz, double[] fraction,
            double[] left, double[] right, double[] excess) {
        for (@Parallel int k = 0; k < faceNz; k++) {
            for (@Parallel int j = 0; j < faceNy; j++) {
                for (@Parallel int i = 0; i < faceNx; i++) {
                    if (inside(direction, nx, ny, nz, topology, i, j, k) != 0) {
                        int face = i + faceNx * (j + faceNy * k);
                        double l = fraction[cellAt(
                                direction, nx, ny, leftPlace(direction, nx, ny, nz, i, j, k), i, j, k)];
                        double r = fraction[cellAt(
                                direction, nx, ny, rightPlace(direction, nx, ny, nz, i, j, k), i, j, k)];
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

    public static void addDivergence(
            int nx, int ny, int nz, int direction, double factor, double[] fluxes, double[] source) {
        for (@Parallel int k = 0; k < nz; k++) {
            for (@Parallel int j = 0; j < ny; j++) {
                for (@Parallel int i = 0; i < nx; i++) {
                    int face = Index.face(direction, nx, ny, i, j, k);
                    source[Index.cell(nx, ny, i, j, k)] +=
                            factor * (fluxes[face + Index.stride(direction, nx, ny)] - fluxes[face]);
                }
            }
        }
    }

    /// Number of the cell at face (a, b) of a side.
    static int sideCell(int direction, int nx, int ny, int last, int a, int b) {
        return Index.cell(
                nx, ny, direction == 0 ? last : a, direction == 0 ? a : direction == 1 ? last : b,
                direction == 2 ? last : b);
    }

    /// Number of face (a, b) of a side in the direction's numbering.
    ///
    /// @param beyond 1 for the upper side, else 0
    static int sideFace(int direction, int nx, int ny, int last, int beyond, int a, int b) {
        return Index.face(
                direction, nx, ny, direction == 0 ? last : a, direction == 0 ? a : direction == 1 ? last : b,
                direction == 2 ? last : b) + beyond * Index.stride(direction, nx, ny);
    }

    public static void gatherSide(
            int nx, int ny, int direction, int last, int countA, int countB, double[] cells, double[] out) {
        for (@Parallel int b = 0; b < countB; b++) {
            for (@Parallel int a = 0; a < countA; a++) {
                out[a + countA * b] = cells[sideCell(direction, nx, ny, last, a, b)];
            }
        }
    }

    public static void setSide(
            int nx, int ny, int direction, int last, int beyond, int countA, int countB, double[] values,
            double[] faces) {
        for (@Parallel int b = 0; b < countB; b++) {
            for (@Parallel int a = 0; a < countA; a++) {
                faces[sideFace(direction, nx, ny, last, beyond, a, b)] = values[a + countA * b];
            }
        }
    }

    public static void addSide(
            int nx, int ny, int direction, int last, int countA, int countB, double[] values, double[] cells) {
        for (@Parallel int b = 0; b < countB; b++) {
            for (@Parallel int a = 0; a < countA; a++) {
                cells[sideCell(direction, nx, ny, last, a, b)] += values[a + countA * b];
            }
        }
    }
}
