package org.soretflow.viz.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;

/// The library vtk.js, which draws fields in a browser. The build puts it into the program where npm is at hand.
public final class VtkJs {

    private static final String RESOURCE = "vtk.js.gz";

    private VtkJs() {}

    /// Whether the program has it.
    public static boolean isPresent() {
        return VtkJs.class.getResource(RESOURCE) != null;
    }

    /// Its version; empty if the program was built without it.
    public static String version() {
        return isPresent() ? ReportPage.resource(RESOURCE + ".version").strip() : "";
    }

    /// Its code, compressed by gzip, in base64; empty if the program was built without it.
    static Optional<String> code() {
        try (InputStream in = VtkJs.class.getResourceAsStream(RESOURCE)) {
            return in == null ? Optional.empty() : Optional.of(Base64.getEncoder().encodeToString(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
