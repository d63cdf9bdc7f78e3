package org.soretflow.cases.run;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.soretflow.viz.table.AtomicFile;

/// The folder of a run: which files are ours, who may write, and what of an earlier run stays.
///
/// It is held by a lock from [#open] to [#close]. Files that SoretFlow does not know are never touched.
public final class RunFolder implements AutoCloseable {

    /// The state of a run of a study from which others start.
    static final String FINAL_STATE = "final.state";

    private static final Pattern OWN_FILE = Pattern.compile("case\\.yaml|manifest\\.json|summary\\.json|run\\.log"
            + "|final\\.state|residuals\\.(csv|png)|iterations\\.csv|balances\\.csv|reports\\.csv"
            + "|sorter(-profiles)?\\.csv|fields\\.pvd|report\\.html|stop"
            + "|.+-(slice|contour|streamlines|glyphs|volume)(_[0-9]{6})?\\.png");
    private static final Pattern CHECKPOINT = Pattern.compile("([0-9]{6,})\\.chk");

    private static final Pattern HALF_CHECKPOINT = Pattern.compile("\\.[0-9]{6,}\\.chk\\.tmp");

    /// What a process that was killed in its very first write leaves.
    private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.tmp[0-9]+-[0-9]+");

    /// Folders of ours, and the files in them that are ours.
    private enum Part {
        FIELDS("fields", ".+\\.vt[ir]"),
        PROBES("probes", ".+\\.csv"),
        LINES("lines", ".+\\.csv"),
        CHECKPOINTS("checkpoints", CHECKPOINT.pattern());

        private final String folder;
        private final Pattern files;

        Part(String folder, String files) {
            this.folder = folder;
            this.files = Pattern.compile(files);
        }
    }

    private final Path root;
    private final FolderLock lock;

    private RunFolder(Path root, FolderLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Makes the folder if it is missing, and locks it.
    ///
    /// @param caseName name of the case that is to run; results of the same case make place for the new ones
    /// @throws IllegalArgumentException if it is no folder, or holds files of others or results of another case
    /// @throws FileSystemException if another run holds it
    public static RunFolder open(Path root, String caseName) throws IOException {
        requireNoFile(root);
        requireOurs(root, caseName);
        Files.createDirectories(root);
        return new RunFolder(root, FolderLock.take(root));
    }

    /// Refuses a folder for results that is a file, or lies in one.
    ///
    /// @throws IllegalArgumentException in that case
    public static void requireNoFile(Path root) {
        for (Path part = root.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part) && !Files.isDirectory(part)) {
                throw new IllegalArgumentException(root + ": " + (part.equals(root.toAbsolutePath()) ? "this" : part)
                        + " is a file; choose another folder with --out");
            }
        }
    }

    public Path root() {
        return root;
    }

    public Path file(String name) {
        return root.resolve(name);
    }

    public Path checkpoints() {
        return root.resolve(Part.CHECKPOINTS.folder);
    }

    /// Removes what an earlier run left here, and nothing else.
    public void clear() throws IOException {
        sweep();
        for (Path file : list(root)) {
            if (Files.isRegularFile(file) && OWN_FILE.matcher(file.getFileName().toString()).matches()) {
                Files.delete(file);
            }
        }
        for (Part part : Part.values()) {
            Path folder = root.resolve(part.folder);
            for (Path file : list(folder)) {
                if (part.files.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
            }
            if (Files.isDirectory(folder) && list(folder).isEmpty()) {
                Files.delete(folder);
            }
        }
    }

    /// Removes temporary files that a killed process left.
    public void sweep() throws IOException {
        AtomicFile.sweep(root);
        for (Part part : Part.values()) {
            AtomicFile.sweep(root.resolve(part.folder));
        }
        for (Path file : list(checkpoints())) {
            if (HALF_CHECKPOINT.matcher(file.getFileName().toString()).matches()) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(root.resolve(StopFile.NAME));
    }

    /// The checkpoint with the highest step; empty if there is none.
    public static Optional<Path> latestCheckpoint(Path root) throws IOException {
        return list(root.resolve(Part.CHECKPOINTS.folder)).stream()
                .filter(file -> step(file) >= 0)
                .max(Comparator.comparingLong(RunFolder::step));
    }

    /// Removes checkpoints beyond a step: a run that goes on from there writes them again, with the tables before them.
    public void removeCheckpointsAfter(long step) throws IOException {
        for (Path file : list(checkpoints())) {
            if (step(file) > step) {
                Files.delete(file);
            }
        }
    }

    /// Step in the name of a checkpoint; −1 if it is not named like one.
    static long step(Path checkpoint) {
        var matcher = CHECKPOINT.matcher(checkpoint.getFileName().toString());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /// Sessions that the manifest of an earlier run lists; empty without one.
    List<Object> earlierSessions() throws IOException {
        Path manifest = file("manifest.json");
        return Files.isRegularFile(manifest) ? Manifest.sessions(Files.readString(manifest)) : List.of();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /// Whether a process of this machine is writing into a folder.
    public static boolean isBusy(Path root) throws IOException {
        return FolderLock.isHeld(root);
    }

    private static void requireOurs(Path root, String caseName) throws IOException {
        Path manifest = root.resolve("manifest.json");
        if (Files.isRegularFile(manifest) && Manifest.isOurs(Files.readString(manifest))) {
            String there = Manifest.caseName(Files.readString(manifest)).orElse(caseName);
            if (!there.equals(caseName)) {
                throw new IllegalArgumentException(root + ": the folder holds the results of the case " + there
                        + ", this is " + caseName + "; choose another folder with --out, or remove this one");
            }
            return;
        }
        List<String> foreign = new ArrayList<>();
        for (Path file : list(root)) {
            String name = file.getFileName().toString();
            if (!name.equals(FolderLock.NAME) && !TEMPORARY.matcher(name).matches()) {
                foreign.add(name);
            }
        }
        if (!foreign.isEmpty()) {
            String names = String.join(", ", foreign.subList(0, Math.min(3, foreign.size())));
            throw new IllegalArgumentException(root + ": the folder is not a run folder of SoretFlow, it holds " + names
                    + (foreign.size() > 3 ? ", …" : "") + "; choose another folder with --out");
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NotDirectoryException | NoSuchFileException _) {
            return List.of();
        }
    }
}
