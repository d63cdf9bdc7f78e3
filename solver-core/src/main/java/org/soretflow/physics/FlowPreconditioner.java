package org.soretflow.physics;

/// How GMRES is preconditioned where velocity, pressure and what is coupled with them are solved together.
public enum FlowPreconditioner {
    /// One multigrid cycle of all unknowns on the same levels: the fewest iterations, whatever drives the flow.
    MONOLITHIC,
    /// One multigrid cycle for each unknown in turn (Cahouet and Chabard 1988): half more iterations where the flow is
    /// slow, many times as many where it carries what drives it.
    BLOCKS
}
