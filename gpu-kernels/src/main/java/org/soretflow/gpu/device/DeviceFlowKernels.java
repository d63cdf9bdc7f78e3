package org.soretflow.gpu.device;

import static org.soretflow.gpu.device.DeviceBuffer.of;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.FlowKernels;
import org.soretflow.backend.Grid;
import org.soretflow.backend.StaggeredTables;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// The kernels of momentum and continuity as launches of loops.
abstract class DeviceFlowKernels implements FlowKernels {

    private static final double[] SLIPS = new double[Side.values().length];

    final Device device;
    final MemoryPool pool;
    final Tables tables;

    DeviceFlowKernels(Device device, MemoryPool pool) {
        this.device = device;
        this.pool = pool;
        tables = new Tables(device);
    }

    /// The arguments of a launch; a run makes millions of them.
    static Object[] joined(Object[]... parts) {
        int size = 0;
        for (Object[] part : parts) {
            size += part.length;
        }
        Object[] all = new Object[size];
        int at = 0;
        for (Object[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    static Object[] counts(Grid grid) {
        return new Object[] {grid.nx(), grid.ny(), grid.nz()};
    }

    /// Counts and topology.
    static Object[] sizes(Grid grid) {
        int topology = (grid.periodicX() ? 1 : 0) + (grid.periodicY() ? 2 : 0) + (grid.periodicZ() ? 4 : 0)
                + (grid.planar() ? 8 : 0);
        return new Object[] {grid.nx(), grid.ny(), grid.nz(), topology};
    }

    /// 2 for each direction that is halved, else 1.
    static Object[] steps(Grid fine, Grid coarse) {
        return new Object[] {
            fine.nx() > coarse.nx() ? 2 : 1, fine.ny() > coarse.ny() ? 2 : 1, fine.nz() > coarse.nz() ? 2 : 1
        };
    }

    private static Object[] widths(FlowGrid grid) {
        return new Object[] {of(grid.widths()[0]), of(grid.widths()[1]), of(grid.widths()[2])};
    }

    /// What areas are made of.
    private static Object[] areas(FlowGrid grid) {
        return new Object[] {of(grid.radii()), of(grid.rings()), of(grid.widths()[1]), of(grid.widths()[2])};
    }

    /// Widths along x, y, z as volumes have them.
    private static Object[] volumes(FlowGrid grid) {
        return new Object[] {of(grid.rings()), of(grid.widths()[1]), of(grid.widths()[2])};
    }

    /// Widths and what areas are made of.
    private static Object[] geometry(FlowGrid grid) {
        return joined(widths(grid), new Object[] {of(grid.radii())});
    }

    private static Device.Memory along(FlowGrid grid, int component) {
        return of(grid.widths()[component]);
    }

    /// A loop over the places of a component.
    ///
    /// @param numbers what follows the counts
    /// @param fields what follows the areas
    private void overPlaces(Loop loop, FlowGrid grid, int component, Object[] numbers, Object... fields) {
        overPlaces(loop, grid, component, numbers, areas(grid), fields);
    }

    private void overPlaces(
            Loop loop, FlowGrid grid, int component, Object[] numbers, Object[] lengths, Object[] fields) {
        Grid places = grid.faces()[component];
        device.launch(
                loop, places.nx(), places.ny(), places.nz(),
                joined(sizes(grid.cells()), new Object[] {component}, counts(places), numbers, lengths, fields));
    }

    private static Object[] none() {
        return new Object[0];
    }

    @Override
    public void faceFlow(FlowGrid grid, int component, Buffer velocity, Buffer flow) {
        overPlaces(Loop.FACE_FLOW, grid, component, none(), of(velocity), of(flow));
    }

    @Override
    public void controlVolumeFlow(
            FlowGrid grid, int component, Direction direction, Buffer transporting, double factor, Buffer flow) {
        Grid cells = grid.cells();
        Grid places = grid.faces()[component];
        Object[] fields = joined(areas(grid), new Object[] {of(transporting), of(flow)});
        if (direction.ordinal() == component) {
            device.launch(
                    Loop.CONTROL_VOLUME_FLOW_ALONG, cells.nx(), cells.ny(), cells.nz(),
                    joined(sizes(cells), new Object[] {component, places.nx(), places.ny(), factor}, fields));
            return;
        }
        Grid from = grid.faces()[direction.ordinal()];
        int[] faces = {from.nx(), from.ny(), from.nz()};
        faces[component] += from.periodic(Direction.values()[component]) ? 0 : 1;
        device.launch(
                Loop.CONTROL_VOLUME_FLOW_ACROSS, faces[0], faces[1], faces[2],
                joined(sizes(cells), new Object[] {component, direction.ordinal()}, counts(from),
                        new Object[] {faces[0], faces[1], faces[2], places.nx(), places.ny(), factor}, fields));
    }

    @Override
    public void viscousConductances(FlowGrid grid, int component, Direction direction, Buffer viscosity, Buffer faces) {
        Grid cells = grid.cells();
        Grid places = grid.faces()[component];
        device.fill(of(faces), 0);
        if (direction.ordinal() == component) {
            device.launch(
                    Loop.CONDUCTANCES_ALONG, cells.nx(), cells.ny(), cells.nz(),
                    joined(sizes(cells), new Object[] {component, places.nx(), places.ny()}, geometry(grid),
                            new Object[] {of(viscosity), of(faces)}));
        } else {
            across(Loop.CONDUCTANCES_ACROSS, grid, component, direction.ordinal(), none(), of(viscosity), of(faces));
        }
    }

    /// A loop over the places of a component that looks in a direction.
    private void across(Loop loop, FlowGrid grid, int component, int direction, Object[] numbers, Object... fields) {
        Grid places = grid.faces()[component];
        device.launch(
                loop, places.nx(), places.ny(), places.nz(),
                joined(sizes(grid.cells()), new Object[] {component, direction}, counts(places), numbers, geometry(grid),
                        fields));
    }

    @Override
    public void addHoop(FlowGrid grid, Buffer viscosity, Buffer diagonal) {
        overPlaces(Loop.ADD_HOOP, grid, 0, none(), geometry(grid), new Object[] {of(viscosity), of(diagonal)});
    }

    @Override
    public void addFriction(FlowGrid grid, int component, Direction direction, Buffer viscosity, Buffer diagonal) {
        across(Loop.ADD_FRICTION, grid, component, direction.ordinal(), none(), of(viscosity), of(diagonal));
    }

    @Override
    public void addTransposedStress(
            FlowGrid grid, int component, Buffer viscosity, Buffer[] velocities, double factor, Buffer force) {
        for (int d = 0; d < grid.components(); d++) {
            if (d == component) {
                overPlaces(
                        Loop.ADD_NORMAL_STRESS, grid, component, new Object[] {factor}, geometry(grid),
                        new Object[] {of(viscosity), of(velocities[d]), of(force)});
            } else {
                Grid other = grid.faces()[d];
                across(
                        Loop.ADD_SHEAR, grid, component, d, new Object[] {other.nx(), other.ny(), factor}, of(viscosity),
                        of(velocities[d]), of(force));
            }
        }
    }

    @Override
    public void addNormalDissipation(FlowGrid grid, int component, Buffer viscosity, Buffer velocity, Buffer heat) {
        Grid cells = grid.cells();
        Grid places = grid.faces()[component];
        device.launch(
                Loop.ADD_NORMAL_DISSIPATION, cells.nx(), cells.ny(), cells.nz(),
                joined(sizes(cells), new Object[] {component, places.nx(), places.ny()}, widths(grid),
                        new Object[] {of(viscosity), of(velocity), of(heat)}));
    }

    @Override
    public void addShearDissipation(
            FlowGrid grid, int component, Direction direction, Buffer viscosity, Buffer velocity, Buffer across,
            Buffer heat) {
        Grid cells = grid.cells();
        Grid own = grid.faces()[component];
        Grid other = grid.faces()[direction.ordinal()];
        device.launch(
                Loop.ADD_SHEAR_DISSIPATION, cells.nx(), cells.ny(), cells.nz(),
                joined(sizes(cells),
                        new Object[] {component, direction.ordinal(), own.nx(), own.ny(), other.nx(), other.ny()},
                        widths(grid), new Object[] {of(viscosity), of(velocity), of(across), of(heat)}));
    }

    @Override
    public void addCarried(
            Grid grid, Direction direction, Buffer widths, Buffer flow, Buffer phi, double factor, Buffer out) {
        device.launch(
                Loop.ADD_CARRIED, grid.nx(), grid.ny(), grid.nz(),
                joined(sizes(grid), new Object[] {direction.ordinal(), factor, of(widths), of(flow), of(phi), of(out)}));
    }

    @Override
    public void addCarriedMomentum(
            FlowGrid grid, int component, Buffer[] velocities, Buffer[] changes, Buffer value, Buffer change,
            double factor, Buffer out) {
        Grid cells = grid.cells();
        Grid places = grid.faces()[component];
        Object[] carried = {of(value), of(change), of(out)};
        for (int d = 0; d < grid.components(); d++) {
            Object[] flows = {of(velocities[d]), of(changes[d])};
            if (d == component) {
                device.launch(
                        Loop.ADD_CARRIED_ALONG, places.nx(), places.ny(), places.nz(),
                        joined(sizes(cells), new Object[] {component}, counts(places), new Object[] {factor},
                                areas(grid), flows, carried));
            } else {
                Grid from = grid.faces()[d];
                device.launch(
                        Loop.ADD_CARRIED_ACROSS, places.nx(), places.ny(), places.nz(),
                        joined(sizes(cells), new Object[] {component, d}, counts(places),
                                new Object[] {from.nx(), from.ny(), factor, of(grid.radii()), of(grid.rings())},
                                widths(grid), flows, carried));
            }
        }
    }

    @Override
    public void addViscousForce(
            FlowGrid grid, int component, Buffer viscosity, Buffer velocity, double factor, Buffer force) {
        Object[] fields = {of(viscosity), of(velocity), of(force)};
        for (int d = 0; d < grid.components(); d++) {
            if (d == component) {
                Object[] lengths = joined(new Object[] {of(grid.radii()), of(grid.rings())}, widths(grid));
                overPlaces(Loop.ADD_VISCOUS_ALONG, grid, component, new Object[] {factor}, lengths, fields);
            } else {
                across(Loop.ADD_VISCOUS_ACROSS, grid, component, d, new Object[] {factor}, fields);
            }
        }
    }

    @Override
    public void addPressureForce(FlowGrid grid, int component, Buffer pressure, double factor, Buffer force) {
        overPlaces(Loop.ADD_PRESSURE_FORCE, grid, component, new Object[] {factor}, of(pressure), of(force));
    }

    @Override
    public void addWeight(FlowGrid grid, int component, Buffer density, double gravity, Buffer force) {
        if (gravity != 0) {
            overPlaces(
                    Loop.ADD_WEIGHT, grid, component, new Object[] {gravity}, along(grid, component), of(density), of(force));
        }
    }

    @Override
    public void addStratification(
            FlowGrid grid, int component, Buffer scalar, Buffer weight, Buffer scalarDiagonal, double factor,
            Buffer diagonal) {
        overPlaces(
                Loop.ADD_STRATIFICATION, grid, component, new Object[] {factor}, along(grid, component), of(scalar),
                of(weight), of(scalarDiagonal), of(diagonal));
    }

    @Override
    public void clearFixed(StencilData operator, Buffer values) {
        device.launch(Loop.CLEAR_FIXED, values.size(), 1, 1, values.size(), FIXED, of(operator.mass()), of(values));
    }

    @Override
    public void pressureWeights(FlowGrid grid, int component, Buffer diagonal, Buffer faces) {
        overPlaces(Loop.PRESSURE_WEIGHTS, grid, component, new Object[] {FIXED}, of(diagonal), of(faces));
    }

    @Override
    public void project(FlowGrid grid, int component, Buffer weights, Buffer phi, Buffer velocity) {
        overPlaces(Loop.PROJECT, grid, component, none(), of(weights), of(phi), of(velocity));
    }

    @Override
    public void distribute(
            FlowGrid grid, Buffer viscosity, Buffer defect, Buffer carried, double inertia, Buffer phi, Buffer pressure) {
        Grid cells = grid.cells();
        device.launch(
                Loop.DISTRIBUTE, cells.nx(), cells.ny(), cells.nz(),
                joined(counts(cells), new Object[] {inertia}, volumes(grid),
                        new Object[] {of(viscosity), of(defect), of(carried), of(phi), of(pressure)}));
    }

    @Override
    public void restrictForce(FlowGrid fineGrid, int component, Buffer fine, FlowGrid coarseGrid, Buffer target) {
        gather(fineGrid, component, fine, coarseGrid, target, Tables.Kind.RESTRICTION);
    }

    @Override
    public void averageVelocity(FlowGrid fineGrid, int component, Buffer fine, FlowGrid coarseGrid, Buffer target) {
        gather(fineGrid, component, fine, coarseGrid, target, Tables.Kind.MEAN);
    }

    private void gather(
            FlowGrid fineGrid, int component, Buffer fine, FlowGrid coarseGrid, Buffer target, Tables.Kind kind) {
        Grid from = fineGrid.faces()[component];
        Grid to = coarseGrid.faces()[component];
        device.launch(
                Loop.GATHER, to.nx(), to.ny(), to.nz(),
                joined(new Object[] {from.nx(), from.ny()}, counts(to),
                        tables.transfer(fineGrid, coarseGrid, component, SLIPS, kind), new Object[] {of(fine), of(target)}));
    }

    @Override
    public void prolongateVelocity(
            FlowGrid coarseGrid, int component, Buffer coarse, FlowGrid fineGrid, double[] sticks, Buffer target) {
        spread(coarseGrid, component, coarse, fineGrid, sticks, target);
    }

    @Override
    public void interpolateCells(FlowGrid coarseGrid, Buffer coarse, FlowGrid fineGrid, Buffer target) {
        spread(coarseGrid, StaggeredTables.CELLS, coarse, fineGrid, SLIPS, target);
    }

    private void spread(
            FlowGrid coarseGrid, int component, Buffer coarse, FlowGrid fineGrid, double[] sticks, Buffer target) {
        boolean cells = component == StaggeredTables.CELLS;
        Grid from = cells ? coarseGrid.cells() : coarseGrid.faces()[component];
        Grid to = cells ? fineGrid.cells() : fineGrid.faces()[component];
        device.launch(
                Loop.SPREAD, to.nx(), to.ny(), to.nz(),
                joined(counts(to), new Object[] {from.nx(), from.ny()},
                        tables.transfer(fineGrid, coarseGrid, component, sticks, Tables.Kind.INTERPOLATION),
                        new Object[] {of(coarse), of(target)}));
    }

    @Override
    public void averageCells(FlowGrid fineGrid, Buffer fine, FlowGrid coarseGrid, Buffer target) {
        average(fineGrid, fine, 0, coarseGrid, target);
    }

    @Override
    public void averagePositive(FlowGrid fineGrid, Buffer fine, FlowGrid coarseGrid, Buffer target) {
        average(fineGrid, fine, 1, coarseGrid, target);
    }

    private void average(FlowGrid fineGrid, Buffer fine, int positive, FlowGrid coarseGrid, Buffer target) {
        Grid to = coarseGrid.cells();
        device.launch(
                Loop.AVERAGE_CELLS, to.nx(), to.ny(), to.nz(),
                joined(counts(fineGrid.cells()), counts(to), steps(fineGrid.cells(), to), new Object[] {positive},
                        volumes(fineGrid), new Object[] {of(fine), of(target)}));
    }

    @Override
    public void sumCells(Grid fineGrid, Buffer fine, Grid coarseGrid, Buffer target) {
        device.launch(
                Loop.SUM_CELLS, coarseGrid.nx(), coarseGrid.ny(), coarseGrid.nz(),
                joined(counts(fineGrid), counts(coarseGrid), steps(fineGrid, coarseGrid), new Object[] {of(fine), of(target)}));
    }

    @Override
    public void spreadCells(Grid coarseGrid, Buffer coarse, Grid fineGrid, Buffer target) {
        device.launch(
                Loop.SPREAD_CELLS, fineGrid.nx(), fineGrid.ny(), fineGrid.nz(),
                joined(counts(fineGrid), new Object[] {coarseGrid.nx(), coarseGrid.ny()}, steps(fineGrid, coarseGrid),
                        new Object[] {of(coarse), of(target)}));
    }
}
