package org.soretflow.linear;

import org.soretflow.backend.Buffer;

/// Solves `A x = b` from a first guess.
public interface LinearSolver {

    /// @param b right-hand side; not modified
    /// @param x first guess; modified
    /// @param scale what the residual is measured against: the solve ends at `‖b − A x‖₂ ≤ tolerance · scale`
    /// @param tolerance relative residual [1]
    /// @param iterations most iterations
    SolveReport solve(Buffer b, Buffer x, double scale, double tolerance, int iterations);
}
