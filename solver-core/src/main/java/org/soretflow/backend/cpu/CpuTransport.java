package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.backend.Curve;
import org.soretflow.backend.Grid;
import org.soretflow.cell.Advection;
import org.soretflow.cell.Diffusion;
import org.soretflow.cell.Drift;
import org.soretflow.mesh.Direction;

/// Coefficients of the transport equations on the CPU.
final class CpuTransport {

    private CpuTransport() {}

    /// What happens at one inner face.
    ///
    /// The face's number, the cells on both sides, their places along the direction, and the places transverse to it.
    @FunctionalInterface
    interface FaceAction {
        void at(int face, int leftCell, int rightCell, int leftPlace, int rightPlace, int i, int j, int k);
    }

    /// Visits all inner and periodic faces of a direction by rows; a periodic face pair is visited under both numbers.
    static void forFaces(Threads threads, Grid grid, Direction d, FaceAction action) {
        int count = grid.count(d);
        int stride = grid.stride(d);
        boolean periodic = grid.periodic(d);
        int faceNx = grid.nx() + (d == Direction.X ? 1 : 0);
        int faceNy = grid.ny() + (d == Direction.Y ? 1 : 0);
        int faceNz = grid.nz() + (d == Direction.Z ? 1 : 0);
        threads.run(faceNy * faceNz, grid.cells(), (from, to) -> {
            for (int row = from; row < to; row++) {
                int j = row % faceNy;
                int k = row / faceNy;
                for (int i = 0; i < faceNx; i++) {
                    int m = d == Direction.X ? i : d == Direction.Y ? j : k;
                    boolean end = m == 0 || m == count;
                    if (end && !periodic) {
                        continue;
                    }
                    int origin = i + grid.nx() * (j + grid.ny() * k) - m * stride;
                    int leftPlace = m == 0 ? count - 1 : m - 1;
                    int rightPlace = m == count ? 0 : m;
                    int left = origin + leftPlace * stride;
                    int right = origin + rightPlace * stride;
                    action.at(i + faceNx * row, left, right, leftPlace, rightPlace, i, j, k);
                }
            }
        });
    }

    static void evaluate(Threads threads, Curve[] laws, double[] zones, double[] temperature, double[] out) {
        threads.run(out.length, out.length, (from, to) -> {
            for (int n = from; n < to; n++) {
                out[n] = laws[zones == null ? 0 : (int) zones[n]].at(temperature[n]);
            }
        });
    }

    static void conductances(
            Threads threads, Grid grid, Direction d, double[] dx, double[] dy, double[] dz, double[] k, double[] faces) {
        double[] along = d == Direction.X ? dx : d == Direction.Y ? dy : dz;
        Arrays.fill(faces, 0);
        forFaces(threads, grid, d, (face, left, right, leftPlace, rightPlace, i, j, kk) -> {
            double area = switch (d) {
                case X -> dy[j] * dz[kk];
                case Y -> dx[i] * dz[kk];
                case Z -> dx[i] * dy[j];
            };
            faces[face] =
                    Diffusion.conductance(k[left], 0.5 * along[leftPlace], k[right], 0.5 * along[rightPlace], area);
        });
    }

    static void fitExponentially(
            Threads threads, Grid grid, Direction d, double[] potential, double[] flow, double[] left, double[] right) {
        System.arraycopy(left, 0, right, 0, left.length);
        forFaces(threads, grid, d, (face, leftCell, rightCell, leftPlace, rightPlace, i, j, k) -> {
            double conductance = left[face];
            double volumeFlow = flow == null ? 0 : flow[face];
            double exponent = Drift.exponent(potential[leftCell], potential[rightCell], volumeFlow, conductance);
            double bernoulli = Drift.bernoulli(Math.abs(exponent));
            left[face] = Drift.weight(conductance, bernoulli, exponent);
            right[face] = Drift.weight(conductance, bernoulli, -exponent);
        });
    }

    static void addFlow(
            Threads threads, Grid grid, Direction d, double[] along, double[] flow, double blend, double[] left, double[] right) {
        forFaces(threads, grid, d, (face, leftCell, rightCell, leftPlace, rightPlace, i, j, k) -> {
            double deltaLeft = 0.5 * along[leftPlace];
            double deltaRight = 0.5 * along[rightPlace];
            left[face] += Advection.leftWeight(flow[face], blend, deltaLeft, deltaRight);
            right[face] += Advection.rightWeight(flow[face], blend, deltaLeft, deltaRight);
        });
    }

    static void limitedFluxes(
            Threads threads, Grid grid, Direction d, double[] along, double[] flow, double[] phi, double[] fluxes) {
        int count = grid.count(d);
        int stride = grid.stride(d);
        boolean periodic = grid.periodic(d);
        Arrays.fill(fluxes, 0);
        forFaces(threads, grid, d, (face, left, right, leftPlace, rightPlace, i, j, k) -> {
            double volumeFlow = flow[face];
            boolean forwards = volumeFlow > 0;
            int upwindPlace = forwards ? leftPlace : rightPlace;
            int far = forwards ? leftPlace - 1 : rightPlace + 1;
            if (!periodic && (far < 0 || far >= count)) {
                return;
            }
            far = Math.floorMod(far, count);
            int upwind = forwards ? left : right;
            int downwind = forwards ? right : left;
            fluxes[face] = Advection.limitedExcess(
                    volumeFlow,
                    phi[upwind + (far - upwindPlace) * stride],
                    phi[upwind],
                    phi[downwind],
                    0.5 * (along[far] + along[upwindPlace]),
                    0.5 * (along[leftPlace] + along[rightPlace]),
                    0.5 * along[upwindPlace]);
        });
    }

    /// `source += factor · (flux out above − flux in below)`, cell by cell.
    static void addDivergence(
            Threads threads, Grid grid, Direction d, double[] fluxes, double factor, double[] source) {
        int stride = grid.stride(d);
        threads.run(grid.ny() * grid.nz(), grid.cells(), (from, to) -> {
            for (int row = from; row < to; row++) {
                int face = grid.face(d, 0, row % grid.ny(), row / grid.ny());
                for (int i = 0; i < grid.nx(); i++) {
                    source[grid.nx() * row + i] += factor * (fluxes[face + i + stride] - fluxes[face + i]);
                }
            }
        });
    }

    static void saturate(
            Threads threads, Grid grid, Direction d, double[] fraction, double[] left, double[] right, double[] excess) {
        forFaces(threads, grid, d, (face, leftCell, rightCell, leftPlace, rightPlace, i, j, k) -> {
            double a = left[face];
            double b = right[face];
            excess[face] = Drift.saturatingExcess(a, b, fraction[leftCell], fraction[rightCell]);
            left[face] = Drift.saturatingLeft(a, b, fraction[rightCell]);
            right[face] = Drift.saturatingRight(a, b, fraction[leftCell]);
        });
    }
}
