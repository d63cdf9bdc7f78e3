package org.soretflow.gpu.device;

import static org.soretflow.gpu.device.DeviceBuffer.of;
import static org.soretflow.gpu.loops.VectorLoops.BLOCK;
import static org.soretflow.gpu.loops.VectorLoops.FAN;
import static org.soretflow.gpu.loops.VectorLoops.LANES;

import java.util.Arrays;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.CouplingSamples;
import org.soretflow.backend.Curve;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;

/// All kernels as launches of loops.
final class DeviceKernels extends DeviceFlowKernels implements Kernels {

    /// Lanes of an extreme value: enough for a device, few for the host.
    private static final int EXTREME_LANES = 16384;

    DeviceKernels(Device device, MemoryPool pool) {
        super(device, pool);
    }

    @Override
    public void apply(StencilData operator, Buffer x, Buffer y) {
        overCells(Loop.APPLY, operator, of(x), of(y));
    }

    @Override
    public void diagonal(StencilData operator, Buffer d) {
        overCells(Loop.DIAGONAL, operator, of(d));
    }

    @Override
    public void residual(StencilData operator, Buffer x, Buffer b, Buffer r) {
        overCells(Loop.RESIDUAL, operator, of(x), of(b), of(r));
    }

    private void overCells(Loop loop, StencilData operator, Object... more) {
        Grid grid = operator.grid();
        device.launch(loop, grid.nx(), grid.ny(), grid.nz(), joined(sizes(grid), weights(operator), more));
    }

    /// Factor, mass and weights of the faces.
    private static Object[] weights(StencilData operator) {
        return joined(new Object[] {DeviceParameter.of(operator.massFactor()).memory(), of(operator.mass())}, faces(operator));
    }

    private static Object[] faces(StencilData operator) {
        return new Object[] {
            of(operator.left()[0]), of(operator.right()[0]), of(operator.left()[1]), of(operator.right()[1]),
            of(operator.left()[2]), of(operator.right()[2])
        };
    }

    @Override
    public void couplings(StencilData operator, double ratio, Buffer statistics) {
        Grid grid = operator.grid();
        int count = CouplingSamples.count(grid.cells());
        Device.Memory samples = pool.take(CouplingSamples.NUMBERS * count);
        device.launch(
                Loop.SAMPLE_COUPLINGS, count, 1, 1,
                joined(sizes(grid), new Object[] {count, CouplingSamples.stride(grid.cells()), ratio}, faces(operator),
                        new Object[] {samples}));
        double[] host = new double[samples.size()];
        device.read(samples, host);
        pool.give(samples);
        double[] sums = new double[statistics.size()];
        for (int n = 0; n < count; n++) {
            CouplingSamples.add(host, CouplingSamples.NUMBERS * n, ratio, sums);
        }
        statistics.upload(sums);
    }

    @Override
    public void smoothPoints(StencilData operator, Buffer b, Buffer x, int colour, double relaxation) {
        Grid grid = operator.grid();
        for (Part part : Part.inOrder(grid.nx(), grid.periodicX(), grid.ny(), grid.periodicY(), grid.nz(), grid.periodicZ())) {
            int pairs = (part.endA() + 1) / 2 - part.firstA() / 2;
            int rows = part.endB() - part.firstB();
            int layers = part.endC() - part.firstC();
            device.launch(
                    Loop.SMOOTH_POINTS, pairs, rows, layers,
                    joined(sizes(grid),
                            new Object[] {
                                part.firstA(), part.endA(), pairs, part.firstB(), rows, part.firstC(), layers, colour, relaxation
                            },
                            weights(operator), new Object[] {of(b), of(x)}));
        }
    }

    @Override
    public void sweepPoints(StencilData operator, Buffer b, Buffer x, int firstColour, double relaxation) {
        Grid grid = operator.grid();
        if (grid.cells() > device.cellsOfOneSweep() || !alternates(grid)) {
            Kernels.super.sweepPoints(operator, b, x, firstColour, relaxation);
            return;
        }
        Device.Memory swept = pool.take(grid.cells());
        device.launch(
                Loop.SWEEP_POINTS, grid.nx(), grid.ny(), grid.nz(),
                joined(sizes(grid), new Object[] {firstColour, relaxation}, weights(operator),
                        new Object[] {of(b), of(x), swept}));
        pool.give(DeviceBuffer.replace(x, swept));
    }

