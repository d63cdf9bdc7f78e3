package org.soretflow.cases.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.soretflow.cases.file.CaseReader;
import org.soretflow.cases.file.StudyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `soretflow schema`: for editors that complete and check YAML.
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Print the JSON Schema of the case file or the study file, for editors.")
final class SchemaCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Option(names = "--study", description = "The schema of the study file.")
    boolean study;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println((study ? StudyReader.schema() : CaseReader.schema()).stripTrailing());
        out.flush();
        return Exit.FINISHED;
    }
}
