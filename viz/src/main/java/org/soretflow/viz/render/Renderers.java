package org.soretflow.viz.render;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The renderers that this program was built with.
public final class Renderers {

    private static final String PACKAGES = "install VTK for Java and a virtual screen (Debian: apt install "
            + "libvtk9-java xvfb xauth)";

    /// Looked for once: a renderer keeps what is slow to make, such as its window.
    private static final List<SceneRenderer> ALL = find();

    private Renderers() {}

    /// The first renderer that can draw here.
    ///
    /// @throws MissingRendererException if there is none; the message names the package to install
    public static SceneRenderer any() {
        String obstacle = "";
        for (SceneRenderer renderer : ALL) {
            Optional<String> reason = renderer.obstacle();
            if (reason.isEmpty()) {
                return renderer;
            }
            obstacle = reason.get();
        }
        throw new MissingRendererException(obstacle.isEmpty()
                ? "this program was built without VTK; " + PACKAGES + " and build it again" : obstacle);
    }

    /// Whether some renderer can draw here.
    public static boolean isUsable() {
        return ALL.stream().anyMatch(renderer -> renderer.obstacle().isEmpty());
    }

    /// A renderer whose classes do not load does not count.
    private static List<SceneRenderer> find() {
        try {
            return ServiceLoader.load(SceneRenderer.class, Renderers.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get).toList();
        } catch (ServiceConfigurationError _) {
            return List.of();
        }
    }
}
