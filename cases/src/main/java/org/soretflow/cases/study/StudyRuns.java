package org.soretflow.cases.study;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Backends;
import org.soretflow.cases.file.CaseFileException;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.run.CaseRun;
import org.soretflow.cases.run.Console;
import org.soretflow.cases.run.FolderLock;
import org.soretflow.viz.table.AtomicFile;

/// Does the runs of a study, several at a time; a run that an earlier process finished is not done again.
///
/// Each has a backend of its own, whose result does not depend on its threads. A run may start from the final state of
/// another one, which then is named before either begins: results do not depend on which run ends first.
final class StudyRuns {

    private final StudyCase subject;
    private final StudyFolder folder;
    private final StudyProgress progress;
    private final int jobs;
    private final boolean shared;
    private final Map<String, Outcome> outcomes = new ConcurrentSkipListMap<>();

    StudyRuns(StudyCase subject, StudyFolder folder, StudyProgress progress, StudySettings settings) {
        this.subject = subject;
        this.folder = folder;
        this.progress = progress;
        this.jobs = settings.jobs();
        this.shared = settings.shared();
    }

    /// All outcomes so far, by name of the run.
    List<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    /// Does runs side by side, each when that is there from which it starts.
    ///
    /// @return their outcomes, in the order of the points
    List<Outcome> all(List<double[]> points, Neighbours tree) throws IOException {
        int digits = Math.max(4, Integer.toString(points.size()).length());
        return new Branches(tree, (point, source, atATime) -> {
            String name = ("%0" + digits + "d").formatted(point + 1);
            return one(name, points.get(point), new Start(source, tree.hasSuccessor(point)), atATime);
        }).run(jobs);
    }

    /// How a run starts.
    ///
    /// @param source the run from whose final state it starts; empty for the initial state of the case
    /// @param kept whether other runs may start from its own final state
    record Start(Optional<Outcome> source, boolean kept) {}

    /// Whether runs may start from the final states of others: those in time start from their initial state.
    boolean canStartFromOthers() {
        return subject.study().warmStart() && subject.base().time().isSteady();
    }

    /// Does tasks side by side, as many at a time as there are jobs.
    <T> List<T> sideBySide(List<Callable<T>> tasks) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(jobs, task -> {
            Thread thread = new Thread(task);
            thread.setName("run-" + thread.threadId());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> futures = new ArrayList<>();
            tasks.forEach(task -> futures.add(pool.submit(task)));
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the study was interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException input -> throw input;
                case RuntimeException failure -> throw failure;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /// Does one run of a task of [#sideBySide], or takes the result that is there.
    Outcome one(String name, double[] point, Start start) throws IOException {
        return one(name, point, start, jobs).orElseThrow();
    }

    /// Does one run, or takes the result that is there.
    ///
    /// @param atATime runs that share the cores
    /// @return empty if another process is at it
    private Optional<Outcome> one(String name, double[] point, Start start, int atATime) throws IOException {
        Path result = folder.run(name).resolve("result.json");
        Optional<Outcome> there = result(result, point);
        Outcome outcome;
        if (there.isPresent()) {
            outcome = there.get();
        } else {
            if (shared && (FolderLock.isTaken(folder.run(name)) || result(result, point).isPresent())) {
                // in the second case it ended just now: taken at the next look
                return Optional.empty();
            }
            Files.deleteIfExists(result);
            try {
                outcome = compute(name, point, start, atATime);
            } catch (FolderLock.Held _) {
                return Optional.empty();
            }
            AtomicFile.writeText(result, outcome.toJson());
        }
        outcomes.put(name, outcome);
        progress.ended(outcome, there.isPresent());
        return Optional.of(outcome);
    }

    private static Optional<Outcome> result(Path file, double[] point) throws IOException {
        try {
            return Outcome.parse(Files.readString(file), point).filter(Outcome::isFinal);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// @throws FolderLock.Held if another process that shares the study is at this run
    private Outcome compute(String name, double[] point, Start from, int atATime) throws IOException {
        long start = System.nanoTime();
        LoadedCase loaded;
        try {
            loaded = subject.at(point);
        } catch (CaseFileException e) {
            return new Outcome(name, point, Outcome.REFUSED, oneLine(e.getMessage()), 0, new LinkedHashMap<>());
        }
        Path run = folder.run(name);
        String restart = Files.isRegularFile(run.resolve("manifest.json")) ? CaseRun.LATEST : "";
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Console console = new Console(nowhere, nowhere, Console.Detail.QUIET, false);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / atATime);
        try (Backend backend = Backends.named("cpu", new BackendOptions(threads))) {
            var study = new CaseRun.InStudy(from.source.map(Outcome::run).map(folder::run), from.kept);
            var settings = CaseRun.Settings.besideOthers(run, backend, restart, study);
            CaseRun.Ended ended = CaseRun.execute(loaded, settings, console);
            SequencedMap<String, Double> values = new LinkedHashMap<>();
            ended.summary().quantities().forEach((key, value) -> values.put(key, value.value()));
            return new Outcome(name, point, ended.summary().status().label(), oneLine(ended.message()),
                    (System.nanoTime() - start) * 1e-9, values);
        } catch (RuntimeException | IOException | OutOfMemoryError e) {
            if (shared && e instanceof FolderLock.Held held) {
                throw held;
            }
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Outcome(name, point, Outcome.FAILED, oneLine(message), (System.nanoTime() - start) * 1e-9,
                    new LinkedHashMap<>());
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
