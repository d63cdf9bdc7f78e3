package org.soretflow.cases.cli;

import picocli.CommandLine.Command;

/// `soretflow design column`.
@Command(
        name = "column",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "A thermogravitational column (Clusius and Dickel): "
                + "a closed upright slot between a cold wall and a hot one.")
final class DesignColumnCommand extends DesignSlotCommand {

    DesignColumnCommand() {
        super(false);
    }
}
