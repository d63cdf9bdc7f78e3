package org.soretflow.viz.vtkjava;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// VTK's native libraries, as far as they are needed: Debian does not build all that the Java classes know.
final class VtkLibraries {

    private static final List<String> NEEDED = List.of("CommonCore", "CommonMath", "CommonMisc", "CommonSystem",
            "CommonTransforms", "CommonDataModel", "CommonExecutionModel", "CommonComputationalGeometry", "FiltersCore",
            "FiltersGeneral", "FiltersSources", "FiltersGeometry", "FiltersExtraction", "FiltersModeling",
            "FiltersFlowPaths", "IOCore", "IOXMLParser", "IOXML", "ImagingCore", "RenderingCore", "RenderingFreeType",
            "RenderingOpenGL2", "RenderingVolume", "RenderingVolumeOpenGL2");
    private static final Path SOCKETS = Path.of("/tmp/.X11-unix");
    private static final Pattern LOCAL = Pattern.compile("(?:unix)?:([0-9]+)(?:\\.[0-9]+)?");
    private static final Pattern REMOTE = Pattern.compile("([^:/]+):([0-9]{1,4})(?:\\.[0-9]+)?");
    private static final int FIRST_PORT = 6000;
    private static final int MOST_MILLISECONDS = 3000;
    private static final Optional<String> FAILURE = load();

    private VtkLibraries() {}

    /// Why VTK's classes cannot be used; empty if they can.
    static Optional<String> failure() {
        return FAILURE;
    }

    /// Why VTK cannot draw: libraries or a screen that is missing. VTK ends the process where it cannot reach a screen,
    /// so that this is asked before.
    static Optional<String> obstacle() {
        if (FAILURE.isPresent()) {
            return FAILURE;
        }
        String display = System.getenv("DISPLAY");
        if (display == null || display.isEmpty()) {
            return Optional.of("VTK needs a screen and DISPLAY is not set; where Xvfb is installed the launcher "
                    + "soretflow starts one by itself (Debian: apt install xvfb xauth)");
        }
        Matcher local = LOCAL.matcher(display);
        Matcher remote = REMOTE.matcher(display);
        boolean dead = local.matches()
                ? Files.isDirectory(SOCKETS) && !answers(SOCKETS.resolve("X" + local.group(1)))
                : remote.matches() && !answers(remote.group(1), Integer.parseInt(remote.group(2)));
        if (dead) {
            return Optional.of("VTK needs a screen and that of DISPLAY=" + display + " does not answer; unset DISPLAY "
                    + "and the launcher soretflow starts one by itself (Debian: apt install xvfb xauth)");
        }
        return Optional.empty();
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private static boolean answers(String host, int number) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, FIRST_PORT + number), MOST_MILLISECONDS);
            return true;
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }

    @SuppressWarnings("restricted")
    private static Optional<String> load() {
        try {
            // VTK's rendering library is linked with it and does not find it in the JDK by itself
            System.loadLibrary("jawt");
            for (String library : NEEDED) {
                System.loadLibrary("vtk" + library + "Java");
            }
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of("scenes need VTK, whose libraries do not load (" + e.getMessage() + "); install it "
                    + "(Debian: apt install libvtk9-java xvfb xauth) and start with the launcher soretflow, which knows "
                    + "their folder");
        }
    }
}
