package org.soretflow.linear;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;
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
    private final Parameter one;
    private final Parameter rr;
    private final Parameter pq;
    private final Parameter product;
    private final Parameter beta;
    private final Parameter step;

    /// @param space where the four work vectors come from
    public ConjugateGradient(StencilData operator, Preconditioner preconditioner, VectorSpace space) {
        this.operator = operator;
        this.preconditioner = preconditioner;
        this.space = space;
        one = space.rows().one();
        Parameter[] read = space.rows().row(ConjugateGradient.class, 2);
        rr = read[0];
        pq = read[1];
        Parameter[] own = space.rows().row(ConjugateGradient.class, 3);
        product = own[0];
        beta = own[1];
        step = own[2];
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
            int count = 0;
            while (now > tolerance && count < iterations) {
                preconditioner.apply(r, z);
                if (count == 0) {
                    space.copy(z, p);
                } else {
                    space.dot(z, q, product);
                    space.kernels().quotient(-1, product, pq, 0, beta);
                    space.combine(one, z, beta, p);
                }
                space.kernels().apply(operator, p, q);
                space.dot(p, q, pq);
                space.dot(p, r, product);
                space.kernels().quotient(1, product, pq, 0, step);
                space.combine(step, p, one, x);
                space.kernels().quotient(-1, product, pq, 0, step);
                space.combine(step, q, one, r);
                space.dot(r, r, rr);
                // the only place where the host waits
                if (!(Math.abs(pq.get()) > 0)) {
                    break;
                }
                now = Math.sqrt(rr.get()) / scale;
                count++;
            }
            return new SolveReport(count, 1 + count * (1 + preconditioner.sweeps()), first, now, now <= tolerance);
        } finally {
            space.release(r, z, p, q);
        }
    }
}
