package org.soretflow.physics;

/// How the flow carries a scalar, or momentum, through a face.
public enum AdvectionScheme {
    /// Flow, drift and diffusion fitted together by the exponential flux: positive at any cell Péclet number, second
    /// order where the cell Péclet number is small, upwind where it is large.
    EXPONENTIAL,
    /// First-order upwind for the flow, exponential for drift and diffusion.
    UPWIND,
    /// Linear interpolation to the face: second order, not bounded above a cell Péclet number of 2.
    CENTRAL,
    /// Second order, limited (van Leer 1974) so that no new extrema arise; non-linear, solved by deferred correction.
    VAN_LEER
}
