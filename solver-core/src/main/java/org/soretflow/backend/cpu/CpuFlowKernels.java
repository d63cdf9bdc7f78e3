package org.soretflow.backend.cpu;

import static org.soretflow.backend.cpu.CpuBuffer.of;
import static org.soretflow.backend.cpu.StaggeredRows.NONE;

import java.util.Arrays;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.FlowKernels;
import org.soretflow.backend.Grid;
import org.soretflow.backend.StencilData;
import org.soretflow.cell.Momentum;
import org.soretflow.mesh.Direction;

/// The kernels of momentum and continuity on the CPU.
abstract class CpuFlowKernels implements FlowKernels {

    final Threads threads;

    CpuFlowKernels(Threads threads) {
        this.threads = threads;
    }

    @Override
    public void faceFlow(FlowGrid grid, int component, Buffer velocity, Buffer flow) {
        Grid cells = grid.cells();
        Direction d = Direction.values()[component];
        Grid places = grid.faces()[component];
        Areas areas = Areas.of(grid, component);
        double[] along = areas.along();
        double[] u = of(velocity);
        double[] into = of(flow);
        threads.run(places.ny() * places.nz(), places.cells(), (first, end) -> {
            for (int row = first; row < end; row++) {
                int j = row % places.ny();
                int k = row / places.ny();
                double factor = areas.factor(j, k);
                int at = places.nx() * row;
                int face = cells.face(d, 0, j, k);
                int count = places.nx();
                for (int i = 0; i < count; i++) {
                    into[face + i] = factor * along[i] * u[at + i];
                }
            }
        });
        FacePeriod.close(cells, d, into);
    }

    @Override
    public void controlVolumeFlow(
            FlowGrid grid, int component, Direction direction, Buffer transporting, double factor, Buffer flow) {
        Grid volumes = grid.faces()[component];
        Areas areas = Areas.of(grid, direction.ordinal());
        double[] u = of(transporting);
        double[] into = of(flow);
        if (direction.ordinal() == component) {
            alongComponent(grid, component, areas, u, factor, into);
        } else {
            Grid from = grid.faces()[direction.ordinal()];
            double[] along = areas.along();
            double[] closed = new double[from.nx() + 1];
            StaggeredRows.run(threads, from, Direction.values()[component], (first, end, j, k, left, right) -> {
                int face = volumes.face(direction, 0, j, k);
                double[] before = left == NONE ? closed : u;
                double[] behind = right == NONE ? closed : u;
                int l = left == NONE ? 0 : left;
                int r = right == NONE ? 0 : right;
                if (component == 0) {
                    double rowFactor =
                            areas.factor(Math.min(j, grid.cells().ny() - 1), Math.min(k, grid.cells().nz() - 1));
                    for (int i = first; i < end; i++) {
                        double west = along[i > 0 ? i - 1 : from.nx() - 1] * before[l + i];
                        double east = along[Math.min(i, from.nx() - 1)] * behind[r + i];
                        into[face + i] = Momentum.flow(factor, rowFactor, west, rowFactor, east);
                    }
                } else {
                    double below = left == NONE ? 0 : acrossFactor(areas, component, direction, j, k, -1, grid.cells());
                    double above = right == NONE ? 0 : acrossFactor(areas, component, direction, j, k, 0, grid.cells());
                    for (int i = first; i < end; i++) {
                        into[face + i] = Momentum.flow(
                                factor, below * along[i], before[l + i], above * along[i], behind[r + i]);
                    }
                }
            });
        }
        FacePeriod.close(volumes, direction, into);
    }

    /// Area factor of the transporting faces in the row below (−1) or above (0) a place of a component along y or z.
    private static double acrossFactor(
            Areas areas, int component, Direction direction, int j, int k, int shift, Grid cells) {
        int row = component == 1 ? Math.floorMod(j + shift, cells.ny()) : Math.min(j, cells.ny() - 1);
        int layer = component == 2 ? Math.floorMod(k + shift, cells.nz()) : Math.min(k, cells.nz() - 1);
        return areas.factor(row, layer);
    }

