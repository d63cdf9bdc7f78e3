package org.soretflow.cases.cli;

import java.io.IOException;
import org.soretflow.cases.run.Console;
import org.soretflow.cases.study.StudyEnd;
import org.soretflow.cases.study.StudySettings;
import org.soretflow.cases.study.Sweep;
import picocli.CommandLine.Command;

/// `soretflow sweep`: from a study file to a folder of runs.
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Run a case at many points of its parameters: a grid, a list or a sample.",
        footer = {"", "A study that was stopped or killed goes on where it was when it is called again."})
final class SweepCommand extends SharedStudyCommand {

    @Override
    StudyEnd execute(StudySettings settings, Console console) throws IOException {
        return Sweep.execute(settings, console);
    }
}
