package org.soretflow.cases.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.soretflow.cases.run.Build;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The program itself: without a command it prints what commands there are.
@Command(
        name = "soretflow",
        mixinStandardHelpOptions = true,
        versionProvider = SoretFlow.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Flow, heat and thermophoretic (Soret) transport of species in microfluidic devices.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:finished",
            "1:diverged, not converged, a verification gate failed, or a study lacks results",
            "2:something is wrong with the case file or the command line",
            "3:something is wrong with the backend or the machine",
            "130, 143:ended by Ctrl-C or SIGTERM; a checkpoint continues the run"
        })
final class SoretFlow implements Runnable {

    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            SweepCommand.class,
            SensitivitiesCommand.class,
            OptimiseCommand.class,
            DesignCommand.class,
            CheckCommand.class,
            ReportCommand.class,
            WatchCommand.class,
            GalleryCommand.class,
            RenderCommand.class,
            ViewCommand.class,
            MaterialsCommand.class,
            VerifyCommand.class,
            SchemaCommand.class,
            BackendsCommand.class,
            BenchCommand.class,
            CompletionCommand.class);

    private static final Set<String> VERSION = Set.of("-V", "--version");

    @Spec
    CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Print the full stack trace of an error.")
    boolean debug;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Take materials, solutes and Soret laws from the jars in a folder.")
    Path plugins;

    /// The commands that an answer to these arguments needs: the one that they begin with, none for the version, or all where
    /// help, a suggestion or a completion may tell of others. To learn the options of all takes a third of the start of the program.
    static List<Class<?>> commandsFor(String... arguments) {
        if (arguments.length == 1 && VERSION.contains(arguments[0])) {
            return List.of();
        }
        for (Class<?> command : COMMANDS) {
            if (arguments.length > 0 && command != CompletionCommand.class
                    && command.getAnnotation(Command.class).name().equals(arguments[0])) {
                return List.of(command);
            }
        }
        return COMMANDS;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /// Prints version, commit and JDK.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Build.current().title() + ", Java " + Runtime.version()};
        }
    }
}
