package org.soretflow.cases.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.run.CaseRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `soretflow run`: from a case file to a run folder.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run a case and write its results into a folder.",
        footer = {
            "",
            "Ctrl-C, SIGTERM or a file named 'stop' in the folder end the run after the step, with a checkpoint;",
            "a second Ctrl-C ends it at once. A run that was killed goes on with --restart latest."
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    CaseArguments caseArguments;

    @Mixin
    BackendArguments backendArguments;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the results (default: out/<case>).")
    Path out;

    @Option(names = "--restart", paramLabel = "FILE",
            description = "Go on from a checkpoint: a file, or 'latest' for the newest in the folder of the results.")
    String restart = "";

    @Option(names = {"-q", "--quiet"}, description = "Print warnings and errors only.")
    boolean quiet;

    @Option(names = "--json", description = "Print only the summary, as JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter stdout = spec.commandLine().getOut();
        LoadedCase loaded = caseArguments.read();
        Path folder = out != null ? out : Path.of("out", loaded.name());
        var settings = new CaseRun.Settings(folder, backendArguments.backend, backendArguments.options(), restart);
        CaseRun.Ended ended = CaseRun.execute(loaded, settings, console(stdout));
        if (json) {
            stdout.print(ended.summary().toJson());
            stdout.flush();
        }
        return exitCode(ended);
    }

    private org.soretflow.cases.run.Console console(PrintWriter stdout) {
        var detail = json
                ? org.soretflow.cases.run.Console.Detail.MACHINE
                : quiet ? org.soretflow.cases.run.Console.Detail.QUIET : org.soretflow.cases.run.Console.Detail.FULL;
        Console terminal = System.console();
        return new org.soretflow.cases.run.Console(
                stdout, spec.commandLine().getErr(), detail, terminal != null && terminal.isTerminal());
    }

    private int exitCode(CaseRun.Ended ended) {
        if (ended.signalExitCode() != 0) {
            return ended.signalExitCode();
        }
        return switch (ended.summary().status()) {
            case FINISHED, STOPPED -> Exit.FINISHED;
            case RUNNING, NOT_CONVERGED, DIVERGED, FAILED -> {
                spec.commandLine().getErr().println("soretflow: " + ended.message());
                yield Exit.FAILED;
            }
        };
    }
}
