package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Backends;
import org.soretflow.backend.ProfiledBackend;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.report.RunReport;
import org.soretflow.cases.run.Build;
import org.soretflow.cases.run.CaseRun;
import org.soretflow.cases.run.Console;
import org.soretflow.cases.run.Linger;
import org.soretflow.cases.run.Numbers;
import org.soretflow.physics.Problem;
import org.soretflow.run.MemoryEstimate;
import org.soretflow.run.Observer;
import org.soretflow.viz.live.LiveServer;
import org.soretflow.viz.live.PlanePictures;
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

    @Mixin
    ServeArguments serve;

    @Option(names = {"-q", "--quiet"}, description = "Print warnings and errors only.")
    boolean quiet;

    @Option(names = "--json", description = "Print only the summary, as JSON.")
    boolean json;

    @Option(names = "--progress", paramLabel = "FORM", defaultValue = "text",
            description = "How progress is told: 'text' for people, 'json' for a program: one JSON object a line.")
    ProgressForm progress;

    @Option(names = "--profile",
            description = "Measure every kernel and print the times at the end; the run itself takes longer.")
    boolean profile;

    /// For whom the progress is told.
    enum ProgressForm { TEXT, JSON }

    @Override
    public Integer call() throws IOException {
        PrintWriter stdout = spec.commandLine().getOut();
        Console console = console(stdout);
        if (!QuickStart.isAgain()) {
            // said at once: the case, its mesh and the program's code take a moment to load
            console.info(Build.current().title() + ", Java " + Runtime.version());
        }
        LoadedCase loaded = caseArguments.read(
                caseArguments.canBeReadAgain() ? QuickStart::leaveFor : CaseReader.Glance.NONE);
        Path folder = out != null ? out : Path.of("out", loaded.name());
        return exitCode(serve.isWanted() ? served(loaded, folder, console)
                : execute(loaded, folder, console, Optional.empty()));
    }

    private CaseRun.Ended execute(LoadedCase loaded, Path folder, Console console, Optional<Observer> onlooker)
            throws IOException {
        CaseRun.Ended ended;
        Backends.Choice choice = backendFor(loaded, console);
        try (Backend backend = profile ? new ProfiledBackend(choice.backend()) : choice.backend()) {
            var settings = new CaseRun.Settings(folder, backend, choice.reason(), restart, onlooker);
            ended = CaseRun.execute(loaded, settings, console);
            if (backend instanceof ProfiledBackend profiled) {
                console.info(KernelTable.of(profiled.times()));
            }
        }
        if (loaded.output().report()) {
            report(folder, console);
        }
        if (json) {
            PrintWriter stdout = spec.commandLine().getOut();
            stdout.print(ended.summary().toJson());
            stdout.flush();
        }
        return ended;
    }

    /// Makes the page of the run; a run is not spoilt by what goes wrong there.
    private static void report(Path folder, Console console) {
        Path file = folder.resolve(RunReport.FILE);
        try {
            RunReport.of(folder).write(file);
            console.info("report in " + file);
        } catch (IOException | RuntimeException e) {
            console.warn("the report cannot be made: " + e.getMessage() + "; 'soretflow report " + folder
                    + "' tries it again");
        }
    }

    /// Runs and shows the run on a page; the page stays after the end, but not where a signal has ended the run.
    private CaseRun.Ended served(LoadedCase loaded, Path folder, Console console) throws IOException {
        Problem problem = loaded.problem();
        PlanePictures pictures = new PlanePictures(zone -> problem.isFluid(problem.zones().id(zone)));
        try (LiveServer server = serve.start(folder, pictures)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("soretflow: live view at " + server.address());
            err.flush();
            CaseRun.Ended ended = execute(loaded, folder, console, Optional.of(pictures));
            if (ended.signalExitCode() == 0 && !serve.linger().isZero()) {
                console.info("the live view stays at " + server.address() + "; Ctrl-C ends it");
                Linger.until(serve.linger());
            }
            return ended;
        }
    }

    /// The backend, if the case fits into the memory of its device; where the user left the choice open, else the CPU.
    private Backends.Choice backendFor(LoadedCase loaded, Console console) {
        Backends.Choice choice = backendArguments.choose();
        Backend backend = choice.backend();
        long needed =
                MemoryEstimate.of(loaded.problem(), loaded.time().isSteady(), backendArguments.mixed()).buffers();
        if (backend.name().equals("cpu") || needed <= backend.memory()) {
            return choice;
        }
        String shortage = "the case needs about " + needed + " bytes (" + Numbers.bytes(needed) + ") in the memory of "
                + backend.device() + ", which has " + backend.memory() + " (" + Numbers.bytes(backend.memory()) + ")";
        backend.close();
        if (!backendArguments.open()) {
            throw CommandException.environment(shortage + "; use fewer cells, or --backend cpu", null);
        }
        console.warn(shortage + "; the CPU computes instead");
        return new Backends.Choice(backendArguments.fallback(), "the device has too little memory");
    }

    private Console console(PrintWriter stdout) {
        Console.Detail detail = progress == ProgressForm.JSON ? Console.Detail.EVENTS
                : json ? Console.Detail.MACHINE : quiet ? Console.Detail.QUIET : Console.Detail.FULL;
        var terminal = System.console();
        return new Console(stdout, spec.commandLine().getErr(), detail, terminal != null && terminal.isTerminal());
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
