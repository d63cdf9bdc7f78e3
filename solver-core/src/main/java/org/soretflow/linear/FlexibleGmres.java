package org.soretflow.linear;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;

/// Generalised minimal residuals for vectors of blocks, restarted and flexible, preconditioned from the right.
///
/// The residual never grows. Directions are made orthogonal by the modified Gram–Schmidt process; the least-squares problem
/// is kept triangular by Givens rotations. Takes 2·restart vectors besides the residual; in the lean form restart + 1, where the
/// preconditioner is known to be one and the same linear map: it then makes all rounds' corrections at once in the end. Each of
/// these vectors takes its memory while it is needed and leaves it to others meanwhile.
/// Sources: Saad and Schultz, SIAM J. Sci. Stat. Comput. 7 (1986) 856; Saad, SIAM J. Sci. Comput. 14 (1993) 461
/// (flexible form).
public final class FlexibleGmres {

    private final BlockOperator operator;
    private final BlockOperator preconditioner;
    private final BlockSpace space;
    private final int restart;
    private final boolean keepsDirections;
    private final Parameter[] column;
    private final Parameter one;
    private final Parameter zero;
    private final Parameter minus;
    private final Parameter inverse;
    private DoubleConsumer watcher = _ -> {};
    private Goal goal;

    /// Says how far to go, once it can be seen how large the solution is.
    @FunctionalInterface
    public interface Goal {
        /// @param correction what has been found
        /// @return norm of the residual at which the round ends
        double enough(Buffer[] correction);
    }

    /// @param space where the work vectors come from, and the norm
    /// @param restart iterations after which the method starts again from the present residual
    public FlexibleGmres(BlockOperator operator, BlockOperator preconditioner, BlockSpace space, int restart) {
        this(operator, preconditioner, space, restart, true);
    }

    private FlexibleGmres(
            BlockOperator operator, BlockOperator preconditioner, BlockSpace space, int restart, boolean keeps) {
        keepsDirections = keeps;
        if (restart < 1) {
            throw new IllegalArgumentException("GMRES must restart after at least one iteration, got " + restart);
        }
        this.operator = operator;
        this.preconditioner = preconditioner;
        this.space = space;
        this.restart = restart;
        column = space.rows().row(FlexibleGmres.class, restart + 4);
        zero = column[restart + 1];
        minus = column[restart + 2];
        inverse = column[restart + 3];
        one = space.rows().one();
    }

    /// The lean form for a preconditioner M that is always the same linear map: rounds add to `s` with `x = M s`.
    public static FlexibleGmres lean(
            BlockOperator operator, BlockOperator preconditioner, BlockSpace space, int restart) {
        return new FlexibleGmres(operator, preconditioner, space, restart, false);
    }

    /// Tells the norm of the residual after each iteration to somebody.
    public FlexibleGmres watchedBy(DoubleConsumer listener) {
        watcher = listener;
        return this;
    }

    /// Has somebody asked how far to go, when the residual is small enough for the first time; not in the lean form.
    public FlexibleGmres towards(Goal asked) {
        goal = asked;
        return this;
    }

    /// What a round of iterations did.
    ///
    /// @param iterations made
    /// @param residual norm at the end, as the recurrence has it
    public record Round(int iterations, double residual) {}

    /// One round: adds to `x` what reduces a residual, in the lean form to s, from which the preconditioner makes x.
    ///
    /// @param residual of the present x; left with length 1, in the lean form with what it is afterwards
    /// @param x modified; s in the lean form
    /// @param enough residual norm at which the round ends
    /// @param most iterations
    public Round round(Buffer[] residual, Buffer[] x, double enough, int most) {
        int count = Math.min(restart, most);
        Buffer[][] basis = new Buffer[count + 1][];
        Buffer[][] directions = new Buffer[count][];
        basis[0] = residual;
        double norm = space.norm(residual);
        LeastSquares system = new LeastSquares(count, norm);
        space.combine(0, residual, 1 / norm, residual);
        int made = 0;
        boolean exhausted = false;
        Goal open = goal;
        double aim = enough;
        while (made < count && !exhausted && Math.abs(system.right[made]) > aim) {
            directions[made] = space.vector();
            preconditioner.apply(basis[made], directions[made]);
            Buffer[] next = space.vector();
            basis[made + 1] = next;
            operator.apply(directions[made], next);
            if (!keepsDirections) {
                space.release(directions[made]);
                space.trim();
            }
            double[] h = orthogonalised(next, basis, made);
            exhausted = !(h[made + 1] > 0);
            System.arraycopy(h, 0, system.upper[made], 0, h.length);
            system.rotate(made);
            made++;
            watcher.accept(Math.abs(system.right[made]));
            if (open != null && Math.abs(system.right[made]) <= aim) {
                aim = Math.min(aim, ask(open, system.solution(made), directions));
                open = null;
            }
        }
        addCorrection(system, made, basis, directions, x);
        return new Round(made, Math.abs(system.right[made]));
    }

    private double ask(Goal asked, double[] y, Buffer[][] directions) {
        Buffer[] correction = space.vector();
        for (int n = 0; n < y.length; n++) {
            space.combine(y[n], directions[n], n == 0 ? 0 : 1, correction);
        }
        double enough = asked.enough(correction);
        space.release(correction);
        return enough;
    }

    /// Makes a vector orthogonal to the ones before it and of length 1; the host waits once.
    ///
    /// @return its components along them, and the length that was left
    private double[] orthogonalised(Buffer[] next, Buffer[][] basis, int made) {
        for (int n = 0; n <= made; n++) {
            space.dot(next, basis[n], column[n]);
            space.kernels().product(-1, column[n], one, minus);
            space.combine(minus, basis[n], one, next);
        }
        space.norm(next, column[made + 1]);
        space.kernels().quotient(1, one, column[made + 1], 0, inverse);
        space.combine(zero, next, inverse, next);
        double[] h = new double[made + 2];
        Arrays.setAll(h, n -> column[n].get());
        return h;
    }

    /// Adds what the least squares ask for, and gives the work vectors back.
    private void addCorrection(LeastSquares system, int made, Buffer[][] basis, Buffer[][] directions, Buffer[] x) {
        double[] y = system.solution(made);
        if (!keepsDirections && made > 0) {
            addLean(y, system.residual(made), basis, x);
        }
        for (int n = 0; n < made; n++) {
            if (keepsDirections) {
                space.combine(y[n], directions[n], 1, x);
                space.release(directions[n]);
            }
            space.release(basis[n + 1]);
        }
        if (!keepsDirections) {
            space.trim();
        }
    }

    /// The same without the preconditioner; the residual takes the place of the first vector of the basis.
    private void addLean(double[] y, double[] rest, Buffer[][] basis, Buffer[] s) {
        for (int n = 0; n < y.length; n++) {
            space.combine(y[n], basis[n], 1, s);
        }
        for (int n = 1; n < rest.length; n++) {
            space.combine(rest[n], basis[n], n == 1 ? rest[0] : 1, basis[0]);
        }
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

        /// What is left of the residual, along the vectors of the basis.
        double[] residual(int count) {
            double[] result = new double[count + 1];
            result[count] = right[count];
            for (int n = count - 1; n >= 0; n--) {
                double below = result[n + 1];
                result[n] = -sine[n] * below;
                result[n + 1] = cosine[n] * below;
            }
            return result;
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
}
