package org.soretflow.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// Files of states: a magic number, a body, a CRC-32C of both. Written under a temporary name and renamed, so that there
/// is never half a file.
///
/// @param what what the file is called in messages
/// @param magic what it begins with
record StateFile(String what, long magic) {

    /// Numbers that pass between an array and a file at a time.
    private static final int PART = 1024;

    /// Writes what stands between the magic number and the checksum.
    @FunctionalInterface
    interface Writing {
        void write(DataOutputStream out) throws IOException;
    }

    /// Reads it.
    @FunctionalInterface
    interface Reading<T> {
        /// @param fileSize size of the file [bytes]: no array in it is longer
        T read(DataInputStream in, long fileSize) throws IOException;
    }

    void write(Path file, Writing body) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                var checked = new CheckedOutputStream(Channels.newOutputStream(channel), new CRC32C());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, 1 << 16))) {
            out.writeLong(magic);
            body.write(out);
            out.flush();
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// @throws IllegalArgumentException if there is no such file, or it is another or damaged
    <T> T read(Path file, Reading<T> body) {
        try (var checked = new CheckedInputStream(
                        new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32C());
                DataInputStream in = new DataInputStream(checked)) {
            if (in.readLong() != magic) {
                throw new IllegalArgumentException(file + " is not a " + what + " of this version");
            }
            T content = body.read(in, Files.size(file));
            long computed = checked.getChecksum().getValue();
            if (in.readLong() != computed || in.read() >= 0) {
                throw new IllegalArgumentException(what + " " + file + " is damaged: its checksum does not fit");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no " + what + " " + file, e);
        } catch (UTFDataFormatException e) {
            throw new IllegalArgumentException(what + " " + file + " is damaged: a name in it cannot be read", e);
        } catch (EOFException e) {
            throw new IllegalArgumentException(what + " " + file + " is damaged: it ends too early", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + what + " " + file + ": " + e.getMessage(), e);
        }
    }

    static void writeArray(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        byte[] bytes = new byte[8 * PART];
        for (int from = 0; from < values.length; from += PART) {
            int count = Math.min(PART, values.length - from);
            ByteBuffer.wrap(bytes).asDoubleBuffer().put(values, from, count);
            out.write(bytes, 0, 8 * count);
        }
    }

    static double[] readArray(DataInputStream in, long fileSize) throws IOException {
        int length = in.readInt();
        if (length < 0 || 8L * length > fileSize) {
            throw new EOFException("impossible length");
        }
        double[] values = new double[length];
        byte[] bytes = new byte[8 * PART];
        for (int from = 0; from < length; from += PART) {
            int part = Math.min(PART, length - from);
            in.readFully(bytes, 0, 8 * part);
            ByteBuffer.wrap(bytes).asDoubleBuffer().get(values, from, part);
        }
        return values;
    }
}
