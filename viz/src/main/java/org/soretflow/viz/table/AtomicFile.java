package org.soretflow.viz.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a file so that a reader sees the old one or the new one, whole, and never a part.
///
/// The content goes to `.<name>.tmp<process>-<count>` in the same folder and is moved over the target in one step. If
/// writing fails, the temporary file is removed and the old file stays as it was. A killed process can leave a
/// temporary file behind; [#sweep] removes those.
public final class AtomicFile {

    private static final AtomicLong COUNT = new AtomicLong();
    private static final String MARK = ".tmp";

    /// What is to stand in the file.
    @FunctionalInterface
    public interface Content {
        /// Writes the content to an empty channel, which may be positioned freely and read back.
        void writeTo(FileChannel channel) throws IOException;
    }

    /// What is to stand in the file, written by something that opens files itself.
    @FunctionalInterface
    public interface ContentAt {
        /// Creates the file.
        void writeTo(Path file) throws IOException;
    }

    private AtomicFile() {}

    /// Replaces or creates a file; missing folders are made. Safe against the end of this process at any moment.
    public static void write(Path file, Content content) throws IOException {
        writeAt(file, temporary -> {
            try (FileChannel channel = FileChannel.open(temporary,
                    StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
            }
        });
    }

    /// The same for content that is given the name of the temporary file, which does not exist yet.
    public static void writeAt(Path file, ContentAt content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException("cannot write a file at " + file + ": it is a folder");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // a device or a pipe: moving a file there would remove it
            throw new FileSystemException(file.toString(), null, "this is no ordinary file");
        }
        Files.createDirectories(folder);
        Path temporary = folder.resolve(
                "." + target.getFileName() + MARK + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
        try {
            // a killed process of the same number may have left one
            Files.deleteIfExists(temporary);
            content.writeTo(temporary);
            move(temporary, target);
        } catch (FileSystemException failure) {
            throw temporary.toString().equals(failure.getFile()) ? renamed(failure, file) : failure;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// The same failure of a file under the name that the user knows.
    private static FileSystemException renamed(FileSystemException failure, Path file) {
        FileSystemException renamed = switch (failure) {
            case NoSuchFileException _ -> new NoSuchFileException(file.toString());
            case AccessDeniedException _ -> new AccessDeniedException(file.toString());
            default -> new FileSystemException(file.toString(), null, failure.getReason());
        };
        renamed.initCause(failure);
        return renamed;
    }

    /// Replaces or creates a file that holds a text in UTF-8.
    public static void writeText(Path file, CharSequence text) throws IOException {
        writeBytes(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Replaces or creates a file that holds some bytes.
    public static void writeBytes(Path file, byte[] bytes) throws IOException {
        write(file, channel -> {
            try {
                writeFully(channel, ByteBuffer.wrap(bytes));
            } catch (IOException e) {
                // a full disk says only that it is full
                FileSystemException failure = new FileSystemException(file.toString(), null, e.getMessage());
                failure.initCause(e);
                throw failure;
            }
        });
    }

    /// Writes all that remains in a buffer: one call of a channel may write only a part.
    public static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Removes temporary files that killed processes left in a folder; does nothing if there is no such folder. Those of this
    /// process stay: another thread may just be writing one, such as the summary of a run that a signal ends.
    public static void sweep(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, AtomicFile::isTemporary)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isTemporary(Path file) {
        String name = file.getFileName().toString();
        return name.matches("\\..+\\" + MARK + "[0-9]+-[0-9]+")
                && !name.contains(MARK + ProcessHandle.current().pid() + "-");
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the file system of " + target + " cannot replace a file in one step", e);
        }
    }
}
