package org.soretflow.viz.render;

import java.awt.image.BufferedImage;
import java.util.Optional;

/// Draws scenes in three dimensions. Found by `ServiceLoader`; an implementation must load without its native library.
public interface SceneRenderer {

    /// Name for messages, such as `VTK 9.1`.
    String name();

    /// Why it cannot draw here, with the remedy; empty if it can. Never throws.
    Optional<String> obstacle();

    /// Draws a scene on white.
    ///
    /// @throws IllegalStateException if it has an [#obstacle]
    BufferedImage draw(Scene scene);
}
