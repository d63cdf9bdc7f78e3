package org.soretflow.cases.cli;

import java.io.IOException;
import org.soretflow.cases.run.Console;
import org.soretflow.cases.study.Sensitivities;
import org.soretflow.cases.study.StudyEnd;
import org.soretflow.cases.study.StudySettings;
import picocli.CommandLine.Command;

/// `soretflow sensitivities`: from a study file to a folder of runs.
@Command(
        name = "sensitivities",
        mixinStandardHelpOptions = true,
        description = "Tell how the reports of a case change with its parameters.",
        footer = {"", "A study that was stopped or killed goes on where it was when it is called again."})
final class SensitivitiesCommand extends SharedStudyCommand {

    @Override
    StudyEnd execute(StudySettings settings, Console console) throws IOException {
        return Sensitivities.execute(settings, console);
    }
}
