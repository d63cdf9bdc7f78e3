package org.soretflow.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.soretflow.backend.ContractBlock.on;
import static org.soretflow.backend.ContractBlock.poisoned;
import static org.soretflow.backend.ContractBlock.read;

import java.util.Arrays;
import java.util.Map;
import org.soretflow.backend.NaiveFlow.Result;
import org.soretflow.mesh.Direction;

/// The cases of momentum, continuity and the transfers of staggered meshes.
///
/// A value may be off by the rounding of its terms: no value is the sum of more than 64 products of at most 8 factors, each
/// of which errs by half a unit in the last place of the largest partial sum; [#ROUNDING] is 64 units of the sum of sizes.
final class FlowCases {

    private static final double ROUNDING = 64 * Math.ulp(1.0);
    private static final int SMALL = 1000;
    private static final Direction[] DIRECTIONS = Direction.values();

    private FlowCases() {}

    static void addTo(Map<String, KernelCases.Case> cases) {
        put(cases, "faceFlow", FlowCases::faceFlow);
        put(cases, "controlVolumeFlow", FlowCases::controlVolumeFlow);
        put(cases, "viscousConductances", FlowCases::viscousConductances);
        put(cases, "addFriction", FlowCases::addFriction);
        put(cases, "addHoop", FlowCases::addHoop);
        put(cases, "addTransposedStress", FlowCases::addTransposedStress);
        put(cases, "addNormalDissipation", FlowCases::addNormalDissipation);
        put(cases, "addShearDissipation", FlowCases::addShearDissipation);
        put(cases, "addCarried", FlowCases::addCarried);
        put(cases, "addCarriedMomentum", FlowCases::addCarriedMomentum);
        put(cases, "addViscousForce", FlowCases::addViscousForce);
        put(cases, "addPressureForce", FlowCases::addPressureForce);
        put(cases, "addWeight", FlowCases::addWeight);
        put(cases, "addStratification", FlowCases::addStratification);
        put(cases, "clearFixed", FlowCases::clearFixed);
        put(cases, "pressureWeights", FlowCases::pressureWeights);
        put(cases, "project", FlowCases::project);
        put(cases, "distribute", FlowCases::distribute);
        put(cases, "restrictForce", FlowCases::restrictForce);
        put(cases, "prolongateVelocity", FlowCases::prolongateVelocity);
        put(cases, "interpolateCells", FlowCases::interpolateCells);
        put(cases, "averageVelocity", FlowCases::averageVelocity);
        put(cases, "averageCells", FlowCases::averageCells);
        put(cases, "averagePositive", FlowCases::averagePositive);
        put(cases, "sumCells", FlowCases::sumCells);
        put(cases, "spreadCells", FlowCases::spreadCells);
    }

    /// The weights of the block's operator play no part here: large blocks come once.
    private static void put(Map<String, KernelCases.Case> cases, String name, KernelCases.Case check) {
        cases.put(name, (backend, kernels, block) -> {
            if (!block.symmetric || block.grid.cells() < SMALL) {
                check.check(backend, kernels, block);
            }
        });
    }

    private static void near(Buffer found, Result expected, Object where) {
        double[] values = read(found);
        for (int n = 0; n < values.length; n++) {
            double error = Math.abs(values[n] - expected.values()[n]);
            if (!(error <= ROUNDING * expected.sizes()[n])) {
                assertThat(values[n]).as("value %d of %s", n, where).isEqualTo(expected.values()[n]);
            }
        }
    }

    private static FlowGrid flowGrid(Backend backend, ContractBlock block) {
        return block.flowGrid(backend);
    }

    /// Viscosity by cell, solids among it.
    private static double[] viscosity(ContractBlock block) {
        double[] mu = block.values(block.grid.cells(), 0.1, 10);
        for (int n = 0; n < mu.length; n += 5) {
            mu[n] = 0;
        }
        return mu;
    }

    private static double[] velocity(ContractBlock block, int component) {
        return block.values(new NaiveFlow(block).places(component).cells(), -1, 1);
    }

    private static void faceFlow(Backend backend, Kernels kernels, ContractBlock block) {
        for (int c = 0; c < NaiveFlow.components(block.grid); c++) {
            double[] u = velocity(block, c);
            Buffer flow = poisoned(backend, block.grid.faces(DIRECTIONS[c]));
            kernels.faceFlow(flowGrid(backend, block), c, on(backend, u), flow);
            near(flow, new NaiveFlow(block).faceFlow(c, u), block + " component " + c);
        }
    }

