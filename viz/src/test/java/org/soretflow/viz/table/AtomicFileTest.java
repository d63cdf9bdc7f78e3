package org.soretflow.viz.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void newAndOldFilesAreReplacedWhole() throws IOException {
        Path file = folder.resolve("a/b/note.txt");
        AtomicFile.writeText(file, "first µ");
        assertThat(file).hasContent("first µ");
        AtomicFile.write(file, channel -> AtomicFile.writeFully(channel, ByteBuffer.wrap("two".getBytes())));
        assertThat(file).hasContent("two");
        assertThat(names(file.getParent())).containsExactly("note.txt");
    }

    @Test
    void aFailureInTheMiddleLeavesTheOldFileAndNoRest() throws IOException {
        Path file = folder.resolve("note.txt");
        AtomicFile.writeText(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
            AtomicFile.writeFully(channel, ByteBuffer.wrap("new, but".getBytes()));
            throw new IOException("no space left");
        })).isInstanceOf(IOException.class).hasMessage("no space left");
        assertThat(file).hasContent("old");
        assertThat(names(folder)).containsExactly("note.txt");
    }

    @Test
    void theOldFileIsThereWhileTheNewOneIsWritten() throws IOException {
        Path file = folder.resolve("note.txt");
        AtomicFile.writeText(file, "old");
        AtomicFile.write(file, channel -> {
            AtomicFile.writeFully(channel, ByteBuffer.wrap("new".getBytes()));
            assertThat(file).hasContent("old");
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void sweepRemovesWhatKilledProcessesLeftAndNothingElse() throws IOException {
        Files.writeString(folder.resolve(".fields.pvd.tmp4711-3"), "<VTKF");
        Files.writeString(folder.resolve(".hidden"), "mine");
        Files.writeString(folder.resolve("data.tmp1-1"), "mine");
        // what another thread of this process is writing just now
        String own = ".summary.json.tmp" + ProcessHandle.current().pid() + "-1";
        Files.writeString(folder.resolve(own), "{");
        AtomicFile.sweep(folder);
        AtomicFile.sweep(folder.resolve("missing"));
        assertThat(names(folder)).containsExactly(".hidden", own, "data.tmp1-1");
    }

    @Test
    void aFolderInTheWayIsNamed() {
        assertThatThrownBy(() -> AtomicFile.writeText(folder, "x")).isInstanceOf(IOException.class)
                .hasMessageContaining("it is a folder");
    }

    @Test
    void aFailureNamesTheFileAndNotTheTemporaryOne() {
        Path file = folder.resolve("note.txt");
        assertThatThrownBy(() -> AtomicFile.writeAt(file, temporary -> {
            throw new NoSuchFileException(temporary.toString());
        })).isInstanceOf(NoSuchFileException.class).hasMessage(file.toString());
        assertThatThrownBy(() -> AtomicFile.writeAt(file, temporary -> {
            throw new AccessDeniedException(temporary.toString());
        })).isInstanceOf(AccessDeniedException.class).hasMessage(file.toString());
        assertThatThrownBy(() -> AtomicFile.writeAt(file, temporary -> {
            throw new FileSystemException(temporary.toString(), null, "Read-only file system");
        })).hasMessage(file + ": Read-only file system");
    }

    /// A move over a device would remove it, which root may do.
    @Test
    void aDeviceIsNotReplaced() {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device));
        assertThatThrownBy(() -> AtomicFile.writeText(device, "x")).hasMessage("/dev/null: this is no ordinary file");
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
