package org.soretflow.linear;

import org.soretflow.backend.Buffer;

/// An approximate inverse of an operator.
public interface Preconditioner {

    /// `z ≈ A⁻¹ r`.
    ///
    /// @param r not modified
    /// @param z modified
    void apply(Buffer r, Buffer z);

    /// Fine-grid operator sweeps that one application costs, work on coarse levels included by its share.
    double sweeps();
}
