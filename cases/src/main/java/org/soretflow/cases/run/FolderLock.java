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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a second run out of a folder. The system frees the lock when the process ends, in whatever way.
///
/// POSIX takes all locks of a process on a file away as soon as the process closes any of its descriptors of it. So a file
/// that this process holds is never opened a second time, not even to read it; a set of what is held answers instead.
public final class FolderLock implements AutoCloseable {

    /// Name of the file that is locked; it holds the process number.
    public static final String NAME = ".lock";

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

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
        FolderLock lock = acquire(folder, false);
        if (lock == null) {
            throw new Held(folder, "another run is writing into this folder" + holder(folder)
                    + "; wait for it or choose another folder with --out");
        }
        byte[] mark = (ProcessHandle.current().pid() + " ").getBytes(StandardCharsets.UTF_8);
        lock.channel.truncate(0);
        lock.channel.write(ByteBuffer.wrap(mark));
        return lock;
    }

    /// Holds a folder together with other processes that join.
    ///
    /// @throws Held if a process holds the folder for itself
    public static FolderLock join(Path folder) throws IOException {
        FolderLock lock = acquire(folder, true);
        if (lock == null) {
            throw new Held(folder, "a process that shares with nobody is writing into this folder" + holder(folder)
                    + "; start all of them with --share, or wait for it");
        }
        return lock;
    }

    /// @return null if it is held
    private static FolderLock acquire(Path folder, boolean shared) throws IOException {
        Path file = folder.toRealPath().resolve(NAME);
        if (!HELD.add(file)) {
            return null;
        }
        FolderLock taken = null;
        try {
            while (taken == null) {
                Object before = key(file);
                FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, shared);
                if (lock == null) {
                    channel.close();
                    return null;
                }
                // who held the lock before may have removed the file between our opening and our locking it; a file that
                // was not there before is opened again
                if (Files.exists(file) && Objects.equals(before, key(file))) {
                    taken = new FolderLock(file, channel, lock);
                } else {
                    channel.close();
                }
            }
            return taken;
        } finally {
            if (taken == null) {
                HELD.remove(file);
            }
        }
    }

    /// What tells one file from another that bears its name later; null if there is none.
    private static Object key(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    /// Whether a run holds a folder at this moment. A run of another process that starts in this very moment is kept out:
    /// for runs only that are tried again.
    public static boolean isTaken(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || !Files.exists(folder.resolve(NAME))) {
            return false;
        }
        Path file = folder.toRealPath().resolve(NAME);
        if (!HELD.add(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return lock(channel, false) == null;
        } catch (NoSuchFileException _) {
            return false;
        } finally {
            HELD.remove(file);
        }
    }

    /// Whether the process that the file names is alive. The lock itself is not tried: for that moment it would keep a
    /// run out that is just starting.
    static boolean isHeld(Path folder) throws IOException {
        String text = text(folder);
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

    private static String holder(Path folder) throws IOException {
        String text = text(folder);
        return text.contains(" ") ? " (process " + text.substring(0, text.indexOf(' ')) + ")" : "";
    }

    /// Number of the process that wrote the file last, and a space; empty if there is none.
    private static String text(Path folder) throws IOException {
        try {
            Path file = folder.toRealPath().resolve(NAME);
            return HELD.contains(file) ? ProcessHandle.current().pid() + " " : Files.readString(file);
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
        HELD.remove(file);
    }
}
