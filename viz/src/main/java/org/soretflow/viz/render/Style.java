package org.soretflow.viz.render;

/// How a field is shown.
public enum Style {
    /// Colours on planes.
    SLICE,
    /// Lines of equal value on a plane, surfaces of equal value in space.
    CONTOUR,
    /// Lines along the velocity.
    STREAMLINES,
    /// Arrows of the velocity.
    GLYPHS,
    /// The whole space, the rarer values more opaque.
    VOLUME;

    /// Whether the picture shows the velocity beside the field.
    public boolean needsVelocity() {
        return this == STREAMLINES || this == GLYPHS;
    }
}