    /// Whether all neighbours of a cell have the other colour, also around the ends of periodic directions.
    private static boolean alternates(Grid grid) {
        return !(grid.periodicX() && grid.nx() % 2 == 1) && !(grid.periodicY() && grid.ny() % 2 == 1)
                && !(grid.periodicZ() && grid.nz() % 2 == 1);
    }

    @Override
    public void smoothLines(StencilData operator, Buffer b, Buffer x, Direction direction, int colour) {
        Grid grid = operator.grid();
        Device.Memory value = pool.take(grid.cells());
        Device.Memory upper = pool.take(grid.cells());
        Object[] fields = joined(weights(operator), new Object[] {of(b), of(x), value, upper});
        if (direction == Direction.X) {
            for (Part part : Part.inOrder(1, false, grid.ny(), grid.periodicY(), grid.nz(), grid.periodicZ())) {
                int rows = part.endB() - part.firstB();
                int layers = part.endC() - part.firstC();
                device.launch(
                        Loop.SMOOTH_LINES_X, rows, layers, 1,
                        joined(sizes(grid), new Object[] {part.firstB(), rows, part.firstC(), layers, colour}, fields));
            }
        } else {
            boolean alongY = direction == Direction.Y;
            int third = alongY ? grid.nz() : grid.ny();
            boolean periodic = alongY ? grid.periodicZ() : grid.periodicY();
            for (Part part : Part.inOrder(grid.nx(), grid.periodicX(), third, periodic, 1, false)) {
                int pairs = (part.endA() + 1) / 2 - part.firstA() / 2;
                int planes = part.endB() - part.firstB();
                device.launch(
                        Loop.SMOOTH_LINES_ACROSS, pairs, planes, 1,
                        joined(sizes(grid),
                                new Object[] {
                                    alongY ? 1 : 0, grid.count(direction), part.firstA(), part.endA(), pairs, part.firstB(),
                                    planes, colour
                                },
                                fields));
            }
        }
        pool.give(value);
        pool.give(upper);
    }

    @Override
    public void restrictResidual(
            StencilData operator, Buffer x, Buffer b, Grid coarse, Buffer coarseB, Buffer coarseX) {
        Grid grid = operator.grid();
        device.launch(
                Loop.RESTRICT_RESIDUAL, coarse.nx(), coarse.ny(), coarse.nz(),
                joined(sizes(grid), counts(coarse), steps(grid, coarse), weights(operator),
                        new Object[] {of(x), of(b), of(coarseB), of(coarseX)}));
    }

    @Override
    public void prolongate(StencilData operator, Grid coarse, Buffer coarseX, Buffer x) {
        Grid grid = operator.grid();
        device.launch(
                Loop.PROLONGATE, grid.nx(), grid.ny(), grid.nz(),
                joined(sizes(grid), counts(coarse), faces(operator), new Object[] {of(coarseX), of(x)}));
    }

    @Override
    public void coarsen(StencilData fine, StencilData coarse) {
        Grid grid = fine.grid();
        Grid to = coarse.grid();
        sumCells(grid, fine.mass(), to, coarse.mass());
        for (Direction d : Direction.values()) {
            int at = d.ordinal();
            int[] faces = faceCounts(to, d);
            device.launch(
                    Loop.COARSEN_FACES, faces[0], faces[1], faces[2],
                    joined(sizes(grid), new Object[] {at, grid.count(d) > to.count(d) ? 1 : 0}, steps(grid, to),
                            new Object[] {
                                faces[0], faces[1], faces[2], of(fine.left()[at]), of(fine.right()[at]), of(coarse.left()[at]),
                                of(coarse.right()[at])
                            }));
        }
    }

    @Override
    public void multiplyDense(Buffer matrix, Buffer b, Buffer x) {
        device.launch(Loop.MULTIPLY_DENSE, x.size(), 1, 1, x.size(), of(matrix), of(b), of(x));
    }

    @Override
    public void multiplyRuns(Buffer rows, Buffer runs, Buffer values, int first, int count, Buffer y) {
        device.launch(Loop.MULTIPLY_RUNS, count, 1, 1, first, count, of(rows), of(runs), of(values), of(y));
    }

    @Override
    public void fill(Buffer x, double value) {
        device.fill(of(x), value);
    }

    @Override
    public void copy(Buffer x, Buffer y) {
        device.copy(of(x), of(y));
    }

    @Override
    public void copyPart(Buffer x, int from, Buffer y, int to, int count) {
        device.launch(Loop.COPY_PART, count, 1, 1, count, from, to, of(x), of(y));
    }

