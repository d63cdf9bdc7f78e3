package org.soretflow.cases.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.soretflow.viz.live.LiveServer;
import org.soretflow.viz.live.PlanePictures;
import picocli.CommandLine.Option;

/// Whether a run shows itself on a page, where, and how long after its end.
final class ServeArguments {

    private static final Pattern TIME = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(s|min|h)");

    @Option(names = "--serve", paramLabel = "PORT",
            description = "Show the run on a page for a browser of this machine, at this port (0: any free one).")
    private Integer port;

    @Option(names = "--serve-host", paramLabel = "ADDRESS",
            description = "With --serve: listen on this address of the machine, so that others can look too; the"
                    + " address that is printed then has a token without which nobody gets in.")
    private String host = "";

    @Option(names = "--serve-linger", paramLabel = "TIME",
            description = "With --serve: how long the page stays after the end of the run, such as 10min or 0s"
                    + " (default: until Ctrl-C).")
    private String linger = "";

    boolean isWanted() {
        if (port == null && !(host.isEmpty() && linger.isEmpty())) {
            throw CommandException.usage((host.isEmpty() ? "--serve-linger" : "--serve-host")
                    + " belongs to --serve PORT, which is missing");
        }
        return port != null;
    }

    /// How long the page stays after the end of the run.
    ///
    /// @throws CommandException if it is no time
    Duration linger() {
        if (linger.isEmpty()) {
            return Duration.ofDays(10_000);
        }
        Matcher time = TIME.matcher(linger.strip());
        if (!time.matches()) {
            throw CommandException.usage("--serve-linger " + linger + ": a time in s, min or h is expected, such as"
                    + " 10min");
        }
        double seconds = Double.parseDouble(time.group(1)) * switch (time.group(2)) {
            case "min" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
        return Duration.ofMillis(Math.round(1000 * Math.min(seconds, 1e9)));
    }

    /// Starts the server.
    ///
    /// @throws CommandException if the port is no port, or cannot be listened on
    LiveServer start(Path folder, PlanePictures pictures) {
        if (port < 0 || port > 65_535) {
            throw CommandException.usage("--serve " + port + ": a port from 1 to 65535 is expected, or 0 for any free"
                    + " one");
        }
        linger();
        try {
            return LiveServer.start(host, port, folder, pictures);
        } catch (IOException e) {
            throw CommandException.environment(String.format(Locale.ROOT, "the page cannot be served at %s port %d: %s",
                    host.isEmpty() ? "localhost" : host, port, e.getMessage()), e);
        }
    }
}
