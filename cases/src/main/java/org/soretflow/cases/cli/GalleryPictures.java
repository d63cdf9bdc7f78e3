package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.soretflow.cases.gallery.GalleryFigures;
import org.soretflow.cases.run.Gallery;
import org.soretflow.viz.table.TemporaryFolder;
import picocli.CommandLine;

/// Makes the pictures of a page of the gallery by the commands that everybody has: `run` and `render`.
final class GalleryPictures {

    private GalleryPictures() {}

    /// Makes `figure.png` and the pictures that `pictures.yaml` of the case names.
    ///
    /// @param target folder of the case
    /// @param command where to say what was written
    static void render(String name, Path target, CommandLine command) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path temporary = folder.path();
            Gallery.copyTo(name, temporary.resolve("case"));
            Path caseFile = temporary.resolve("case/case.yaml");
            GalleryFigures.draw(name, caseFile, target.resolve("figure.png"));
            say(command, target.resolve("figure.png"));
            Map<String, Map<String, Object>> pictures = Gallery.pictures(name);
            if (!pictures.isEmpty()) {
                Path run = temporary.resolve("run");
                execute(command, List.of("run", caseFile.toString(), "--quiet", "--out", run.toString()));
                for (Map.Entry<String, Map<String, Object>> picture : pictures.entrySet()) {
                    Path file = target.resolve(picture.getKey() + ".png");
                    execute(command, arguments(run, picture.getValue(), file));
                    say(command, file);
                }
            }
        }
    }

    /// The options of a picture as words of a command line; a list repeats its option.
    static List<String> arguments(Path run, Map<String, Object> options, Path file) {
        List<String> words = new ArrayList<>(List.of("render", run.toString(), "--out", file.toString()));
        options.forEach((key, value) -> {
            switch (value) {
                case List<?> list -> list.forEach(each -> words.add("--" + key + "=" + each));
                case Boolean set -> {
                    if (set) {
                        words.add("--" + key);
                    }
                }
                default -> words.add("--" + key + "=" + value);
            }
        });
        return words;
    }

    private static void execute(CommandLine command, List<String> words) {
        int exit = Main.execute(new PrintWriter(Writer.nullWriter()), command.getErr(), words.toArray(String[]::new));
        if (exit != Exit.FINISHED) {
            throw CommandException.environment("soretflow " + String.join(" ", words) + " ended with exit code " + exit,
                    null);
        }
    }

    private static void say(CommandLine command, Path file) {
        command.getOut().println(file);
        command.getOut().flush();
    }
}
