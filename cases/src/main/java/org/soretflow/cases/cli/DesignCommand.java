package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.soretflow.cases.design.DesignComparison;
import org.soretflow.cases.run.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `soretflow design`: separations by closed forms, before anything is simulated.
@Command(
        name = "design",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "DEVICE",
        description = "Design a separation by closed forms, and write a case file that checks it.",
        subcommands = {DesignColumnCommand.class, DesignTrapCommand.class, DesignFffCommand.class})
final class DesignCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--compare", paramLabel = "RUN",
            description = "Hold a run of such a case, its folder or NAME for out/NAME, against the prediction.")
    Path run;

    @Option(names = "--json", description = "Print the comparison as JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        if (run == null) {
            throw new ParameterException(spec.commandLine(), "a device is missing: column, trap or fff");
        }
        Path named = Path.of("out").resolve(run);
        Path folder = !Files.isDirectory(run) && Files.isDirectory(named) ? named : run;
        DesignComparison comparison = DesignComparison.of(folder);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Json.text(comparison.tree()) : comparison.text());
        out.flush();
        return Exit.FINISHED;
    }
}
