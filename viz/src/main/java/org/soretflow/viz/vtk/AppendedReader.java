package org.soretflow.viz.vtk;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads arrays that [AppendedData] wrote: a length and the bytes, or the lengths of blocks and the blocks, each
/// compressed with zlib.
///
/// @param channel the file
/// @param dataAt place of the first raw byte
/// @param compressed whether the arrays are compressed
record AppendedReader(FileChannel channel, long dataAt, boolean compressed) {

    /// The bytes of the array at an offset, little-endian, ready to be read.
    ByteBuffer bytes(long offset) throws IOException {
        long at = dataAt + offset;
        if (!compressed) {
            long length = read(at, Long.BYTES).getLong();
            return read(at + Long.BYTES, length);
        }
        ByteBuffer head = read(at, 3L * Long.BYTES);
        long blocks = head.getLong();
        long full = head.getLong();
        long last = head.getLong();
        ByteBuffer lengths = read(at + 3L * Long.BYTES, blocks * Long.BYTES);
        long size = blocks == 0 ? 0 : (blocks - 1) * full + (last > 0 ? last : full);
        ByteBuffer plain = allocate(size);
        long place = at + (3 + blocks) * Long.BYTES;
        Inflater inflater = new Inflater();
        try {
            while (lengths.hasRemaining()) {
                long length = lengths.getLong();
                inflater.reset();
                inflater.setInput(read(place, length));
                while (!inflater.finished() && plain.hasRemaining()) {
                    if (inflater.inflate(plain) == 0 && inflater.needsInput()) {
                        throw new EOFException("a compressed block ends too early");
                    }
                }
                place += length;
            }
        } catch (DataFormatException e) {
            throw new IOException("a compressed block is damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
        return plain.flip();
    }

    private ByteBuffer read(long at, long length) throws IOException {
        if (length < 0 || at + length > channel.size()) {
            throw new EOFException("the file ends within an array");
        }
        ByteBuffer buffer = allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException("the file ends within an array");
            }
        }
        return buffer.flip();
    }

    private static ByteBuffer allocate(long length) throws IOException {
        if (length > Integer.MAX_VALUE - 8) {
            throw new IOException("an array of " + length + " bytes is too long to be read as one");
        }
        return ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
