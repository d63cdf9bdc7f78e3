package org.soretflow.viz.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The renderers that this program was built with.
public final class Renderers {

    private static final String PACKAGES = "libvtk9-java xvfb xauth";
    private static final String NOT_BUILT = "scenes need VTK, which this program was built without; install it "
            + "(Debian: apt install " + PACKAGES + "); the launcher soretflow then builds the program with it";
    private static final String NOT_FOUND = "scenes need VTK, whose Java classes are not on the class path; start with "
            + "the launcher soretflow, which puts them there (Debian: apt install " + PACKAGES + ")";

    /// Looked for once: a renderer keeps what is slow to make, such as its window.
    private static final List<SceneRenderer> ALL = new ArrayList<>();
    private static final String NONE = find();

    private Renderers() {}

    /// The first renderer that can draw here.
    ///
    /// @throws MissingRendererException if there is none; the message names the package to install
    public static SceneRenderer any() {
        String obstacle = NONE;
        for (SceneRenderer renderer : ALL) {
            Optional<String> reason = renderer.obstacle();
            if (reason.isEmpty()) {
                return renderer;
            }
            obstacle = reason.get();
        }
        throw new MissingRendererException(obstacle);
    }

    /// Whether some renderer can draw here.
    public static boolean isUsable() {
        return ALL.stream().anyMatch(renderer -> renderer.obstacle().isEmpty());
    }

    /// Fills the list.
    ///
    /// @return what to say if it stays empty
    private static String find() {
        String none = NOT_BUILT;
        var found = ServiceLoader.load(SceneRenderer.class, Renderers.class.getClassLoader()).iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return none;
                }
                ALL.add(found.next());
            } catch (ServiceConfigurationError | LinkageError _) {
                none = NOT_FOUND;
            }
        }
    }
}
