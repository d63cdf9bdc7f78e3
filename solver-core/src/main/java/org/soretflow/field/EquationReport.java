package org.soretflow.field;

/// How the solve of one equation went in one step.
///
/// @param equation `temperature` or the name of the species
/// @param iterations linear iterations, summed over the non-linear sweeps
/// @param sweeps non-linear sweeps (1 for a linear equation)
/// @param initialResidual norm of the residual before the solve, relative to the norm of the right-hand side [1]
/// @param finalResidual the same after the solve [1]
/// @param converged whether the tolerance was met
public record EquationReport(
        String equation, int iterations, int sweeps, double initialResidual, double finalResidual, boolean converged) {

    /// The same, not converged.
    public EquationReport unsolved() {
        return new EquationReport(equation, iterations, sweeps, initialResidual, finalResidual, false);
    }

    /// What to report of a state that is kept without solving again.
    public EquationReport unchanged() {
        return new EquationReport(equation, 0, 0, finalResidual, finalResidual, converged);
    }
}