    private static void controlVolumeFlow(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        for (int c = 0; c < grid.components(); c++) {
            for (int d = 0; d < grid.components(); d++) {
                double[] u = velocity(block, d);
                Buffer flow = poisoned(backend, grid.faces()[c].faces(DIRECTIONS[d]));
                kernels.controlVolumeFlow(grid, c, DIRECTIONS[d], on(backend, u), 1.3, flow);
                near(flow, new NaiveFlow(block).controlVolumeFlow(c, d, u, 1.3), block + " " + c + " through " + d);
            }
        }
    }

    private static void viscousConductances(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[] mu = viscosity(block);
        for (int c = 0; c < grid.components(); c++) {
            for (int d = 0; d < grid.components(); d++) {
                Buffer faces = poisoned(backend, grid.faces()[c].faces(DIRECTIONS[d]));
                kernels.viscousConductances(grid, c, DIRECTIONS[d], on(backend, mu), faces);
                near(faces, new NaiveFlow(block).viscousConductances(c, d, mu), block + " " + c + " through " + d);
            }
        }
    }

    private static void addFriction(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[] mu = viscosity(block);
        for (int c = 0; c < grid.components(); c++) {
            for (int d = 0; d < grid.components(); d++) {
                double[] before = velocity(block, c);
                Buffer diagonal = on(backend, before);
                if (c != d) {
                    kernels.addFriction(grid, c, DIRECTIONS[d], on(backend, mu), diagonal);
                    near(diagonal, new NaiveFlow(block).withFriction(c, d, mu, before), block + " " + c + " along " + d);
                }
            }
        }
    }

    /// Blocks without rings have no hoops: a fault of nothing would not be found.
    private static void addHoop(Backend backend, Kernels kernels, ContractBlock any) {
        ContractBlock block = any.radii == null && !any.grid.periodicX() ? any.inRings(0.3) : any;
        double[] mu = viscosity(block);
        double[] before = velocity(block, 0);
        Buffer diagonal = on(backend, before);
        kernels.addHoop(flowGrid(backend, block), on(backend, mu), diagonal);
        near(diagonal, new NaiveFlow(block).withHoop(mu, before), block);
    }

    private static void addTransposedStress(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[] mu = viscosity(block);
        double[][] u = new double[grid.components()][];
        Arrays.setAll(u, c -> velocity(block, c));
        Buffer[] velocities = Arrays.stream(u).map(values -> on(backend, values)).toArray(Buffer[]::new);
        for (int c = 0; c < u.length; c++) {
            double[] before = velocity(block, c);
            Buffer force = on(backend, before);
            kernels.addTransposedStress(grid, c, on(backend, mu), velocities, -0.7, force);
            near(force, new NaiveFlow(block).withTransposedStress(c, mu, u, -0.7, before), block + " component " + c);
        }
    }

    private static void addNormalDissipation(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[] mu = viscosity(block);
        for (int c = 0; c < grid.components(); c++) {
            double[] u = velocity(block, c);
            double[] before = block.values(block.grid.cells(), -1, 1);
            Buffer heat = on(backend, before);
            kernels.addNormalDissipation(grid, c, on(backend, mu), on(backend, u), heat);
            near(heat, new NaiveFlow(block).withNormalDissipation(c, mu, u, before), block + " component " + c);
        }
    }

    private static void addShearDissipation(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[] mu = viscosity(block);
        for (int c = 0; c < grid.components(); c++) {
            for (int d = 0; d < grid.components(); d++) {
                double[] u = velocity(block, c);
                double[] v = velocity(block, d);
                double[] before = block.values(block.grid.cells(), -1, 1);
                Buffer heat = on(backend, before);
                if (c != d) {
                    kernels.addShearDissipation(
                            grid, c, DIRECTIONS[d], on(backend, mu), on(backend, u), on(backend, v), heat);
                    near(heat, new NaiveFlow(block).withShearDissipation(c, d, mu, u, v, before), block + " " + c + " " + d);
                }
            }
        }
    }

