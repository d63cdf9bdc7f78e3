package org.soretflow.cases.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// Which run a command is about: its folder, or the name of a case whose run lies in `out`.
final class RunArgument {

    @Parameters(paramLabel = "RUN", description = "The folder of a run, or NAME for out/NAME.")
    private Path run;

    /// The folder.
    ///
    /// @throws CommandException if there is no run
    Path folder() {
        if (run.toString().isEmpty()) {
            throw CommandException.usage("the name of the run is empty");
        }
        for (Path folder : new Path[] {run, Path.of("out").resolve(run)}) {
            if (Files.isRegularFile(folder.resolve("manifest.json"))) {
                return folder;
            }
        }
        if (Files.isRegularFile(run)) {
            throw CommandException.usage(run + " is a file; give the folder that 'soretflow run' wrote");
        }
        throw CommandException.usage(Files.isDirectory(run)
                ? run + ": this is no folder of a run, it has no manifest.json"
                : "there is no run in " + run + (run.isAbsolute() ? "" : " nor in " + Path.of("out").resolve(run))
                        + "; give the folder that 'soretflow run' wrote");
    }
}
