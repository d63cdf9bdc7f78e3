package org.soretflow.cases.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// Keeps a second run out of a folder. The system frees the lock when the process ends, in whatever way.
public final class FolderLock implements AutoCloseable {

    /// Name of the file that is locked; it holds the process number and a mark of this lock.
    public static final String NAME = ".lock";

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @throws FileSystemException if another run holds the folder
    public static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        String mark = ProcessHandle.current().pid() + " " + UUID.randomUUID();
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new FileSystemException(folder.toString(), null,
                        "another run is writing into this folder" + holder(file)
                                + "; wait for it or choose another folder with --out");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)));
            // the run that held the lock before may have removed the file between our opening and our locking it
            if (mark.equals(read(file))) {
                return new FolderLock(file, channel);
            }
            channel.close();
        }
    }

    /// Whether the process that the file names is alive. The lock itself is not tried: for that moment it would keep a
    /// run out that is just starting.
    static boolean isHeld(Path folder) throws IOException {
        String text = read(folder.resolve(NAME));
        if (!text.contains(" ")) {
            return false;
        }
        try {
            return ProcessHandle.of(Long.parseLong(text.substring(0, text.indexOf(' ')))).isPresent();
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static String holder(Path file) throws IOException {
        String text = read(file);
        return text.contains(" ") ? " (process " + text.substring(0, text.indexOf(' ')) + ")" : "";
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    /// Frees the folder and removes the file; in this order a waiting run could lock a file that is then removed.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
