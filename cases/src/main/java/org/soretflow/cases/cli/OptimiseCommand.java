package org.soretflow.cases.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.soretflow.cases.study.Optimisation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `soretflow optimise`: from a study file to a folder of runs.
@Command(
        name = "optimise",
        mixinStandardHelpOptions = true,
        description = "Look for the parameters of a case that make a report small or large.",
        footer = {"", "A study that was stopped or killed goes on where it was when it is called again."})
final class OptimiseCommand implements Callable<Integer> {

    @Mixin
    StudyArguments arguments;

    @Override
    public Integer call() throws IOException {
        return arguments.end(Optimisation.execute(arguments.settings(), arguments.console()));
    }
}
