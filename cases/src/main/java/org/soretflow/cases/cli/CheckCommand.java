package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.soretflow.cases.run.CaseReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `soretflow check`: what there is to know about a case before it runs.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check a case without running it: mesh, conditions, dimensionless numbers, time scales, memory.")
final class CheckCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Mixin
    CaseArguments caseArguments;

    @Option(names = "--json", description = "Print the report as JSON.")
    boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        CaseReport report = CaseReport.of(caseArguments.read());
        if (json) {
            out.print(report.toJson());
        } else {
            out.print(report.text());
            report.warnings().forEach(warning -> out.println("warning: " + warning));
        }
        out.flush();
        return Exit.FINISHED;
    }
}
