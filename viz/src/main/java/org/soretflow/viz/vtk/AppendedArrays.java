package org.soretflow.viz.vtk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.soretflow.viz.table.DamagedFileException;

/// The arrays behind the head of a VTK file, as [AppendedData] writes them.
///
/// @param file the file
/// @param start where the raw data begin in it [bytes]
/// @param compressed whether arrays are cut into blocks and deflated
record AppendedArrays(Path file, long start, boolean compressed) {

    /// Reads an array, little-endian.
    ///
    /// @param offset its place behind the start [bytes]
    /// @param expected its length [bytes]
    /// @throws IOException if the file has another length for it, or ends too early
    ByteBuffer read(long offset, long expected) throws IOException {
        ByteBuffer data = littleEndian(ByteBuffer.allocate(Math.toIntExact(expected)));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(start + offset);
            if (compressed) {
                inflate(channel, data);
            } else {
                requireLength(numbers(channel, 1).getLong(), expected);
                fill(channel, data);
            }
        }
        return data.flip();
    }

    private void inflate(FileChannel channel, ByteBuffer data) throws IOException {
        ByteBuffer sizes = numbers(channel, 3);
        int blocks = Math.toIntExact(sizes.getLong());
        long block = sizes.getLong();
        long last = sizes.getLong();
        requireLength(blocks == 0 ? 0 : last == 0 ? blocks * block : (blocks - 1) * block + last, data.capacity());
        ByteBuffer lengths = numbers(channel, blocks);
        Inflater inflater = new Inflater();
        try {
            for (int b = 0; b < blocks; b++) {
                ByteBuffer deflated = ByteBuffer.allocate(Math.toIntExact(lengths.getLong()));
                fill(channel, deflated);
                inflater.reset();
                inflater.setInput(deflated.flip());
                while (!inflater.finished()) {
                    if (inflater.inflate(data) == 0 && !inflater.finished()) {
                        throw new DamagedFileException(file + ": a compressed block is damaged");
                    }
                }
            }
        } catch (DataFormatException e) {
            throw new DamagedFileException(file + ": a compressed block is damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private ByteBuffer numbers(FileChannel channel, int count) throws IOException {
        ByteBuffer numbers = littleEndian(ByteBuffer.allocate(count * Long.BYTES));
        fill(channel, numbers);
        return numbers.flip();
    }

    private void requireLength(long found, long expected) throws IOException {
        if (found != expected) {
            throw new DamagedFileException(file + ": an array has " + found + " bytes, its mesh needs " + expected);
        }
    }

    private void fill(FileChannel channel, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw new DamagedFileException(file + " ends before its data do");
            }
        }
    }

    private static ByteBuffer littleEndian(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
}
