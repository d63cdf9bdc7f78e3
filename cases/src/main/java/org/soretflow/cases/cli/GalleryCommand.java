package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.soretflow.cases.file.Suggestion;
import org.soretflow.cases.run.Gallery;
import org.soretflow.cases.run.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `soretflow gallery`: the worked examples.
@Command(
        name = "gallery",
        mixinStandardHelpOptions = true,
        description = "List the worked examples, show the page of one, or make their pictures.")
final class GalleryCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", completionCandidates = GalleryNames.class,
            description = "The example to show.")
    String name;

    @Option(names = "--render",
            description = "Run the examples, or the one named, and make the figures and pictures of their pages.")
    boolean render;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "cases/gallery",
            description = "Folder that holds the folders of the examples (default: ${DEFAULT-VALUE}).")
    Path folder;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> names = Gallery.names();
        if (name != null && !names.contains(name)) {
            throw CommandException.usage("there is no gallery case " + name + "; " + Suggestion.of(name, names));
        }
        if (render) {
            if (!Files.isDirectory(folder)) {
                throw CommandException.usage(
                        folder + ": there is no such folder; --out names the one for the pictures");
            }
            for (String each : name == null ? names : List.of(name)) {
                GalleryPictures.render(each, folder.resolve(each), spec.commandLine());
            }
        } else if (name == null) {
            StringBuilder text = new StringBuilder();
            TextTable.append(text, names.stream().map(each -> List.of(each, Gallery.title(each))).toList());
            out.print(text);
            out.println("Show one with 'soretflow gallery NAME', run it with 'soretflow run NAME'.");
        } else {
            out.println(Gallery.page(name).orElseGet(() -> Gallery.caseFile(name).orElseThrow()).stripTrailing());
        }
        out.flush();
        return Exit.FINISHED;
    }
}