    @Override
    public void combine(Parameter alpha, Buffer x, Parameter beta, Buffer y) {
        DeviceParameter a = DeviceParameter.of(alpha);
        DeviceParameter b = DeviceParameter.of(beta);
        device.launch(Loop.COMBINE, x.size(), 1, 1, x.size(), a.at, a.memory(), of(x), b.at, b.memory(), of(y));
    }

    @Override
    public void triad(Buffer x, Parameter alpha, Buffer y, Buffer target) {
        DeviceParameter a = DeviceParameter.of(alpha);
        device.launch(Loop.TRIAD, x.size(), 1, 1, x.size(), of(x), a.at, a.memory(), of(y), of(target));
    }

    @Override
    public void quotient(double factor, Parameter a, Parameter b, double least, Parameter result) {
        DeviceParameter top = DeviceParameter.of(a);
        DeviceParameter below = DeviceParameter.of(b);
        DeviceParameter into = DeviceParameter.of(result);
        device.launch(
                Loop.QUOTIENT, 1, 1, 1, 1, factor, top.at, top.memory(), below.at, below.memory(), least, into.at,
                into.written());
    }

    @Override
    public void product(double factor, Parameter a, Parameter b, Parameter result) {
        DeviceParameter left = DeviceParameter.of(a);
        DeviceParameter right = DeviceParameter.of(b);
        DeviceParameter into = DeviceParameter.of(result);
        device.launch(
                Loop.PRODUCT, 1, 1, 1, 1, factor, left.at, left.memory(), right.at, right.memory(), into.at, into.written());
    }

    @Override
    public void weightedSum(double alpha, Parameter x, double beta, Parameter y, Parameter result) {
        DeviceParameter left = DeviceParameter.of(x);
        DeviceParameter right = DeviceParameter.of(y);
        DeviceParameter into = DeviceParameter.of(result);
        device.launch(
                Loop.WEIGHTED_SUM, 1, 1, 1, 1, alpha, left.at, left.memory(), beta, right.at, right.memory(), into.at,
                into.written());
    }

    @Override
    public void root(Parameter x, Parameter result) {
        DeviceParameter from = DeviceParameter.of(x);
        DeviceParameter into = DeviceParameter.of(result);
        device.launch(Loop.ROOT, 1, 1, 1, 1, from.at, from.memory(), into.at, into.written());
    }

    @Override
    public void multiply(Buffer x, Buffer y, Buffer z) {
        device.launch(Loop.MULTIPLY, x.size(), 1, 1, x.size(), of(x), of(y), of(z));
    }

    @Override
    public void clamp(Buffer x, double low, double high) {
        device.launch(Loop.CLAMP, x.size(), 1, 1, x.size(), low, high, of(x));
    }

    @Override
    public void dot(Buffer x, Buffer y, Parameter result) {
        int size = x.size();
        int blocks = (size + BLOCK - 1) / BLOCK;
        Device.Memory lanes = pool.take(LANES * blocks);
        Device.Memory sums = pool.take(blocks);
        DeviceParameter target = DeviceParameter.of(result);
        device.launch(Loop.DOT_LANES, LANES * blocks, 1, 1, size, LANES * blocks, of(x), of(y), lanes);
        device.launch(Loop.DOT_BLOCKS, blocks, 1, 1, size, blocks, of(x), of(y), lanes, sums);
        Device.Memory from = sums;
        int count = blocks;
        do {
            int groups = (count + FAN - 1) / FAN;
            boolean last = groups == 1;
            Device.Memory into = last ? target.written() : pool.take(groups);
            device.launch(Loop.ADD_PAIRWISE, groups, 1, 1, count, groups, from, last ? target.at : 0, into);
            pool.give(from);
            from = into;
            count = groups;
        } while (count > 1);
        pool.give(lanes);
    }

    @Override
    public void maximum(Buffer x, Parameter result) {
        double[] found = extremes(Loop.MAXIMUM_LANES, x.size(), of(x));
        result.set(Arrays.stream(found).reduce(0, Math::max));
    }

    @Override
    public void minimum(Buffer x, Parameter result) {
        double start = Double.POSITIVE_INFINITY;
        double[] found = extremes(Loop.MINIMUM_LANES, x.size(), start, of(x));
        result.set(Arrays.stream(found).reduce(start, Math::min));
    }

    private double[] extremes(Loop loop, int size, Object... more) {
        int count = Math.min(size, EXTREME_LANES);
        Device.Memory found = pool.take(count);
        device.launch(loop, count, 1, 1, joined(new Object[] {size, count}, more, new Object[] {found}));
        double[] host = new double[count];
        device.read(found, host);
        pool.give(found);
        return host;
    }

