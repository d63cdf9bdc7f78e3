package org.soretflow.backend.cpu;

import java.util.Arrays;
import org.soretflow.backend.Curve;
import org.soretflow.backend.Grid;
import org.soretflow.cell.Advection;
import org.soretflow.cell.Drift;
import org.soretflow.mesh.Direction;

/// Coefficients of the transport equations on the CPU.
final class CpuTransport {

    private CpuTransport() {}

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
        double[] ones = new double[grid.nx()];
        Arrays.fill(ones, 1);
        Areas areas = new Areas(d == Direction.X ? ones : dx, dy, dz, d);
        Arrays.fill(faces, 0);
        StaggeredRows.inner(threads, grid, d, () -> new DiffusionRows(grid, areas, along, k, faces));
        FacePeriod.close(grid, d, faces);
    }

    static void fitExponentially(
            Threads threads, Grid grid, Direction d, double[] potential, double[] flow, double[] left, double[] right) {
        System.arraycopy(left, 0, right, 0, left.length);
        StaggeredRows.inner(threads, grid, d, () -> new ExponentialFit(grid, d, potential, flow, left, right));
        FacePeriod.close(grid, d, left);
        FacePeriod.close(grid, d, right);
    }

    static void addFlow(
            Threads threads, Grid grid, Direction d, double[] along, double[] flow, double blend, double[] left, double[] right) {
        StaggeredRows.inner(threads, grid, d, () -> new AdvectionRows(grid, d, along, flow, blend, left, right));
        FacePeriod.close(grid, d, left);
        FacePeriod.close(grid, d, right);
    }

    static void limitedFluxes(
            Threads threads, Grid grid, Direction d, double[] along, double[] flow, double[] phi, double[] fluxes) {
        int count = grid.count(d);
        int stride = grid.stride(d);
        boolean periodic = grid.periodic(d);
        Arrays.fill(fluxes, 0);
        StaggeredRows.inner(threads, grid, d, (from, to, j, k, left, right) -> {
            int face = grid.face(d, 0, j, k);
            int step = d == Direction.X ? 1 : 0;
            int first = d == Direction.X ? 0 : d == Direction.Y ? j : k;
            for (int i = from; i < to; i++) {
                double volumeFlow = flow[face + i];
                boolean forwards = volumeFlow > 0;
                int rightPlace = first + step * i;
                int leftPlace = rightPlace > 0 ? rightPlace - 1 : count - 1;
                int upwindPlace = forwards ? leftPlace : rightPlace;
                int beyond = forwards ? leftPlace - 1 : rightPlace + 1;
                boolean exists = beyond >= 0 && beyond < count;
                if (!exists && !periodic) {
                    continue;
                }
                int far = exists ? beyond : beyond < 0 ? count - 1 : 0;
                int upwind = i + (forwards ? left : right);
                int downwind = i + (forwards ? right : left);
                fluxes[face + i] = Advection.limitedExcess(
                        volumeFlow,
                        phi[upwind + (far - upwindPlace) * stride],
                        phi[upwind],
                        phi[downwind],
                        0.5 * (along[far] + along[upwindPlace]),
                        0.5 * (along[leftPlace] + along[rightPlace]),
                        0.5 * along[upwindPlace]);
            }
        });
        FacePeriod.close(grid, d, fluxes);
    }

    static void saturate(
            Threads threads, Grid grid, Direction d, double[] fraction, double[] left, double[] right, double[] excess) {
        StaggeredRows.inner(threads, grid, d, (from, to, j, k, leftCell, rightCell) -> {
            int face = grid.face(d, 0, j, k);
            for (int i = from; i < to; i++) {
                double a = left[face + i];
                double b = right[face + i];
                double before = fraction[leftCell + i];
                double behind = fraction[rightCell + i];
                excess[face + i] = Drift.saturatingExcess(a, b, before, behind);
                left[face + i] = Drift.saturatingLeft(a, b, behind);
                right[face + i] = Drift.saturatingRight(a, b, before);
            }
        });
        FacePeriod.close(grid, d, left);
        FacePeriod.close(grid, d, right);
        FacePeriod.close(grid, d, excess);
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
}
