package org.soretflow.linear;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.StencilData;

/// Multigrid cycles until the residual is small.
public final class MultigridSolver implements LinearSolver {

    private final Multigrid multigrid;
    private final VectorSpace space;
    private final StencilData operator;
    private final Buffer r;

    public MultigridSolver(Backend backend, StencilData operator, Multigrid multigrid) {
        this.multigrid = multigrid;
        this.operator = operator;
        this.space = new VectorSpace(backend, operator.grid().cells());
        this.r = space.vector();
    }

    @Override
    public SolveReport solve(Buffer b, Buffer x, double scale, double tolerance, int iterations) {
        space.kernels().residual(operator, x, b, r);
        double first = space.norm(r) / scale;
        double now = first;
        int count = 0;
        var cycle = multigrid.cycle(b, x);
        while (now > tolerance && count < iterations) {
            cycle.run();
            space.kernels().residual(operator, x, b, r);
            now = space.norm(r) / scale;
            count++;
        }
        return new SolveReport(count, 1 + count * (1 + multigrid.sweeps()), first, now, now <= tolerance);
    }
}