    @Override
    public void evaluate(Curve[] laws, Buffer zones, Buffer temperature, Buffer out) {
        device.launch(
                Loop.EVALUATE, out.size(), 1, 1, out.size(), zones == null ? 0 : 1, tables.laws(laws),
                of(zones == null ? temperature : zones), of(temperature), of(out));
    }

    @Override
    public void conductances(Grid grid, Direction direction, Buffer[] widths, Buffer conductivity, Buffer faces) {
        overFaces(
                Loop.CONDUCTANCES, grid, direction, of(widths[0]), of(widths[1]), of(widths[2]),
                of(widths[direction.ordinal()]), of(conductivity), of(faces));
    }

    @Override
    public void fitExponentially(
            Grid grid, Direction direction, Buffer potential, Buffer flow, Buffer left, Buffer right) {
        overFaces(
                Loop.FIT_EXPONENTIALLY, grid, direction, flow == null ? 0 : 1, of(potential),
                of(flow == null ? potential : flow), of(left), of(right));
    }

    @Override
    public void addFlow(
            Grid grid, Direction direction, Buffer[] widths, Buffer flow, double blend, Buffer left, Buffer right) {
        overFaces(Loop.ADD_FLOW, grid, direction, blend, of(widths[direction.ordinal()]), of(flow), of(left), of(right));
    }

    @Override
    public void limitedFluxes(Grid grid, Direction direction, Buffer[] widths, Buffer flow, Buffer phi, Buffer fluxes) {
        overFaces(Loop.LIMITED_FLUXES, grid, direction, of(widths[direction.ordinal()]), of(flow), of(phi), of(fluxes));
    }

    @Override
    public void saturate(Grid grid, Direction direction, Buffer fraction, Buffer left, Buffer right, Buffer excess) {
        overFaces(Loop.SATURATE, grid, direction, of(fraction), of(left), of(right), of(excess));
    }

    private void overFaces(Loop loop, Grid grid, Direction direction, Object... more) {
        int[] faces = faceCounts(grid, direction);
        device.launch(
                loop, faces[0], faces[1], faces[2],
                joined(sizes(grid), new Object[] {direction.ordinal(), faces[0], faces[1], faces[2]}, more));
    }

    private static int[] faceCounts(Grid grid, Direction d) {
        int[] counts = {grid.nx(), grid.ny(), grid.nz()};
        counts[d.ordinal()]++;
        return counts;
    }

    @Override
    public void addDivergence(Grid grid, Direction direction, Buffer fluxes, double factor, Buffer source) {
        device.launch(
                Loop.ADD_DIVERGENCE, grid.nx(), grid.ny(), grid.nz(),
                joined(counts(grid), new Object[] {direction.ordinal(), factor, of(fluxes), of(source)}));
    }

    @Override
    public void gatherSide(Grid grid, Side side, Buffer cells, Buffer out) {
        SideCounts s = SideCounts.of(grid, side);
        device.launch(
                Loop.GATHER_SIDE, s.a, s.b, 1, grid.nx(), grid.ny(), s.direction, s.last, s.a, s.b, of(cells), of(out));
    }

    @Override
    public void setSide(Grid grid, Side side, Buffer values, Buffer faces) {
        SideCounts s = SideCounts.of(grid, side);
        device.launch(
                Loop.SET_SIDE, s.a, s.b, 1, grid.nx(), grid.ny(), s.direction, s.last, side.isMax() ? 1 : 0, s.a, s.b,
                of(values), of(faces));
    }

    @Override
    public void addSide(Grid grid, Side side, Buffer values, Buffer cells) {
        SideCounts s = SideCounts.of(grid, side);
        device.launch(
                Loop.ADD_SIDE, s.a, s.b, 1, grid.nx(), grid.ny(), s.direction, s.last, s.a, s.b, of(values), of(cells));
    }

    /// Counts of the faces of a side along both its directions, and the place of its cells across it.
    private record SideCounts(int direction, int a, int b, int last) {

        static SideCounts of(Grid grid, Side side) {
            Direction d = side.direction();
            return new SideCounts(
                    d.ordinal(), d == Direction.X ? grid.ny() : grid.nx(), d == Direction.Z ? grid.ny() : grid.nz(),
                    side.isMax() ? grid.count(d) - 1 : 0);
        }
    }
}
