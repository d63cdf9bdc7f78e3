package org.soretflow.cases.cli;

import java.awt.AWTError;
import java.awt.HeadlessException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.soretflow.viz.render.RunSeries;
import org.soretflow.viz.render.ViewWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `soretflow view`: a window on a run.
@Command(
        name = "view",
        mixinStandardHelpOptions = true,
        description = "Open a window on a run: its times, fields, planes and scenes.",
        footer = {
            "",
            "A scene is turned by dragging. Scenes need VTK (Debian: apt install libvtk9-java); planes do without."
        })
final class ViewCommand implements Callable<Integer> {

    @Mixin
    RunArgument run;

    @Option(names = "--field", paramLabel = "NAME", defaultValue = "",
            description = "Field to begin with (default: the first of the files).")
    String field;

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunSeries series = RunSeries.of(run.folder());
        // asked for before a class of AWT is loaded: pictures of other commands set it the other way
        System.setProperty("java.awt.headless", "false");
        String display = System.getenv("DISPLAY");
        if ((display == null || display.isEmpty()) && System.getProperty("os.name").equals("Linux")) {
            throw withoutScreen(null);
        }
        try {
            ViewWindow.on(series, field, "SoretFlow: " + run.folder()).show();
        } catch (HeadlessException | AWTError | LinkageError e) {
            throw withoutScreen(e);
        }
        return Exit.FINISHED;
    }

    private static CommandException withoutScreen(Throwable cause) {
        String display = System.getenv("DISPLAY");
        boolean named = display != null && !display.isEmpty();
        return CommandException.environment("view opens a window, which needs a screen and a Java with its libraries "
                + "(not a headless one); " + (named ? "that of DISPLAY=" + display + " does not answer"
                        : "DISPLAY names none")
                + "; 'soretflow render' makes pictures without", cause);
    }
}
