package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.soretflow.cases.run.Manifest;
import org.soretflow.cases.run.RunFolder;
import org.soretflow.viz.live.LiveRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `soretflow watch`: follows a run in the terminal until it ends.
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Follow a run in the terminal: step, residuals, probes and reports, until it ends.",
        footer = {
            "",
            "It reads the files of the run folder and changes nothing; Ctrl-C ends the watching, not the run."
        })
final class WatchCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    RunArgument run;

    @Option(names = "--interval", paramLabel = "SECONDS",
            description = "Time between two looks (default: ${DEFAULT-VALUE}).")
    double interval = 1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(interval >= 0.05 && interval <= 3600)) {
            throw CommandException.usage("--interval " + interval + ": a time from 0.05 to 3600 s is expected");
        }
        Path folder = run.folder();
        Manifest.read(folder);
        LiveRun live = new LiveRun(folder);
        var terminal = System.console();
        boolean rewrites = terminal != null && terminal.isTerminal();
        PrintWriter out = spec.commandLine().getOut();
        int shown = 0;
        while (true) {
            // asked before the files are read: what a process wrote before its end is then in them
            boolean busy = RunFolder.isBusy(folder);
            boolean changed = live.update();
            boolean ended = live.session().ended();
            if (changed || ended) {
                List<String> lines = rewrites ? WatchText.block(live) : List.of(WatchText.line(live));
                if (rewrites && shown > 0) {
                    out.print("\u001b[" + shown + "A\u001b[J");
                }
                // a line that is broken would be two, and going back so many lines would not lead to the first
                out.print(rewrites ? "\u001b[?7l" : "");
                lines.forEach(out::println);
                out.print(rewrites ? "\u001b[?7h" : "");
                shown = lines.size();
                if (out.checkError()) {
                    // nobody reads any more, such as a 'head' that has seen enough
                    return Exit.FINISHED;
                }
            }
            if (ended) {
                out.println(live.session().status() + ": " + live.session().reason());
                out.flush();
                return List.of("finished", "stopped").contains(live.session().status()) ? Exit.FINISHED : Exit.FAILED;
            }
            if (!busy) {
                throw CommandException.environment(folder + ": no process writes into this run any more, it was killed;"
                        + " 'soretflow run' with --restart latest goes on", null);
            }
            Thread.sleep(Math.round(1000 * interval));
        }
    }
}
