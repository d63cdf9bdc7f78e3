package org.soretflow.cases.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.soretflow.cases.run.Console;
import org.soretflow.cases.study.StudyEnd;
import org.soretflow.cases.study.StudySettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A study whose runs are known beforehand, so that several processes may share them.
abstract class SharedStudyCommand implements Callable<Integer> {

    @Mixin
    StudyArguments arguments;

    @Option(names = "--share",
            description = "Do runs of the study together with other processes that were started in the same way, on this"
                    + " machine or on others that see the folder; each ends with the whole table.")
    private boolean share;

    /// Does the runs.
    abstract StudyEnd execute(StudySettings settings, Console console) throws IOException;

    @Override
    public Integer call() throws IOException {
        return arguments.end(execute(arguments.settings(share), arguments.console()));
    }
}