    /// Through the centre of every cell.
    private void alongComponent(FlowGrid grid, int component, Areas areas, double[] u, double factor, double[] into) {
        Grid cells = grid.cells();
        Grid places = grid.faces()[component];
        Direction d = Direction.values()[component];
        double[] along = areas.along();
        int count = cells.count(d);
        boolean periodic = cells.periodic(d);
        Arrays.fill(into, 0);
        threads.run(cells.ny() * cells.nz(), cells.cells(), (first, end) -> {
            for (int row = first; row < end; row++) {
                int j = row % cells.ny();
                int k = row / cells.ny();
                int lower = places.nx() * (j + places.ny() * k);
                int place = d == Direction.Y ? j : k;
                int stride = places.stride(d);
                int upper = d == Direction.X || place < count - 1 || !periodic
                        ? lower + stride
                        : lower - (count - 1) * stride;
                int face = places.face(d, 0, j, k) + places.stride(d);
                double rowFactor = areas.factor(j, k);
                int last = d == Direction.X && periodic ? cells.nx() - 1 : cells.nx();
                int step = d == Direction.X ? 1 : 0;
                for (int i = 0; i < last; i++) {
                    into[face + i] = Momentum.flow(
                            factor, rowFactor * along[i], u[lower + i], rowFactor * along[i + step], u[upper + i]);
                }
                if (last < cells.nx()) {
                    into[face + last] = Momentum.flow(factor, rowFactor, u[lower + last], rowFactor, u[lower]);
                }
            }
        });
        FacePeriod.open(places, d, into);
    }

    @Override
    public void viscousConductances(FlowGrid grid, int component, Direction direction, Buffer viscosity, Buffer faces) {
        ViscousConductances.compute(threads, grid, component, direction, of(viscosity), of(faces));
    }

    @Override
    public void addFriction(FlowGrid grid, int component, Direction direction, Buffer viscosity, Buffer diagonal) {
        CpuViscosity.addFriction(threads, grid, component, direction, of(viscosity), of(diagonal));
    }

    @Override
    public void addHoop(FlowGrid grid, Buffer viscosity, Buffer diagonal) {
        CpuViscosity.addHoop(threads, grid, of(viscosity), of(diagonal));
    }

    @Override
    public void addTransposedStress(
            FlowGrid grid, int component, Buffer viscosity, Buffer[] velocities, double factor, Buffer force) {
        CpuViscosity.addTransposedStress(threads, grid, component, of(viscosity), velocities, factor, of(force));
    }

    @Override
    public void addNormalDissipation(FlowGrid grid, int component, Buffer viscosity, Buffer velocity, Buffer heat) {
        new CpuDissipation(grid, of(viscosity), of(heat)).addNormal(threads, component, of(velocity));
    }

    @Override
    public void addShearDissipation(
            FlowGrid grid, int component, Direction direction, Buffer viscosity, Buffer velocity, Buffer across,
            Buffer heat) {
        new CpuDissipation(grid, of(viscosity), of(heat))
                .addShear(threads, component, direction.ordinal(), of(velocity), of(across));
    }

    @Override
    public void addCarried(
            Grid grid, Direction direction, Buffer widths, Buffer flow, Buffer phi, double factor, Buffer out) {
        double[] into = of(out);
        threads.run(grid.ny() * grid.nz(), grid.cells(), (first, end) -> {
            Carried carried = new Carried(grid, direction, of(widths), of(flow), of(phi), factor);
            for (int row = first; row < end; row++) {
                carried.addRow(row, into);
            }
        });
    }

    @Override
    public void addCarriedMomentum(
            FlowGrid grid, int component, Buffer[] velocities, Buffer[] changes, Buffer value, Buffer change,
            double factor, Buffer out) {
        new CpuCarriedMomentum(grid, component, velocities, changes, of(value), of(change), factor, of(out)).add(threads);
    }

    @Override
    public void addViscousForce(
            FlowGrid grid, int component, Buffer viscosity, Buffer velocity, double factor, Buffer force) {
        new CpuViscousForce(grid, component, of(viscosity), of(velocity), factor, of(force)).add(threads);
    }

    @Override
    public void addPressureForce(FlowGrid grid, int component, Buffer pressure, double factor, Buffer force) {
        Grid places = grid.faces()[component];
        Areas areas = Areas.of(grid, component);
        double[] along = areas.along();
        double[] p = of(pressure);
        double[] nothing = new double[places.nx()];
        double[] into = of(force);
        StaggeredRows.run(threads, grid.cells(), Direction.values()[component], (from, to, j, k, left, right) -> {
            int at = places.nx() * (j + places.ny() * k);
            double rowFactor = factor * areas.factor(j, k);
            double[] before = left == NONE ? nothing : p;
            double[] behind = right == NONE ? nothing : p;
            int l = left == NONE ? 0 : left;
            int r = right == NONE ? 0 : right;
            for (int i = from; i < to; i++) {
                into[at + i] += Momentum.pressureForce(rowFactor * along[i], before[l + i], behind[r + i]);
            }
        });
    }

