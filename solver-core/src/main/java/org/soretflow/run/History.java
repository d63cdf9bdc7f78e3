package org.soretflow.run;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Kernels;
import org.soretflow.backend.Parameter;

/// A field now and at earlier times, with the coefficients of the variable-step BDF2 scheme.
///
/// `(a₀ φⁿ⁺¹ + …)`: with ω = h/h₁, `a₀ = (1+2ω)/((1+ω)h)`, `history = [(1+ω) φⁿ − ω²/(1+ω) φⁿ⁻¹]/h`; the first step, and
/// one after a jump, is backward Euler. The local error of a step is estimated from the third divided difference,
/// `φ[n+1, n, n−1, n−2] · h²(h+h₁)²/(2h+h₁)`.
/// Source: Hairer, Nørsett, Wanner, Solving Ordinary Differential Equations I, ch. III.5.
final class History {

    /// States that are kept: n, n−1, n−2.
    static final int DEPTH = 3;

    private final Kernels kernels;
    private final Buffer[] states = new Buffer[DEPTH];
    private Buffer next;
    private final Parameter alpha;
    private final Parameter beta;

    History(Backend backend, Buffer now) {
        kernels = backend.kernels();
        states[0] = now;
        for (int m = 1; m < DEPTH; m++) {
            states[m] = backend.allocate(now.size());
        }
        next = backend.allocate(now.size());
        alpha = backend.parameter(0);
        beta = backend.parameter(0);
    }

    /// The present state.
    Buffer now() {
        return states[0];
    }

    /// The state `age` steps ago.
    Buffer state(int age) {
        return states[age];
    }

    /// The state that is being solved for; begins as a copy of the present one.
    Buffer next() {
        return next;
    }

    void begin() {
        kernels.copy(states[0], next);
    }

    /// Begins with the parabola through the last three states, or the straight line through the last two. Where they are
    /// the same, so is the first guess, to the bit.
    ///
    /// @param last lengths of the last two steps [s], newest first; 0 where one is not to be trusted
    /// @param work modified
    void predict(double step, double[] last, Buffer work) {
        begin();
        if (!(last[0] > 0)) {
            return;
        }
        kernels.copy(states[1], work);
        add(1, states[0], -1, work);
        if (!(last[1] > 0)) {
            add(step / last[0], work, 1, next);
            return;
        }
        double second = step * (step + last[0]) / (last[0] + last[1]);
        add((step + second) / last[0], work, 1, next);
        kernels.copy(states[2], work);
        add(1, states[1], -1, work);
        add(-second / last[1], work, 1, next);
    }

    /// `target = Σ of old states` with the scheme's factors.
    ///
    /// @param steps lengths of the new and the last step [s]; the last is 0 for backward Euler
    void combine(double step, double lastStep, Buffer target) {
        double ratio = lastStep > 0 ? step / lastStep : 0;
        kernels.copy(states[1], target);
        alpha.set((1 + ratio) / step);
        beta.set(-ratio * ratio / (1 + ratio) / step);
        kernels.combine(alpha, states[0], beta, target);
    }

    /// a₀ of the scheme [1/s].
    static double leading(double step, double lastStep) {
        double ratio = lastStep > 0 ? step / lastStep : 0;
        return (1 + 2 * ratio) / ((1 + ratio) * step);
    }

    /// Rate of change of the new state as the scheme has it, `a₀ φⁿ⁺¹ − Σ of old states`.
    ///
    /// @param step length of the new step [s]
    /// @param lastStep length of the last one [s], 0 for backward Euler
    /// @param target modified
    void rate(double step, double lastStep, Buffer target) {
        combine(step, lastStep, target);
        alpha.set(leading(step, lastStep));
        beta.set(-1);
        kernels.combine(alpha, next, beta, target);
    }

    /// Local error of the new state, cell by cell.
    ///
    /// @param h lengths of the new step, the last and the one before [s]
    /// @param target modified
    void localError(double[] h, Buffer target) {
        double h0 = h[0];
        double h1 = h[1];
        double h2 = h[2];
        double factor = h0 * h0 * (h0 + h1) * (h0 + h1) / (2 * h0 + h1);
        double c0 = factor / (h0 * (h0 + h1) * (h0 + h1 + h2));
        double c1 = -factor / (h0 * h1 * (h1 + h2));
        double c2 = factor / ((h0 + h1) * h1 * h2);
        double c3 = -factor / ((h0 + h1 + h2) * (h1 + h2) * h2);
        kernels.copy(next, target);
        add(c1, states[0], c0, target);
        add(c2, states[1], 1, target);
        add(c3, states[2], 1, target);
    }

    /// `target = the new state − now`.
    void step(Buffer target) {
        kernels.copy(next, target);
        add(-1, states[0], 1, target);
    }

    /// `target = now − the state before`.
    void change(Buffer target) {
        kernels.copy(states[0], target);
        add(-1, states[1], 1, target);
    }

    private void add(double a, Buffer x, double b, Buffer y) {
        alpha.set(a);
        beta.set(b);
        kernels.combine(alpha, x, beta, y);
    }

    /// The new state becomes the present one.
    void accept() {
        Buffer oldest = states[DEPTH - 1];
        System.arraycopy(states, 0, states, 1, DEPTH - 1);
        states[0] = next;
        next = oldest;
    }
}
