package org.soretflow.cases.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.soretflow.cases.file.StudyParameter;
import org.soretflow.cases.run.Console;
import org.soretflow.cases.run.Numbers;

/// Tells of every run that ended, how many there are, and how long the rest will take at the pace of this process.
final class StudyProgress {

    private final Console console;
    private final List<StudyParameter> parameters;
    private final int total;
    private final LongSupplier nanoseconds;
    private final long start;
    private int known;
    private int computed;
    private Runnable afterEach = () -> { };

    /// @param total number of runs, 0 if it is not known
    /// @param nanoseconds the clock
    StudyProgress(Console console, List<StudyParameter> parameters, int total, LongSupplier nanoseconds) {
        this.console = console;
        this.parameters = parameters;
        this.total = total;
        this.nanoseconds = nanoseconds;
        this.start = nanoseconds.getAsLong();
    }

    /// Does something after every run, one at a time.
    void afterEach(Writing action) {
        afterEach = () -> {
            try {
                action.write();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /// Writes a file.
    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }

    /// A run ended, now or in an earlier process.
    synchronized void ended(Outcome outcome, boolean earlier) {
        if (earlier) {
            known++;
            return;
        }
        computed++;
        int done = known + computed;
        String point = IntStream.range(0, parameters.size())
                .mapToObj(p -> parameters.get(p).name() + " = " + parameters.get(p).text(outcome.point()[p]))
                .collect(Collectors.joining(", "));
        String line = "run " + outcome.run() + ": " + point + ": " + outcome.status()
                + (outcome.isFinished() ? "" : ": " + outcome.message());
        double seconds = (nanoseconds.getAsLong() - start) * 1e-9;
        String toGo = done < total
                ? ", about " + Numbers.duration(seconds / computed * (total - done)) + " to go" : "";
        String rest = total == 0 ? "" : " (" + done + " of " + total + toGo + ")";
        if (outcome.isFinished()) {
            console.info(line + rest);
        } else {
            console.warn(line + rest);
        }
        afterEach.run();
    }

    /// Number of runs that an earlier process had done.
    synchronized int known() {
        return known;
    }
}
