package org.soretflow.linear;

import org.soretflow.backend.Buffer;

/// A linear map between vectors of blocks.
@FunctionalInterface
public interface BlockOperator {

    /// `y = A x`, or `y ≈ A⁻¹ x` for a preconditioner.
    ///
    /// @param x not modified
    /// @param y modified
    void apply(Buffer[] x, Buffer[] y);
}
