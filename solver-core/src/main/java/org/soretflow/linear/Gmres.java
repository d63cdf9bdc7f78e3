package org.soretflow.linear;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.StencilData;

/// [FlexibleGmres] for a seven-point operator.
public final class Gmres implements LinearSolver {

    private final StencilData operator;
    private final Preconditioner preconditioner;
    private final VectorSpace space;
    private final BlockSpace blocks;
    private final FlexibleGmres method;

    /// @param space where the residual's vector comes from; its memory is shared with the work vectors
    /// @param restart iterations after which the method starts again from the present residual
    public Gmres(StencilData operator, Preconditioner preconditioner, VectorSpace space, int restart) {
        this.operator = operator;
        this.preconditioner = preconditioner;
        this.space = space;
        blocks = BlockSpace.over(space);
        method = new FlexibleGmres(
                (x, y) -> space.kernels().apply(operator, x[0], y[0]),
                (x, y) -> preconditioner.apply(x[0], y[0]),
                blocks,
                restart);
    }

    @Override
    public SolveReport solve(Buffer b, Buffer x, double scale, double tolerance, int iterations) {
        Buffer[] residual = blocks.vector();
        Buffer[] solution = {x};
        try {
            space.kernels().residual(operator, x, b, residual[0]);
            double first = space.norm(residual[0]) / scale;
            double now = first;
            int count = 0;
            int rounds = 0;
            while (now > tolerance && count < iterations) {
                double before = now;
                count += method.round(residual, solution, tolerance * scale, iterations - count).iterations();
                space.kernels().residual(operator, x, b, residual[0]);
                now = space.norm(residual[0]) / scale;
                rounds++;
                if (!(now < before)) {
                    break;
                }
            }
            double sweeps = 1 + rounds + count * (1 + preconditioner.sweeps());
            return new SolveReport(count, sweeps, first, now, now <= tolerance);
        } finally {
            blocks.release(residual);
        }
    }
}
