package org.example.sugars;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.cases.file.TextKey;
import org.soretflow.cases.file.WordArguments;
import org.soretflow.cases.plugin.ObserverProvider;
import org.soretflow.physics.Problem;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;

/// Notes every step that it is shown in a text file of the run.
public final class Diary implements ObserverProvider {

    @Override
    public String name() {
        return "diary";
    }

    @Override
    public String meaning() {
        return "a text file with the largest temperature at every step that is shown";
    }

    @Override
    public List<TextKey> texts() {
        return List.of(new TextKey("file", "name of the file", "diary.txt", false));
    }

    @Override
    public Observer observer(WordArguments given, Problem problem, Path folder) {
        Path file = folder.resolve(given.text("file", "diary.txt"));
        List<String> lines = new ArrayList<>();
        return new Observer() {
            @Override
            public void observe(StepReport report) {
                lines.add("step " + report.step() + ": " + report.field("temperature").max() + " K");
            }

            @Override
            public void close() {
                try {
                    Files.write(file, lines);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
