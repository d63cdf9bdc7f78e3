package org.soretflow.cases.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.soretflow.cases.run.Console;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.study.StudyEnd;
import org.soretflow.cases.study.StudySettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What the commands for studies have in common.
final class StudyArguments {

    /// What becomes of the runs of an earlier study.
    enum Restart {
        FRESH
    }

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Parameters(paramLabel = "STUDY", description = "A study file.")
    private Path file;

    @Option(names = "--out", paramLabel = "DIR",
            description = "Folder for the results (default: out/<study>-<command>).")
    private Path out;

    @Option(names = {"-j", "--jobs"}, paramLabel = "N", defaultValue = "0",
            description = "Runs at a time; the results do not depend on it (default: one per core).")
    private int jobs;

    @Option(names = "--restart", paramLabel = "fresh",
            description = "Remove the runs of an earlier study in the folder and begin afresh; without it, runs that"
                    + " are finished are not done again.")
    private Restart restart;

    @Option(names = {"-q", "--quiet"}, description = "Print warnings and errors only.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the results as JSON instead of text.")
    boolean json;

    StudySettings settings() {
        return settings(false);
    }

    /// @param shared whether other processes may do runs of the same study
    StudySettings settings(boolean shared) {
        if (shared && restart != null) {
            throw new ParameterException(command.commandLine(), "--share goes on with the runs in the folder, --restart"
                    + " fresh removes them; give one of the two");
        }
        if (file.toString().isEmpty()) {
            throw CommandException.usage("the name of the study is empty");
        }
        int cores = Runtime.getRuntime().availableProcessors();
        if (jobs < 0 || jobs > StudySettings.MOST_JOBS) {
            throw new ParameterException(command.commandLine(), "--jobs must lie between 1 and "
                    + StudySettings.MOST_JOBS + ", or be 0 for one per core, got " + jobs);
        }
        return new StudySettings(file, Optional.ofNullable(out), jobs == 0 ? cores : jobs, restart != null, shared);
    }

    Console console() {
        PrintWriter stdout = command.commandLine().getOut();
        Console.Detail detail = json ? Console.Detail.MACHINE : quiet ? Console.Detail.QUIET : Console.Detail.FULL;
        return new Console(stdout, command.commandLine().getErr(), detail, false);
    }

    /// Prints how the study ended.
    ///
    /// @return the exit code
    int end(StudyEnd end) {
        PrintWriter stdout = command.commandLine().getOut();
        if (json) {
            stdout.print(Json.text(end.tree()));
        } else if (!quiet) {
            stdout.print(end.text());
        }
        stdout.flush();
        return end.success() ? Exit.FINISHED : Exit.FAILED;
    }
}
