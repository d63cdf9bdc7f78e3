package org.soretflow.linear;

/// How a linear solve went.
///
/// @param iterations cycles or Krylov iterations
/// @param sweeps fine-grid operator sweeps: products, residuals and full smoothing sweeps each count one
/// @param initialResidual ‖b − A x₀‖ / scale [1]
/// @param finalResidual ‖b − A x‖ / scale [1]
/// @param converged whether the tolerance was met
public record SolveReport(
        int iterations, double sweeps, double initialResidual, double finalResidual, boolean converged) {

    /// Mean factor by which an iteration reduced the residual; 0 if there was none.
    public double convergenceFactor() {
        return iterations == 0 || initialResidual == 0 ? 0 : Math.pow(finalResidual / initialResidual, 1.0 / iterations);
    }

    /// Two solves one after the other.
    public SolveReport then(SolveReport next) {
        return new SolveReport(
                iterations + next.iterations,
                sweeps + next.sweeps,
                initialResidual,
                next.finalResidual,
                next.converged);
    }
}
