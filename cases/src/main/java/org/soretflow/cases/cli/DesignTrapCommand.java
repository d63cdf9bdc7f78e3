package org.soretflow.cases.cli;

import picocli.CommandLine.Command;

/// `soretflow design trap`.
@Command(
        name = "trap",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "A thermal trap: "
                + "an upright slot between a cold wall and a hot one, whose poor end is open to a reservoir.")
final class DesignTrapCommand extends DesignSlotCommand {

    DesignTrapCommand() {
        super(true);
    }
}
