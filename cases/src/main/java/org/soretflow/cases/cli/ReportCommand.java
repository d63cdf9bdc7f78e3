package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.soretflow.cases.report.RunReport;
import org.soretflow.cases.run.Numbers;
import org.soretflow.viz.report.VtkJs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `soretflow report`: one page that tells of a run.
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Make one HTML page that tells of a run: numbers, charts, pictures, a view of the fields,"
                + " the case. It needs no network and nothing beside itself.")
final class ReportCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    RunArgument run;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to (default: report.html in the folder).")
    Path out;

    @Override
    public Integer call() throws IOException {
        Path folder = run.folder();
        Path file = out != null ? out : folder.resolve(RunReport.FILE);
        if (Files.isDirectory(file)) {
            throw CommandException.usage(file + " is a folder; --out names the page itself, such as "
                    + file.resolve(RunReport.FILE));
        }
        RunReport report = RunReport.of(folder);
        report.write(file);
        report.lost().forEach(what -> spec.commandLine().getErr().println("warning: " + what));
        spec.commandLine().getErr().flush();
        PrintWriter stdout = spec.commandLine().getOut();
        stdout.println(file + " (" + Numbers.bytes(Files.size(file)) + "); open it in a browser");
        if (!VtkJs.isPresent()) {
            stdout.println("without a view to turn: the program was built where npm was missing or had no network;"
                    + " install npm (Debian: apt install npm), remove cases/target/soretflow.jar, and call again");
        }
        stdout.flush();
        return Exit.FINISHED;
    }
}
