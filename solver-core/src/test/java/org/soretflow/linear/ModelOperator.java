package org.soretflow.linear;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.StencilData;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

/// An operator on a mesh with a right-hand side made from a random solution, for tests of solvers.
final class ModelOperator {

    final Backend backend;
    final StencilData operator;
    final Buffer b;
    final Buffer x;
    final double scale;

    private ModelOperator(Backend backend, StencilData operator) {
        this.backend = backend;
        this.operator = operator;
        int cells = operator.grid().cells();
        b = backend.allocate(cells);
        x = backend.allocate(cells);
        SplittableRandom random = new SplittableRandom(7);
        double[] solution = new double[cells];
        Arrays.setAll(solution, n -> random.nextDouble() - 0.5);
        x.upload(solution);
        backend.kernels().apply(operator, x, b);
        backend.kernels().fill(x, 0);
        Parameter square = backend.parameter(0);
        backend.kernels().dot(b, b, square);
        scale = square.get() > 0 ? Math.sqrt(square.get()) : 1;
    }

    /// Diffusion with fixed values on all walls that are not periodic.
    static ModelOperator diffusion(Backend backend, StructuredMesh mesh, IntToDoubleFunction conductivity) {
        return of(backend, mesh, conductivity, true);
    }

    /// Diffusion with closed walls: the level is free, the sum of b is zero.
    static ModelOperator closed(Backend backend, StructuredMesh mesh, IntToDoubleFunction conductivity) {
        return of(backend, mesh, conductivity, false);
    }

    private static ModelOperator of(Backend backend, StructuredMesh mesh, IntToDoubleFunction conductivity, boolean fixed) {
        Grid grid = Grid.of(mesh);
        StencilData operator = StencilData.allocate(backend, grid, true);
        Buffer[] widths = widths(backend, mesh);
        double[] k = new double[grid.cells()];
        Arrays.setAll(k, conductivity);
        Buffer conductivities = upload(backend, k);
        for (Direction d : Direction.values()) {
            Buffer faces = operator.left()[d.ordinal()];
            backend.kernels().conductances(grid, d, widths, conductivities, faces);
            if (fixed && grid.count(d) > 1 && !grid.periodic(d)) {
                for (boolean max : new boolean[] {false, true}) {
                    Side side = Side.of(d, max);
                    Axis axis = mesh.axis(d);
                    double[] weights = new double[mesh.faces(side)];
                    for (int f = 0; f < weights.length; f++) {
                        double half = 0.5 * axis.width(max ? axis.cells() - 1 : 0);
                        weights[f] = mesh.faceArea(side, f) * k[mesh.cellOfFace(side, f)] / half;
                    }
                    backend.kernels().setSide(grid, side, upload(backend, weights), faces);
                }
            }
        }
        backend.kernels().fill(operator.mass(), 1);
        return new ModelOperator(backend, operator);
    }

    /// Drift in a potential and flow along x with a Poiseuille profile over y; closed walls, open outlet for the flow.
    ///
    /// @param potential Φ, by cell
    /// @param peclet cell Péclet number of the mean flow; 0 for none
    static ModelOperator drift(Backend backend, StructuredMesh mesh, IntToDoubleFunction potential, double peclet) {
        Grid grid = Grid.of(mesh);
        StencilData operator = StencilData.allocate(backend, grid, false);
        Buffer[] widths = widths(backend, mesh);
        Buffer ones = backend.allocate(grid.cells());
        backend.kernels().fill(ones, 1);
        double[] phi = new double[grid.cells()];
        Arrays.setAll(phi, potential);
        for (Direction d : Direction.values()) {
            int at = d.ordinal();
            backend.kernels().conductances(grid, d, widths, ones, operator.left()[at]);
            double[] flow = new double[grid.faces(d)];
            if (d == Direction.X && peclet != 0) {
                for (int n = 0; n < grid.cells(); n++) {
                    double y = mesh.y().centre(mesh.j(n)) / mesh.y().length();
                    double velocity = 6 * y * (1 - y) * peclet / mesh.x().width(0);
                    int face = grid.face(d, mesh.i(n), mesh.j(n), mesh.k(n));
                    flow[face] = velocity * mesh.faceArea(d, mesh.i(n), mesh.j(n), mesh.k(n));
                    flow[face + 1] = flow[face];
                }
            }
            Buffer flowBuffer = upload(backend, flow);
            backend.kernels().fitExponentially(
                    grid, d, upload(backend, phi), flowBuffer, operator.left()[at], operator.right()[at]);
            if (d == Direction.X && peclet != 0) {
                double[] out = new double[mesh.faces(Side.X_MAX)];
                for (int f = 0; f < out.length; f++) {
                    int cell = mesh.cellOfFace(Side.X_MAX, f);
                    out[f] = flow[grid.face(d, mesh.i(cell), mesh.j(cell), mesh.k(cell)) + 1];
                }
                backend.kernels().setSide(grid, Side.X_MAX, upload(backend, out), operator.left()[at]);
            }
        }
        backend.kernels().fill(operator.mass(), 1);
        return new ModelOperator(backend, operator);
    }

    private static Buffer[] widths(Backend backend, StructuredMesh mesh) {
        return Arrays.stream(Direction.values()).map(d -> upload(backend, mesh.axis(d).widths())).toArray(Buffer[]::new);
    }

    private static Buffer upload(Backend backend, double[] values) {
        Buffer buffer = backend.allocate(values.length);
        buffer.upload(values);
        return buffer;
    }

    Multigrid multigrid() {
        return new Multigrid(backend, operator, 2, 2);
    }

    VectorSpace space() {
        return new VectorSpace(backend, operator.grid().cells());
    }

    /// Solves from zero to a relative residual of 1e-10.
    SolveReport solve(LinearSolver solver, int iterations) {
        backend.kernels().fill(x, 0);
        return solver.solve(b, x, scale, 1e-10, iterations);
    }

    SolveReport byCycles(int iterations) {
        return solve(new MultigridSolver(backend, operator, multigrid()), iterations);
    }

    SolveReport byConjugateGradients(int iterations) {
        return solve(new ConjugateGradient(operator, multigrid(), space()), iterations);
    }

    SolveReport byBiCgStab(int iterations) {
        return solve(new BiCgStab(operator, multigrid(), space()), iterations);
    }

    SolveReport byGmres(int iterations) {
        return solve(new Gmres(operator, multigrid(), space(), 20), iterations);
    }
}
