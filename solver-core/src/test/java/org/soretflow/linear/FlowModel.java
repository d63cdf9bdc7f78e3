package org.soretflow.linear;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.FlowGrid;
import org.soretflow.backend.Grid;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

/// A Stokes problem with a right-hand side made from a random solution, for tests of solvers.
final class FlowModel {

    /// What a model is made of.
    ///
    /// @param viscosity by cell, 0 in solids
    /// @param open sides at a given pressure
    /// @param rate factor of the velocity in the time derivative, at density 1
    /// @param drag of plates above and below
    record Setup(StructuredMesh mesh, IntToDoubleFunction viscosity, Set<Side> open, double rate, double drag) {

        static Setup of(StructuredMesh mesh) {
            return new Setup(mesh, cell -> 1, EnumSet.noneOf(Side.class), 0, 0);
        }

        Setup viscosity(IntToDoubleFunction law) {
            return new Setup(mesh, law, open, rate, drag);
        }

        Setup open(Side... sides) {
            return new Setup(mesh, viscosity, EnumSet.copyOf(List.of(sides)), rate, drag);
        }

        Setup rate(double perSecond) {
            return new Setup(mesh, viscosity, open, perSecond, drag);
        }

        /// Between plates of a distance.
        Setup plates(double height) {
            return new Setup(mesh, viscosity, open, rate, 12 / (height * height));
        }
    }

    final Backend backend;
    final FlowOperator operator;
    final Buffer viscosity;
    final Buffer[] velocities;
    final BlockSpace space;
    final Buffer[] solution;
    final Buffer[] b;
    private final double rate;

    FlowModel(Backend backend, Setup setup) {
        this.backend = backend;
        rate = setup.rate;
        StructuredMesh mesh = setup.mesh;
        Grid cells = Grid.of(mesh);
        int components = mesh.dimensions() == 2 ? 2 : 3;
        double[][] widths = new double[3][];
        Buffer[] widthBuffers = new Buffer[3];
        for (Direction d : Direction.values()) {
            widths[d.ordinal()] = mesh.axis(d).widths();
            widthBuffers[d.ordinal()] = upload(widths[d.ordinal()]);
        }
        FlowGrid grid = FlowGrid.of(
                backend, cells, widthBuffers, components, mesh.isAxisymmetric() ? mesh.scales() : null);
        double[] mu = new double[cells.cells()];
        Arrays.setAll(mu, setup.viscosity);
        viscosity = upload(mu);
        boolean[][] fixed = new boolean[components][];
        velocities = new Buffer[components];
        for (int c = 0; c < components; c++) {
            fixed[c] = fixed(grid, c, mu, setup.open);
            velocities[c] = backend.allocate(fixed[c].length);
        }
        List<FlowSide> sides = Arrays.stream(Side.values())
                .filter(side -> side.direction().ordinal() < components && mesh.takesConditions(side))
                .map(side -> side(side, mesh.faces(side), setup.open.contains(side)))
                .toList();
        boolean solids = Arrays.stream(mu).anyMatch(value -> value == 0);
        operator = new FlowOperator(
                backend, new FlowSides(grid, widths, mesh.isAxisymmetric() ? mesh.scales() : null), sides, fixed, solids, false,
                setup.drag);
        operator.assemble(viscosity, velocities, 1, rate, FlowOperator.Carriage.NONE);
        int[] sizes = new int[components + 1];
        Arrays.setAll(sizes, block -> block < components ? fixed[block].length : cells.cells());
        space = new BlockSpace(backend, sizes);
        solution = space.vector();
        b = space.vector();
        SplittableRandom random = new SplittableRandom(1);
        for (int block = 0; block <= components; block++) {
            double[] values = new double[sizes[block]];
            for (int n = 0; n < values.length; n++) {
                double value = random.nextDouble() - 0.5;
                boolean none = block < components ? fixed[block][n] : mu[n] == 0;
                values[n] = none ? 0 : value;
            }
            solution[block].upload(values);
        }
        operator.apply(solution, b);
        double forces = 0;
        for (int c = 0; c < components; c++) {
            forces = Math.hypot(forces, space.blockNorm(b, c));
        }
        for (int c = 0; c < components; c++) {
            space.reference(c, forces);
        }
        space.reference(components, space.blockNorm(b, components));
    }

    private Buffer upload(double[] values) {
        Buffer buffer = backend.allocate(values.length);
        buffer.upload(values);
        return buffer;
    }

    private static FlowSide side(Side side, int faces, boolean open) {
        double[] ones = new double[faces];
        Arrays.fill(ones, 1);
        return open ? new FlowSide(side, new double[faces], ones) : new FlowSide(side, ones, new double[faces]);
    }

    /// Closed sides and the faces of solids.
    private static boolean[] fixed(FlowGrid grid, int c, double[] mu, Set<Side> open) {
        Direction d = Direction.values()[c];
        Grid places = grid.faces()[c];
        Grid cells = grid.cells();
        boolean[] result = new boolean[places.cells()];
        for (int n = 0; n < result.length; n++) {
            int[] at = {n % places.nx(), n / places.nx() % places.ny(), n / places.nx() / places.ny()};
            int count = cells.count(d);
            for (int shift = -1; shift < 1; shift++) {
                int[] cell = at.clone();
                cell[c] += shift;
                boolean outside = !cells.periodic(d) && (cell[c] < 0 || cell[c] >= count);
                cell[c] = Math.floorMod(cell[c], count);
                int number = cell[0] + cells.nx() * (cell[1] + cells.ny() * cell[2]);
                result[n] |= outside ? !open.contains(Side.of(d, shift == 0)) : mu[number] == 0;
            }
        }
        return result;
    }

    /// The coupled multigrid with equally many sweeps before and after the coarse correction.
    FlowMultigrid multigrid(int sweeps) {
        FlowMultigrid multigrid =
                new FlowMultigrid(backend, operator, List.of(), viscosity, velocities, sweeps, sweeps);
        multigrid.update(1, new double[3], rate, FlowOperator.Carriage.NONE);
        return multigrid;
    }

    ProjectionPreconditioner projection() {
        ProjectionPreconditioner projection =
                new ProjectionPreconditioner(backend, operator, List.of(), viscosity, velocities);
        projection.update(1, new double[3], rate, FlowOperator.Carriage.NONE);
        return projection;
    }

    /// Iterations of flexible GMRES to a residual of 1e-9 of the first one, which is checked with the operator itself; a
    /// hundred if it does not get there.
    int iterations(BlockOperator preconditioner) {
        Buffer[] x = space.vector();
        Buffer[] r = space.vector();
        space.clear(x);
        space.copy(b, r);
        double first = space.norm(r);
        FlexibleGmres gmres = new FlexibleGmres(operator::apply, preconditioner, space, 100);
        int made = gmres.round(r, x, 1e-9 * first, 100).iterations();
        operator.apply(x, r);
        space.combine(1, b, -1, r);
        double last = space.norm(r);
        space.release(x);
        // the recurrence and the true residual differ by rounding, some 1e-16 times the condition of the basis
        return last <= 1.1e-9 * first ? made : 100;
    }
}
