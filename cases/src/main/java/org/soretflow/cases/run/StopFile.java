package org.soretflow.cases.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.soretflow.run.Observer;
import org.soretflow.run.StepReport;

/// Ends a run after the step in which a file `stop` appears in the run folder, and removes the file.
final class StopFile implements Observer {

    static final String NAME = "stop";

    private final Path file;
    private final Runnable requestStop;

    StopFile(Path folder, Runnable requestStop) {
        this.file = folder.resolve(NAME);
        this.requestStop = requestStop;
    }

    @Override
    public void observe(StepReport report) {
        try {
            if (Files.deleteIfExists(file)) {
                requestStop.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }
}