    private static void addCarried(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        for (int c = -1; c < grid.components(); c++) {
            Grid on = c < 0 ? grid.cells() : grid.faces()[c];
            Buffer[] spacings = c < 0 ? grid.widths() : grid.spacings()[c];
            for (int d = 0; d < grid.components(); d++) {
                double[] flow = block.values(on.faces(DIRECTIONS[d]), -4, 4);
                double[] phi = block.values(on.cells(), -1, 1);
                double[] before = block.values(on.cells(), -1, 1);
                Buffer out = on(backend, before);
                kernels.addCarried(on, DIRECTIONS[d], spacings[d], on(backend, flow), on(backend, phi), 1.7, out);
                near(out, NaiveFlow.withCarried(on, d, read(spacings[d]), flow, phi, 1.7, before), block + " " + c + " " + d);
            }
        }
    }

    private static void addCarriedMomentum(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[][] u = new double[grid.components()][];
        double[][] v = new double[grid.components()][];
        Arrays.setAll(u, c -> velocity(block, c));
        Arrays.setAll(v, c -> velocity(block, c));
        Buffer[] velocities = Arrays.stream(u).map(values -> on(backend, values)).toArray(Buffer[]::new);
        Buffer[] changes = Arrays.stream(v).map(values -> on(backend, values)).toArray(Buffer[]::new);
        for (int c = 0; c < u.length; c++) {
            double[] value = velocity(block, c);
            double[] change = velocity(block, c);
            double[] before = velocity(block, c);
            Buffer out = on(backend, before);
            kernels.addCarriedMomentum(
                    grid, c, velocities, changes, on(backend, value), on(backend, change), -1.3, out);
            near(out, new NaiveFlow(block).withCarriedMomentum(c, u, v, value, change, -1.3, before), block + " " + c);
        }
    }

    private static void addViscousForce(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[] mu = viscosity(block);
        for (int c = 0; c < grid.components(); c++) {
            double[] u = velocity(block, c);
            double[] before = velocity(block, c);
            Buffer force = on(backend, before);
            kernels.addViscousForce(grid, c, on(backend, mu), on(backend, u), -0.7, force);
            near(force, new NaiveFlow(block).withViscousForce(c, mu, u, -0.7, before), block + " component " + c);
        }
    }

    private static void addPressureForce(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[] p = block.values(block.grid.cells(), -1, 1);
        for (int c = 0; c < grid.components(); c++) {
            double[] before = velocity(block, c);
            Buffer force = on(backend, before);
            kernels.addPressureForce(grid, c, on(backend, p), -0.6, force);
            near(force, new NaiveFlow(block).withPressureForce(c, p, -0.6, before), block + " component " + c);
        }
    }

    private static void addWeight(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[] density = block.values(block.grid.cells(), -1, 1);
        for (int c = 0; c < grid.components(); c++) {
            double[] before = velocity(block, c);
            Buffer force = on(backend, before);
            kernels.addWeight(grid, c, on(backend, density), -9.8, force);
            near(force, new NaiveFlow(block).withWeight(c, density, -9.8, before), block + " component " + c);
        }
    }

    private static void addStratification(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[] phi = block.values(block.grid.cells(), -1, 1);
        double[] weight = block.values(block.grid.cells(), -1, -0.5);
        double[] scalarDiagonal = block.values(block.grid.cells(), 1, 2);
        for (int c = 0; c < grid.components(); c++) {
            double[] before = velocity(block, c);
            Buffer diagonal = on(backend, before);
            kernels.addStratification(
                    grid, c, on(backend, phi), on(backend, weight), on(backend, scalarDiagonal), -9.8, diagonal);
            near(diagonal, new NaiveFlow(block).withStratification(c, phi, weight, scalarDiagonal, -9.8, before),
                    block + " component " + c);
        }
    }

    /// Every third place is given, the last one always.
    private static double[] diagonal(ContractBlock block, int component) {
        double[] diagonal = block.values(new NaiveFlow(block).places(component).cells(), 0.5, 1.5);
        for (int n = 0; n < diagonal.length - 1; n += 3) {
            diagonal[n] = FlowKernels.FIXED;
        }
        return diagonal;
    }