    @Override
    public void addWeight(FlowGrid grid, int component, Buffer density, double gravity, Buffer force) {
        if (gravity == 0) {
            return;
        }
        Direction d = Direction.values()[component];
        Grid places = grid.faces()[component];
        Areas areas = Areas.of(grid, component);
        double[] w = of(grid.widths()[component]);
        double[] along = areas.along();
        double[] rho = of(density);
        double[] into = of(force);
        int count = grid.cells().count(d);
        int step = d == Direction.X ? 1 : 0;
        StaggeredRows.run(threads, grid.cells(), d, (from, to, j, k, left, right) -> {
            int at = places.nx() * (j + places.ny() * k);
            double rowFactor = gravity * areas.factor(j, k);
            int place = d == Direction.Y ? j : d == Direction.Z ? k : 0;
            if (left == NONE || right == NONE) {
                int only = left == NONE ? right : left;
                double half = 0.5 * w[left == NONE ? 0 : count - 1];
                for (int i = from; i < to; i++) {
                    into[at + i] += rowFactor * along[i] * half * rho[only + i];
                }
            } else if (step == 0) {
                double before = 0.5 * w[place > 0 ? place - 1 : count - 1];
                double behind = 0.5 * w[place];
                for (int i = from; i < to; i++) {
                    double there = Momentum.interpolated(rho[left + i], before, rho[right + i], behind);
                    into[at + i] += rowFactor * along[i] * (before + behind) * there;
                }
            } else {
                for (int i = from; i < to; i++) {
                    double before = 0.5 * w[i > 0 ? i - 1 : count - 1];
                    double behind = 0.5 * w[i];
                    double there = Momentum.interpolated(rho[left + i], before, rho[right + i], behind);
                    into[at + i] += rowFactor * along[i] * (before + behind) * there;
                }
            }
        });
    }

    @Override
    public void addStratification(
            FlowGrid grid, int component, Buffer scalar, Buffer weight, Buffer scalarDiagonal, double factor,
            Buffer diagonal) {
        Direction d = Direction.values()[component];
        Grid places = grid.faces()[component];
        Areas areas = Areas.of(grid, component);
        double[] along = areas.along();
        double[] widths = of(grid.widths()[component]);
        double[] phi = of(scalar);
        double[] w = of(weight);
        double[] a = of(scalarDiagonal);
        double[] into = of(diagonal);
        int count = grid.cells().count(d);
        int step = d == Direction.X ? 1 : 0;
        StaggeredRows.run(threads, grid.cells(), d, (from, to, j, k, left, right) -> {
            if (left == NONE || right == NONE) {
                return;
            }
            int at = places.nx() * (j + places.ny() * k);
            double rowFactor = areas.factor(j, k);
            int first = d == Direction.Y ? j : d == Direction.Z ? k : 0;
            for (int i = from; i < to; i++) {
                int place = first + step * i;
                double distance = 0.5 * (widths[place > 0 ? place - 1 : count - 1] + widths[place]);
                double volume = rowFactor * along[i] * distance;
                into[at + i] += Momentum.stratification(
                        factor, 0.5 * (w[left + i] + w[right + i]), phi[right + i] - phi[left + i], distance, volume,
                        0.5 * (a[left + i] + a[right + i]));
            }
        });
    }

    @Override
    public void clearFixed(StencilData operator, Buffer values) {
        double[] mass = of(operator.mass());
        double[] v = of(values);
        threads.run(v.length, v.length, (first, end) -> {
            for (int n = first; n < end; n++) {
                if (!(mass[n] < FIXED)) {
                    v[n] = 0;
                }
            }
        });
    }

    @Override
    public void pressureWeights(FlowGrid grid, int component, Buffer diagonal, Buffer faces) {
        Direction d = Direction.values()[component];
        Grid places = grid.faces()[component];
        Areas areas = Areas.of(grid, component);
        double[] along = areas.along();
        double[] c = of(diagonal);
        double[] into = of(faces);
        StaggeredRows.run(threads, grid.cells(), d, (from, to, j, k, left, right) -> {
            int at = places.nx() * (j + places.ny() * k);
            int face = grid.cells().face(d, 0, j, k);
            double rowFactor = areas.factor(j, k);
            for (int i = from; i < to; i++) {
                into[face + i] = Momentum.pressureWeight(rowFactor * along[i], c[at + i], FIXED);
            }
        });
        FacePeriod.close(grid.cells(), d, into);
    }

