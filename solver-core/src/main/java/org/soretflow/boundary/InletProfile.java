package org.soretflow.boundary;

/// How a flow is spread over an inlet.
public enum InletProfile {
    /// The same normal velocity at every face of the patch (or what an expression says).
    UNIFORM,
    /// Fully developed laminar flow in the slit (two dimensions, or a patch that spans a periodic direction) or in the
    /// rectangular duct (three dimensions) whose cross-section is the bounding rectangle of the patch's fluid faces;
    /// symmetry sides that the patch touches are mid-planes.
    DEVELOPED
}
