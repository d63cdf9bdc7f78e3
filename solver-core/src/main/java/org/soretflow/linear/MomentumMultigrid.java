package org.soretflow.linear;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.StencilData;

/// One multigrid cycle for each component of the momentum, pressure left out.
///
/// A component's places are halved along with the cells, so that given velocities on walls stay where they are; the
/// levels are those of [FlowMultigrid], coarse operators made anew from mean velocities and viscosities. [Multigrid] would
/// join places in pairs, the given one on a wall with its free neighbour.
final class MomentumMultigrid {

    /// Sweeps before and after the coarse correction: what the momentum leaves over is magnified by the projection.
    private static final int SWEEPS = 3;

    private final Backend backend;
    private final List<Level> levels = new ArrayList<>();
    private final CoarsestSolver[] coarsest;

    /// One level.
    ///
    /// @param b right-hand sides; null on the finest level
    /// @param x solutions; null on the finest level
    private record Level(
            FlowOperator flow, Coarsening coarsening, Buffer viscosity, Buffer[] velocities, Buffer[] b, Buffer[] x) {}

    /// @param fine the assembled operator
    /// @param viscosity by cell [Pa·s]
    /// @param velocities what carries momentum
    MomentumMultigrid(Backend backend, FlowOperator fine, Buffer viscosity, Buffer[] velocities) {
        this.backend = backend;
        FlowOperator flow = fine;
        Coarsening coarsening = Coarsening.ofFlow(backend, flow.pressure());
        levels.add(new Level(flow, coarsening, viscosity, velocities, null, null));
        while (!CoarsestSolver.solves(flow.grid().cells(), fine.grid().cells()) && coarsening.any()) {
            Grid coarse = coarsening.coarse(flow.grid().cells());
            flow = flow.coarsened(coarse);
            coarsening = Coarsening.ofFlow(backend, flow.pressure());
            levels.add(new Level(
                    flow, coarsening, backend.allocate(coarse.cells()), places(flow), places(flow), places(flow)));
        }
        coarsest = new CoarsestSolver[fine.grid().components()];
        for (int c = 0; c < coarsest.length; c++) {
            coarsest[c] = new CoarsestSolver(backend, flow.momentum(c));
        }
    }

    private Buffer[] places(FlowOperator flow) {
        Buffer[] result = new Buffer[flow.grid().components()];
        for (int c = 0; c < result.length; c++) {
            result[c] = backend.allocate(flow.grid().faces()[c].cells());
        }
        return result;
    }

    /// Makes the coarse levels anew from the finest one's present numbers.
    ///
    /// @param rate factor of the new velocity in the time derivative [1/s]
    void update(double density, double rate, FlowOperator.Carriage carriage) {
        Kernels kernels = backend.kernels();
        boolean carries = carriage != FlowOperator.Carriage.NONE;
        for (int level = 1; level < levels.size(); level++) {
            Level fine = levels.get(level - 1);
            Level coarse = levels.get(level);
            kernels.averagePositive(fine.flow.grid(), fine.viscosity, coarse.flow.grid(), coarse.viscosity);
            for (int c = 0; c < coarsest.length && carries; c++) {
                kernels.averageVelocity(fine.flow.grid(), c, fine.velocities[c], coarse.flow.grid(), coarse.velocities[c]);
            }
            coarse.flow.assemble(
                    coarse.viscosity, coarse.velocities, density, rate,
                    carries ? FlowOperator.Carriage.FITTED : FlowOperator.Carriage.NONE);
        }
        for (CoarsestSolver solver : coarsest) {
            solver.update();
        }
    }

    /// One V(3,3) cycle from zero for a component, `z ≈ M⁻¹ r`.
    ///
    /// @param z modified
    void apply(int component, Buffer r, Buffer z) {
        backend.kernels().fill(z, 0);
        descend(0, component, r, z);
    }

    private void descend(int at, int c, Buffer b, Buffer x) {
        Kernels kernels = backend.kernels();
        Level level = levels.get(at);
        StencilData operator = level.flow.momentum(c);
        if (at == levels.size() - 1) {
            coarsest[c].solve(kernels, b, x);
            return;
        }
        Level next = levels.get(at + 1);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            FlowMultigrid.relax(kernels, level.coarsening, operator, b, x, true);
        }
        Buffer rest = backend.allocate(x.size());
        kernels.residual(operator, x, b, rest);
        kernels.clearFixed(operator, rest);
        kernels.restrictForce(level.flow.grid(), c, rest, next.flow.grid(), next.b[c]);
        backend.free(rest);
        kernels.fill(next.x[c], 0);
        descend(at + 1, c, next.b[c], next.x[c]);
        kernels.prolongateVelocity(next.flow.grid(), c, next.x[c], level.flow.grid(), level.flow.sticks(), x);
        kernels.clearFixed(operator, x);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            FlowMultigrid.relax(kernels, level.coarsening, operator, b, x, false);
        }
    }

    /// Gives the memory of the coarse levels back.
    void free() {
        for (Level level : levels.subList(1, levels.size())) {
            level.flow.free();
            backend.free(level.viscosity);
            for (int c = 0; c < coarsest.length; c++) {
                backend.free(level.velocities[c]);
                backend.free(level.b[c]);
                backend.free(level.x[c]);
            }
        }
        for (CoarsestSolver solver : coarsest) {
            solver.free();
        }
    }
}