    private static void clearFixed(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        for (int c = 0; c < grid.components(); c++) {
            StencilData operator = StencilData.allocate(backend, grid.faces()[c], true);
            double[] diagonal = diagonal(block, c);
            operator.mass().upload(diagonal);
            double[] values = velocity(block, c);
            Buffer cleared = on(backend, values);
            kernels.clearFixed(operator, cleared);
            for (int n = 0; n < values.length; n++) {
                values[n] = diagonal[n] < FlowKernels.FIXED ? values[n] : 0;
            }
            KernelCases.sameBits(cleared, values, block + " component " + c);
        }
    }

    private static void pressureWeights(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        for (int c = 0; c < grid.components(); c++) {
            double[] diagonal = diagonal(block, c);
            Buffer faces = poisoned(backend, block.grid.faces(DIRECTIONS[c]));
            kernels.pressureWeights(grid, c, on(backend, diagonal), faces);
            near(faces, new NaiveFlow(block).pressureWeights(c, diagonal), block + " component " + c);
        }
    }

    private static void project(Backend backend, Kernels kernels, ContractBlock block) {
        FlowGrid grid = flowGrid(backend, block);
        double[] phi = block.values(block.grid.cells(), -1, 1);
        for (int c = 0; c < grid.components(); c++) {
            double[] weights = block.left[c];
            double[] u = velocity(block, c);
            Buffer velocity = on(backend, u);
            kernels.project(grid, c, on(backend, weights), on(backend, phi), velocity);
            near(velocity, new NaiveFlow(block).projected(c, weights, phi, u), block + " component " + c);
        }
    }

    private static void distribute(Backend backend, Kernels kernels, ContractBlock block) {
        double[][] v = new double[5][];
        Arrays.setAll(v, n -> n == 0 ? viscosity(block) : block.values(block.grid.cells(), -1, 1));
        Buffer pressure = on(backend, v[4]);
        kernels.distribute(
                flowGrid(backend, block), on(backend, v[0]), on(backend, v[1]), on(backend, v[2]), 2.5, on(backend, v[3]),
                pressure);
        near(pressure, new NaiveFlow(block).distributed(v[0], v[1], v[2], 2.5, v[3], v[4]), block);
    }

    private static Grid[] coarseGrids(Grid fine) {
        return new Grid[] {
            fine.coarsened(true, true, true),
            fine.coarsened(true, false, false),
            fine.coarsened(false, true, false),
            fine.coarsened(false, true, true),
        };
    }

    private static FlowGrid coarseGrid(Backend backend, ContractBlock block, Grid coarse) {
        Buffer[] widths = new Buffer[3];
        for (Direction d : DIRECTIONS) {
            double[] sums = new double[coarse.count(d)];
            int step = block.grid.count(d) > sums.length ? 2 : 1;
            for (int m = 0; m < block.grid.count(d); m++) {
                sums[m / step] += block.widths[d.ordinal()][m];
            }
            widths[d.ordinal()] = on(backend, sums);
        }
        double[] radii = block.radii == null ? null : new double[coarse.nx() + 1];
        for (int i = 0; radii != null && i < radii.length; i++) {
            radii[i] = block.radii[coarse.nx() < block.grid.nx() ? Math.min(2 * i, block.grid.nx()) : i];
        }
        return FlowGrid.of(backend, coarse, widths, NaiveFlow.components(coarse), radii);
    }

    /// A transfer of a component between two levels.
    @FunctionalInterface
    private interface Transfer {
        void check(FlowGrid fine, FlowGrid coarse, int component, NaiveStaggeredTransfer naive, Object where);
    }

    private static void transfers(Backend backend, ContractBlock block, Transfer transfer) {
        FlowGrid fine = flowGrid(backend, block);
        for (Grid coarse : coarseGrids(block.grid)) {
            FlowGrid coarseGrid = coarseGrid(backend, block, coarse);
            for (int c = 0; c < fine.components(); c++) {
                NaiveStaggeredTransfer naive = NaiveStaggeredTransfer.of(block, coarse, c);
                transfer.check(fine, coarseGrid, c, naive, block + " component " + c + ", coarse " + coarse);
            }
        }
    }

    private static void restrictForce(Backend backend, Kernels kernels, ContractBlock block) {
        transfers(backend, block, (fine, coarse, c, naive, where) -> {
            double[] values = velocity(block, c);
            Buffer target = poisoned(backend, coarse.faces()[c].cells());
            kernels.restrictForce(fine, c, on(backend, values), coarse, target);
            near(target, naive.restricted(values), where);
        });
    }

