package org.soretflow.cases.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `soretflow design`: separations by closed forms, before anything is simulated.
@Command(
        name = "design",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "DEVICE",
        description = "Design a separation by closed forms, and write a case file that checks it.",
        subcommands = {DesignColumnCommand.class, DesignTrapCommand.class, DesignFffCommand.class})
final class DesignCommand implements Runnable {

    @Spec
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a device is missing: column, trap or fff");
    }
}
