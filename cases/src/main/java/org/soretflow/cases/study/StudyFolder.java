package org.soretflow.cases.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.soretflow.cases.file.Study;
import org.soretflow.cases.run.FolderLock;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.RunFolder;
import org.soretflow.viz.table.AtomicFile;
import org.soretflow.viz.table.TemporaryFolder;

/// The folder of a study: `study.yaml`, `study.json`, `results.csv`, figures, and `runs` with a run folder each.
final class StudyFolder implements AutoCloseable {

    private static final String RECORD = "study.json";
    private static final String RUNS = "runs";

    private final Path root;
    private final FolderLock lock;

    private StudyFolder(Path root, FolderLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Makes the folder if it is missing, and locks it; finished runs of the same study stay.
    ///
    /// @throws IllegalArgumentException if it is no folder, or holds something else or another version of the study
    static StudyFolder open(Path root, Study study, Identity identity, StudySettings settings) throws IOException {
        RunFolder.requireNoFile(root);
        requireOurs(root, identity, settings.fresh());
        Files.createDirectories(root);
        if (settings.shared()) {
            return new StudyFolder(root, FolderLock.join(root)).described(study, identity);
        }
        StudyFolder folder = new StudyFolder(root, FolderLock.take(root));
        AtomicFile.sweep(root);
        if (settings.fresh()) {
            TemporaryFolder.delete(folder.file(RUNS));
        }
        return folder.described(study, identity);
    }

    private StudyFolder described(Study study, Identity identity) throws IOException {
        AtomicFile.writeText(file("study.yaml"), study.source().text());
        AtomicFile.writeText(file(RECORD), identity.toJson());
        return this;
    }

    /// What results belong to.
    ///
    /// @param kind `sweep`, `sensitivities` or `optimise`
    /// @param fingerprint of all that decides the runs
    record Identity(String study, String kind, String fingerprint) {

        String toJson() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("program", "SoretFlow");
            tree.put("study", study);
            tree.put("kind", kind);
            tree.put("fingerprint", fingerprint);
            return Json.text(tree);
        }
    }

    Path root() {
        return root;
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /// The folder of a run.
    Path run(String name) {
        return root.resolve(RUNS).resolve(name);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void requireOurs(Path root, Identity identity, boolean fresh) throws IOException {
        // before the record is read: one that another process is writing just now is then seen as such
        List<String> foreign = foreign(root);
        Path record = root.resolve(RECORD);
        if (Files.isRegularFile(record) && Json.read(record) instanceof Map<?, ?> there
                && there.containsKey("fingerprint")) {
            if (!fresh && !identity.fingerprint().equals(there.get("fingerprint"))) {
                throw new IllegalArgumentException(root + ": the folder holds the runs of another "
                        + (identity.kind().equals(there.get("kind")) ? "version of this study or its case" : "study ("
                        + there.get("kind") + ")")
                        + "; --restart fresh removes them, --out chooses another folder");
            }
            return;
        }
        if (!foreign.isEmpty()) {
            throw new IllegalArgumentException(root + ": the folder is not that of a study, it holds "
                    + String.join(", ", foreign) + "; choose another folder with --out");
        }
    }

    /// Some of the files in a folder that a study does not begin with.
    private static List<String> foreign(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(FolderLock.NAME) && !name.equals("study.yaml")
                            && !name.startsWith(".study."))
                    .sorted().limit(3).toList();
        }
    }
}