    @Override
    public void project(FlowGrid grid, int component, Buffer weights, Buffer phi, Buffer velocity) {
        Direction d = Direction.values()[component];
        Grid places = grid.faces()[component];
        Areas areas = Areas.of(grid, component);
        double[] w = of(weights);
        double[] along = areas.along();
        double[] p = of(phi);
        double[] nothing = new double[places.nx()];
        double[] u = of(velocity);
        StaggeredRows.run(threads, grid.cells(), d, (from, to, j, k, left, right) -> {
            int at = places.nx() * (j + places.ny() * k);
            int face = grid.cells().face(d, 0, j, k);
            double rowFactor = areas.factor(j, k);
            double[] before = left == NONE ? nothing : p;
            double[] behind = right == NONE ? nothing : p;
            int l = left == NONE ? 0 : left;
            int r = right == NONE ? 0 : right;
            for (int i = from; i < to; i++) {
                u[at + i] += Momentum.velocityChange(w[face + i], rowFactor * along[i], before[l + i], behind[r + i]);
            }
        });
    }

    @Override
    public void distribute(
            FlowGrid grid, Buffer viscosity, Buffer defect, Buffer carried, double inertia, Buffer phi, Buffer pressure) {
        Grid cells = grid.cells();
        double[] rings = of(grid.rings());
        double[] dy = of(grid.widths()[1]);
        double[] dz = of(grid.widths()[2]);
        double[] mu = of(viscosity);
        double[] d = of(defect);
        double[] f = of(carried);
        double[] change = of(phi);
        double[] p = of(pressure);
        threads.run(cells.ny() * cells.nz(), cells.cells(), (first, end) -> {
            for (int row = first; row < end; row++) {
                double area = dy[row % cells.ny()] * dz[row / cells.ny()];
                int at = cells.nx() * row;
                for (int i = 0; i < cells.nx(); i++) {
                    int n = at + i;
                    p[n] += Momentum.distributed(mu[n], d[n], f[n], area * rings[i], inertia, change[n]);
                }
            }
        });
    }

    @Override
    public void restrictForce(FlowGrid fineGrid, int component, Buffer fine, FlowGrid coarseGrid, Buffer target) {
        StaggeredTransfer.between(fineGrid, coarseGrid, component).restrict(threads, of(fine), of(target));
    }

    @Override
    public void prolongateVelocity(
            FlowGrid coarseGrid, int component, Buffer coarse, FlowGrid fineGrid, double[] sticks, Buffer target) {
        StaggeredTransfer.between(fineGrid, coarseGrid, component, sticks).prolongate(threads, of(coarse), of(target));
    }

    @Override
    public void interpolateCells(FlowGrid coarseGrid, Buffer coarse, FlowGrid fineGrid, Buffer target) {
        StaggeredTransfer.ofCells(fineGrid, coarseGrid).prolongate(threads, of(coarse), of(target));
    }

    @Override
    public void averageVelocity(FlowGrid fineGrid, int component, Buffer fine, FlowGrid coarseGrid, Buffer target) {
        StaggeredTransfer.between(fineGrid, coarseGrid, component).average(threads, of(fine), of(target));
    }

    @Override
    public void averageCells(FlowGrid fineGrid, Buffer fine, FlowGrid coarseGrid, Buffer target) {
        double[][] w = {of(fineGrid.rings()), of(fineGrid.widths()[1]), of(fineGrid.widths()[2])};
        CellPairs.average(threads, fineGrid.cells(), w, of(fine), false, coarseGrid.cells(), of(target));
    }

    @Override
    public void averagePositive(FlowGrid fineGrid, Buffer fine, FlowGrid coarseGrid, Buffer target) {
        double[][] w = {of(fineGrid.rings()), of(fineGrid.widths()[1]), of(fineGrid.widths()[2])};
        CellPairs.average(threads, fineGrid.cells(), w, of(fine), true, coarseGrid.cells(), of(target));
    }

    @Override
    public void sumCells(Grid fineGrid, Buffer fine, Grid coarseGrid, Buffer target) {
        CellPairs.sum(threads, fineGrid, of(fine), coarseGrid, of(target));
    }

    @Override
    public void spreadCells(Grid coarseGrid, Buffer coarse, Grid fineGrid, Buffer target) {
        CellPairs.spread(threads, coarseGrid, of(coarse), fineGrid, of(target));
    }
}
