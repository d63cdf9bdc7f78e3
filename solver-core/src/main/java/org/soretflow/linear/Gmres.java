package org.soretflow.linear;

import org.soretflow.backend.Buffer;
import org.soretflow.backend.StencilData;

/// Generalised minimal residuals for any operator, restarted and flexible, preconditioned from the right.
///
/// The residual never grows. Directions are made orthogonal by the modified Gram–Schmidt process; the least-squares problem
/// is kept triangular by Givens rotations. Takes 2·restart + 2 vectors.
/// Sources: Saad and Schultz, SIAM J. Sci. Stat. Comput. 7 (1986) 856; Saad, SIAM J. Sci. Comput. 14 (1993) 461
/// (flexible form).
public final class Gmres implements LinearSolver {

    private final StencilData operator;
    private final Preconditioner preconditioner;
    private final VectorSpace space;
    private final int restart;

    /// @param space where the work vectors come from
    /// @param restart iterations after which the method starts again from the present residual
    public Gmres(StencilData operator, Preconditioner preconditioner, VectorSpace space, int restart) {
        if (restart < 1) {
            throw new IllegalArgumentException("GMRES must restart after at least one iteration, got " + restart);
        }
        this.operator = operator;
        this.preconditioner = preconditioner;
        this.space = space;
        this.restart = restart;
    }

    /// The triangular system of one round: `R y = g`, with the rotations that made it.
    private static final class LeastSquares {
        final double[][] upper;
        final double[] cosine;
        final double[] sine;
        final double[] right;

        LeastSquares(int size, double norm) {
            upper = new double[size][size + 1];
            cosine = new double[size];
            sine = new double[size];
            right = new double[size + 1];
            right[0] = norm;
        }

        /// Takes in column m, whose entries stand in `upper[m]`; the residual is `|right[m + 1]|` then.
        void rotate(int m) {
            double[] h = upper[m];
            for (int n = 0; n < m; n++) {
                double above = h[n];
                h[n] = cosine[n] * above + sine[n] * h[n + 1];
                h[n + 1] = -sine[n] * above + cosine[n] * h[n + 1];
            }
            double length = Math.hypot(h[m], h[m + 1]);
            cosine[m] = length > 0 ? h[m] / length : 1;
            sine[m] = length > 0 ? h[m + 1] / length : 0;
            h[m] = length;
            right[m + 1] = -sine[m] * right[m];
            right[m] *= cosine[m];
        }

        double[] solution(int count) {
            double[] y = new double[count];
            for (int row = count - 1; row >= 0; row--) {
                double sum = right[row];
                for (int column = row + 1; column < count; column++) {
                    sum -= upper[column][row] * y[column];
                }
                y[row] = upper[row][row] > 0 ? sum / upper[row][row] : 0;
            }
            return y;
        }
    }

    @Override
    public SolveReport solve(Buffer b, Buffer x, double scale, double tolerance, int iterations) {
        Buffer[] basis = new Buffer[restart + 1];
        Buffer[] directions = new Buffer[restart];
        for (int m = 0; m <= restart; m++) {
            basis[m] = space.vector();
            if (m < restart) {
                directions[m] = space.vector();
            }
        }
        try {
            space.kernels().residual(operator, x, b, basis[0]);
            double first = space.norm(basis[0]) / scale;
            double now = first;
            int count = 0;
            int rounds = 0;
            while (now > tolerance && count < iterations) {
                double before = now;
                count += round(basis, directions, x, tolerance * scale, iterations - count);
                space.kernels().residual(operator, x, b, basis[0]);
                now = space.norm(basis[0]) / scale;
                rounds++;
                if (!(now < before)) {
                    break;
                }
            }
            double sweeps = 1 + rounds + count * (1 + preconditioner.sweeps());
            return new SolveReport(count, sweeps, first, now, now <= tolerance);
        } finally {
            space.release(basis);
            space.release(directions);
        }
    }

    /// One round from the residual in `basis[0]`.
    ///
    /// @param enough residual norm at which the round ends
    /// @return iterations made
    private int round(Buffer[] basis, Buffer[] directions, Buffer x, double enough, int most) {
        double norm = space.norm(basis[0]);
        LeastSquares system = new LeastSquares(restart, norm);
        space.combine(0, basis[0], 1 / norm, basis[0]);
        int count = 0;
        while (count < Math.min(restart, most) && Math.abs(system.right[count]) > enough) {
            preconditioner.apply(basis[count], directions[count]);
            Buffer next = basis[count + 1];
            space.kernels().apply(operator, directions[count], next);
            double[] h = system.upper[count];
            for (int n = 0; n <= count; n++) {
                h[n] = space.dot(next, basis[n]);
                space.combine(-h[n], basis[n], 1, next);
            }
            h[count + 1] = space.norm(next);
            boolean exhausted = !(h[count + 1] > 0);
            if (!exhausted) {
                space.combine(0, next, 1 / h[count + 1], next);
            }
            system.rotate(count);
            count++;
            if (exhausted) {
                break;
            }
        }
        double[] y = system.solution(count);
        for (int n = 0; n < count; n++) {
            space.combine(y[n], directions[n], 1, x);
        }
        return count;
    }
}
