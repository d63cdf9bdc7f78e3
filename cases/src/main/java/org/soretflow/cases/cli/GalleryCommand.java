package org.soretflow.cases.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.soretflow.cases.file.Suggestion;
import org.soretflow.cases.run.Gallery;
import org.soretflow.cases.run.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `soretflow gallery`: the worked examples.
@Command(
        name = "gallery",
        mixinStandardHelpOptions = true,
        description = "List the worked examples, or show the page of one.")
final class GalleryCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", completionCandidates = GalleryNames.class,
            description = "The example to show.")
    String name;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> names = Gallery.names();
        if (name == null) {
            StringBuilder text = new StringBuilder();
            TextTable.append(text, names.stream().map(each -> List.of(each, Gallery.title(each))).toList());
            out.print(text);
            out.println("Show one with 'soretflow gallery NAME', run it with 'soretflow run NAME'.");
        } else if (names.contains(name)) {
            out.println(Gallery.page(name).orElseGet(() -> Gallery.caseFile(name).orElseThrow()).stripTrailing());
        } else {
            throw CommandException.usage("there is no gallery case " + name + "; " + Suggestion.of(name, names));
        }
        out.flush();
        return Exit.FINISHED;
    }
}