    private static void prolongateVelocity(Backend backend, Kernels kernels, ContractBlock block) {
        transfers(backend, block, (fine, coarse, c, naive, where) -> {
            double[] values = block.values(coarse.faces()[c].cells(), -1, 1);
            double[] before = velocity(block, c);
            Buffer target = on(backend, before);
            kernels.prolongateVelocity(coarse, c, on(backend, values), fine, target);
            near(target, naive.prolongated(values, before), where);
            double[] sticks = {0, 1, 0.25, 1, 1, 0.5};
            Buffer beside = on(backend, before);
            kernels.prolongateVelocity(coarse, c, on(backend, values), fine, sticks, beside);
            near(beside, naive.sticking(sticks).prolongated(values, before), where + " between walls");
        });
    }

    private static void averageVelocity(Backend backend, Kernels kernels, ContractBlock block) {
        transfers(backend, block, (fine, coarse, c, naive, where) -> {
            double[] values = velocity(block, c);
            Buffer target = poisoned(backend, coarse.faces()[c].cells());
            kernels.averageVelocity(fine, c, on(backend, values), coarse, target);
            near(target, naive.averaged(values), where);
        });
    }

    private static void interpolateCells(Backend backend, Kernels kernels, ContractBlock block) {
        for (Grid coarse : coarseGrids(block.grid)) {
            double[] values = block.values(coarse.cells(), -1, 1);
            double[] before = block.values(block.grid.cells(), -1, 1);
            Buffer target = on(backend, before);
            kernels.interpolateCells(
                    coarseGrid(backend, block, coarse), on(backend, values), flowGrid(backend, block), target);
            near(target, NaiveStaggeredTransfer.ofCells(block, coarse).prolongated(values, before), block + " " + coarse);
        }
    }

    private static void averageCells(Backend backend, Kernels kernels, ContractBlock block) {
        for (Grid coarse : coarseGrids(block.grid)) {
            double[] values = block.values(block.grid.cells(), -1, 1);
            Buffer target = poisoned(backend, coarse.cells());
            kernels.averageCells(
                    flowGrid(backend, block), on(backend, values), coarseGrid(backend, block, coarse), target);
            near(target, NaiveStaggeredTransfer.ofCells(block, coarse).averaged(values), block + " " + coarse);
        }
    }

    /// Means of the positive parts over the means of ones where there is something positive.
    private static void averagePositive(Backend backend, Kernels kernels, ContractBlock block) {
        for (Grid coarse : coarseGrids(block.grid)) {
            NaiveStaggeredTransfer naive = NaiveStaggeredTransfer.ofCells(block, coarse);
            double[] values = block.values(block.grid.cells(), -1, 1);
            double[] parts = Arrays.stream(values).map(v -> Math.max(v, 0)).toArray();
            double[] mean = naive.averaged(parts).values();
            double[] share = naive.averaged(Arrays.stream(parts).map(Math::signum).toArray()).values();
            Result expected = Result.zeros(mean.length);
            for (int n = 0; n < mean.length; n++) {
                expected.add(n, share[n] > 0 ? mean[n] / share[n] : 0);
            }
            Buffer target = poisoned(backend, coarse.cells());
            kernels.averagePositive(
                    flowGrid(backend, block), on(backend, values), coarseGrid(backend, block, coarse), target);
            near(target, expected, block + " " + coarse);
        }
    }

    private static void sumCells(Backend backend, Kernels kernels, ContractBlock block) {
        for (Grid coarse : coarseGrids(block.grid)) {
            double[] values = block.values(block.grid.cells(), -1, 1);
            Buffer target = poisoned(backend, coarse.cells());
            kernels.sumCells(block.grid, on(backend, values), coarse, target);
            near(target, NaiveStaggeredTransfer.ofCells(block, coarse).restricted(values), block + " " + coarse);
        }
    }

    private static void spreadCells(Backend backend, Kernels kernels, ContractBlock block) {
        for (Grid coarse : coarseGrids(block.grid)) {
            double[] values = block.values(coarse.cells(), -1, 1);
            double[] before = block.values(block.grid.cells(), -1, 1);
            Buffer target = on(backend, before);
            kernels.spreadCells(coarse, on(backend, values), block.grid, target);
            near(target, NaiveStaggeredTransfer.ofCells(block, coarse).spread(values, before), block + " " + coarse);
        }
    }
}
