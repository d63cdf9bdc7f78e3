package org.soretflow.cases.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.soretflow.cases.study.Sensitivities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `soretflow sensitivities`: from a study file to a folder of runs.
@Command(
        name = "sensitivities",
        mixinStandardHelpOptions = true,
        description = "Tell how the reports of a case change with its parameters.",
        footer = {"", "A study that was stopped or killed goes on where it was when it is called again."})
final class SensitivitiesCommand implements Callable<Integer> {

    @Mixin
    StudyArguments arguments;

    @Option(names = "--share",
            description = "Do runs of the study together with other processes that were started in the same way, on this"
                    + " machine or on others that see the folder; each ends with the whole table.")
    private boolean share;

    @Override
    public Integer call() throws IOException {
        return arguments.end(Sensitivities.execute(arguments.settings(share), arguments.console()));
    }
}
