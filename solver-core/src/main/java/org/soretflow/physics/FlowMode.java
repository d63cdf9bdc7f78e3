package org.soretflow.physics;

/// Which time derivatives a run in time keeps.
public enum FlowMode {
    /// Quasi-steady if the time scales allow it, transient if not; the choice is reported with its reason.
    AUTOMATIC,
    /// Every equation with its time derivative.
    TRANSIENT,
    /// Flow and heat follow the present concentrations and conditions at once; only species take time. Refused where
    /// heat or flow relax too slowly for it.
    QUASI_STEADY,
    /// As transient, but what the flow carries is extrapolated from the last two states, so that every step solves symmetric
    /// systems and is bound by the Courant number: for direct simulations between walls.
    EXPLICIT
}
