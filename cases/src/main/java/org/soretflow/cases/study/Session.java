package org.soretflow.cases.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.run.Console;
import org.soretflow.cases.run.Json;
import org.soretflow.viz.table.AtomicFile;

/// One study at work in its folder: the runs, the table that grows with them, the files at the end.
final class Session implements AutoCloseable {

    /// The table is written again at most so often while runs go on [ns].
    private static final long TABLE_EVERY = 2_000_000_000L;

    private final StudyCase subject;
    private final StudyFolder folder;
    private final StudyRuns runs;
    private final Console console;
    private long lastTable;

    private Session(StudyCase subject, StudyFolder folder, StudyRuns runs, Console console) {
        this.subject = subject;
        this.folder = folder;
        this.runs = runs;
        this.console = console;
    }

    /// Opens the folder of a study.
    ///
    /// @param kind `sweep`, `sensitivities` or `optimise`
    /// @param total number of runs, 0 if it is not known
    static Session open(StudyCase subject, String kind, int total, StudySettings settings, Console console)
            throws IOException {
        Study study = subject.study();
        Path root = settings.out().orElseGet(() -> Path.of("out", study.name() + "-" + kind));
        StudyFolder folder = StudyFolder.open(root, study, new StudyFolder.Identity(study.name(), kind,
                study.fingerprint(kind, subject.base())), settings);
        StudyProgress progress = new StudyProgress(console, study.parameters(), total, System::nanoTime);
        console.info(kind + " " + study.name() + ": " + (total > 0 ? total + " runs of " : "") + "case "
                + subject.base().name() + ", " + settings.jobs() + " at a time, into " + root);
        Session session = new Session(subject, folder, new StudyRuns(subject, folder, progress, settings),
                console);
        progress.afterEach(session::tableNowAndThen);
        return session;
    }

    StudyRuns runs() {
        return runs;
    }

    StudyCase subject() {
        return subject;
    }

    Path file(String name) {
        return folder.file(name);
    }

    Path root() {
        return folder.root();
    }

    Console console() {
        return console;
    }

    private void tableNowAndThen() throws IOException {
        if (System.nanoTime() - lastTable > TABLE_EVERY) {
            table();
            lastTable = System.nanoTime();
        }
    }

    /// Writes the table of all runs.
    void table() throws IOException {
        ResultTable.write(file("results.csv"), subject, runs.outcomes());
    }

    /// What is told of every study, for machines.
    Map<String, Object> tree(String kind) {
        List<Outcome> outcomes = runs.outcomes();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("study", subject.study().name());
        tree.put("kind", kind);
        tree.put("folder", root().toString());
        tree.put("table", file("results.csv").toString());
        tree.put("runs", outcomes.size());
        tree.put("finished", outcomes.stream().filter(Outcome::isFinished).count());
        return tree;
    }

    /// Writes `summary.json`, and gives the end of the study.
    StudyEnd end(String text, Map<String, Object> tree, boolean success) throws IOException {
        AtomicFile.writeText(file("summary.json"), Json.text(tree));
        return new StudyEnd(text, tree, success);
    }

    /// One line on how many runs failed; empty if none did.
    String failures() {
        long failed = runs.outcomes().stream().filter(outcome -> !outcome.isFinished()).count();
        return failed == 0 ? "" : failed + " of " + runs.outcomes().size()
                + " runs have no result; their rows in results.csv say why\n";
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
