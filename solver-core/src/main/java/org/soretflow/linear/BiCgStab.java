package org.soretflow.linear;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;
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
    private final Parameter one;
    private final Parameter rr;
    private final Parameter rho;
    private final Parameter omega;
    private final Parameter shadowV;
    private final Parameter alpha;
    private final Parameter beta;
    private final Parameter square;
    private final Parameter product;
    private final Parameter factor;

    /// @param space where the six work vectors come from
    public BiCgStab(StencilData operator, Preconditioner preconditioner, VectorSpace space) {
        this.operator = operator;
        this.preconditioner = preconditioner;
        this.space = space;
        one = space.rows().one();
        Parameter[] read = space.rows().row(BiCgStab.class, 4);
        rr = read[0];
        rho = read[1];
        omega = read[2];
        shadowV = read[3];
        Parameter[] own = space.rows().row(BiCgStab.class, 5);
        alpha = own[0];
        beta = own[1];
        square = own[2];
        product = own[3];
        factor = own[4];
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
            boolean fresh = true;
            int count = 0;
            while (now > tolerance && count < iterations) {
                if (fresh) {
                    space.copy(r, shadow);
                    space.copy(r, p);
                    space.dot(r, r, rho);
                    fresh = false;
                } else {
                    direction(r, shadow, p, v);
                }
                preconditioner.apply(p, z);
                space.kernels().apply(operator, z, v);
                space.dot(shadow, v, shadowV);
                space.kernels().quotient(1, rho, shadowV, BREAKDOWN, alpha);
                advance(alpha, z, x, v, r);
                // here and below: the only places where the host waits
                if (!(Math.abs(shadowV.get()) > BREAKDOWN * Math.abs(rho.get()))) {
                    break;
                }
                count++;
                now = Math.sqrt(rr.get()) / scale;
                if (now <= tolerance) {
                    break;
                }
                preconditioner.apply(r, z);
                space.kernels().apply(operator, z, t);
                space.dot(t, t, square);
                space.dot(t, r, product);
                space.kernels().quotient(1, product, square, 0, omega);
                advance(omega, z, x, t, r);
                count++;
                now = Math.sqrt(rr.get()) / scale;
                fresh = !(Math.abs(omega.get()) > 0) || !(Math.abs(rho.get()) > BREAKDOWN);
            }
            return new SolveReport(count, 1 + count * (1 + preconditioner.sweeps()), first, now, now <= tolerance);
        } finally {
            space.release(r, shadow, p, v, z, t);
        }
    }

    /// `p = r + β (p − ω v)`, `β = ρ'/ρ · α/ω`.
    private void direction(Buffer r, Buffer shadow, Buffer p, Buffer v) {
        space.dot(shadow, r, product);
        space.kernels().quotient(1, product, rho, 0, square);
        space.kernels().quotient(1, alpha, omega, 0, factor);
        space.kernels().product(1, square, factor, beta);
        space.kernels().product(1, product, one, rho);
        space.kernels().product(-1, omega, one, factor);
        space.combine(factor, v, one, p);
        space.combine(one, r, beta, p);
    }

    /// `x += s z`, `r −= s w`, and the square of the new residual.
    private void advance(Parameter s, Buffer z, Buffer x, Buffer w, Buffer r) {
        space.combine(s, z, one, x);
        space.kernels().product(-1, s, one, factor);
        space.combine(factor, w, one, r);
        space.dot(r, r, rr);
    }
}
