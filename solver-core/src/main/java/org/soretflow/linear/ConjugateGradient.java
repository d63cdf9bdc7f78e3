package org.soretflow.linear;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.StencilData;

/// Preconditioned conjugate gradients for symmetric operators.
///
/// Each direction is made A-orthogonal to the last one explicitly, which forgives a preconditioner that is not quite
/// symmetric. Sources: Hestenes and Stiefel, J. Res. NBS 49 (1952) 409; Notay, SIAM J. Sci. Comput. 22
/// (2000) 1444 (flexible form).
public final class ConjugateGradient implements LinearSolver {

    private final StencilData operator;
    private final Preconditioner preconditioner;
    private final VectorSpace space;

    /// @param space where the four work vectors come from
    public ConjugateGradient(StencilData operator, Preconditioner preconditioner, VectorSpace space) {
        this.operator = operator;
        this.preconditioner = preconditioner;
        this.space = space;
    }

    @Override
    public SolveReport solve(Buffer b, Buffer x, double scale, double tolerance, int iterations) {
        Buffer r = space.vector();
        Buffer z = space.vector();
        Buffer p = space.vector();
        Buffer q = space.vector();
        try {
            space.kernels().residual(operator, x, b, r);
            double first = space.norm(r) / scale;
            double now = first;
            double pq = 1;
            int count = 0;
            while (now > tolerance && count < iterations) {
                preconditioner.apply(r, z);
                if (count == 0) {
                    space.copy(z, p);
                } else {
                    space.combine(1, z, -space.dot(z, q) / pq, p);
                }
                space.kernels().apply(operator, p, q);
                pq = space.dot(p, q);
                if (!(Math.abs(pq) > 0)) {
                    break;
                }
                double step = space.dot(p, r) / pq;
                space.combine(step, p, 1, x);
                space.combine(-step, q, 1, r);
                now = space.norm(r) / scale;
                count++;
            }
            return new SolveReport(count, 1 + count * (1 + preconditioner.sweeps()), first, now, now <= tolerance);
        } finally {
            space.release(r, z, p, q);
        }
    }
}
