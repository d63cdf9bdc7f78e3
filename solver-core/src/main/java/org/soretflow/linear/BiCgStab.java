package org.soretflow.linear;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.StencilData;

/// Stabilised bi-conjugate gradients for any operator, preconditioned from the right.
///
/// Source: van der Vorst, SIAM J. Sci. Stat. Comput. 13 (1992) 631. Starts again from the present residual when the
/// recurrence breaks down. An iteration counts as two: it applies the operator and the preconditioner twice.
public final class BiCgStab implements LinearSolver {

    private static final double BREAKDOWN = 1e-30;

    private final StencilData operator;
    private final Preconditioner preconditioner;
    private final VectorSpace space;

    /// @param space where the six work vectors come from
    public BiCgStab(StencilData operator, Preconditioner preconditioner, VectorSpace space) {
        this.operator = operator;
        this.preconditioner = preconditioner;
        this.space = space;
    }

    @Override
    public SolveReport solve(Buffer b, Buffer x, double scale, double tolerance, int iterations) {
        Buffer r = space.vector();
        Buffer shadow = space.vector();
        Buffer p = space.vector();
        Buffer v = space.vector();
        Buffer z = space.vector();
        Buffer t = space.vector();
        try {
            space.kernels().residual(operator, x, b, r);
            double first = space.norm(r) / scale;
            double now = first;
            double rho = 1;
            double alpha = 1;
            double omega = 1;
            boolean fresh = true;
            int count = 0;
            while (now > tolerance && count < iterations) {
                if (fresh) {
                    space.copy(r, shadow);
                    space.copy(r, p);
                    rho = space.dot(r, r);
                    fresh = false;
                } else {
                    double next = space.dot(shadow, r);
                    double beta = next / rho * (alpha / omega);
                    rho = next;
                    space.combine(-omega, v, 1, p);
                    space.combine(1, r, beta, p);
                }
                preconditioner.apply(p, z);
                space.kernels().apply(operator, z, v);
                double shadowV = space.dot(shadow, v);
                if (!(Math.abs(shadowV) > BREAKDOWN * Math.abs(rho))) {
                    break;
                }
                alpha = rho / shadowV;
                space.combine(alpha, z, 1, x);
                space.combine(-alpha, v, 1, r);
                count++;
                now = space.norm(r) / scale;
                if (now <= tolerance) {
                    break;
                }
                preconditioner.apply(r, z);
                space.kernels().apply(operator, z, t);
                double tt = space.dot(t, t);
                omega = tt > 0 ? space.dot(t, r) / tt : 0;
                space.combine(omega, z, 1, x);
                space.combine(-omega, t, 1, r);
                count++;
                now = space.norm(r) / scale;
                fresh = !(Math.abs(omega) > 0) || !(Math.abs(rho) > BREAKDOWN);
            }
            return new SolveReport(count, 1 + count * (1 + preconditioner.sweeps()), first, now, now <= tolerance);
        } finally {
            space.release(r, shadow, p, v, z, t);
        }
    }
}
