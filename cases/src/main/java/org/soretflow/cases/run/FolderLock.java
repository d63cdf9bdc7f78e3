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
    private final FileLock lock;

    private FolderLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /// Another run holds the folder.
    public static final class Held extends FileSystemException {

        private static final long serialVersionUID = 1;

        Held(Path folder, String reason) {
            super(folder.toString(), null, reason);
        }
    }

    /// @throws Held if another run holds the folder
    public static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        String mark = ProcessHandle.current().pid() + " " + UUID.randomUUID();
        while (true) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel, false);
            if (lock == null) {
                channel.close();
                throw new Held(folder, "another run is writing into this folder" + holder(file)
                        + "; wait for it or choose another folder with --out");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)));
            // the run that held the lock before may have removed the file between our opening and our locking it
            if (mark.equals(read(file))) {
                return new FolderLock(file, channel, lock);
            }
            channel.close();
        }
    }

    /// Holds a folder together with other processes that join.
    ///
    /// @throws Held if a process holds the folder for itself
    public static FolderLock join(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        while (true) {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lock(channel, true);
            if (lock == null) {
                channel.close();
                throw new Held(folder, "a process that shares with nobody is writing into this folder" + holder(file)
                        + "; start all of them with --share, or wait for it");
            }
            // who held the lock before may have removed the file between our opening and our locking it
            if (Files.exists(file)) {
                return new FolderLock(file, channel, lock);
            }
            channel.close();
        }
    }

    /// Whether a process holds a folder at this moment. A run that starts in this very moment is kept out: for runs only
    /// that are tried again.
    public static boolean isTaken(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return lock(channel, false) == null;
        } catch (NoSuchFileException _) {
            return false;
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

    /// @return null if the lock is not to be had
    private static FileLock lock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException _) {
            return null;
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

    /// Frees the folder and removes the file; in the other order a waiting run could lock a file that is then removed. The
    /// last of those who share removes it.
    @Override
    public void close() throws IOException {
        boolean last = !lock.isShared();
        if (!last) {
            lock.release();
            last = lock(channel, false) != null;
        }
        if (last) {
            Files.deleteIfExists(file);
        }
        channel.close();
    }
}
