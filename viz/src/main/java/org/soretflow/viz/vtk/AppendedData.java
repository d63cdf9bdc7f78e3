package org.soretflow.viz.vtk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import org.soretflow.viz.table.AtomicFile;

/// The binary part of a VTK XML file: arrays one after the other, each behind a header of UInt64 numbers.
///
/// Uncompressed the header is the number of bytes. Compressed it is: number of blocks, bytes of a full block, bytes of
/// the last block if that is shorter (else 0), and the compressed bytes of each block; the blocks follow. Blocks are
/// compressed on several threads and written in their order, so that the file does not depend on the number of threads.
///
/// Source: VTK file formats, section "Appended data" (VTK users' guide).
final class AppendedData {

    /// Bytes of a block before compression, and of the buffer through which everything goes.
    static final int BLOCK = 1 << 20;

    /// No zlib makes a block longer than this: the worst are fast variants that spend up to 9 bits on a byte.
    private static final int DEFLATED_BLOCK = BLOCK + BLOCK / 8 + 1024;

    private AppendedData() {}

    /// Writes arrays from the channel's position on.
    ///
    /// @param arrays what to write; not modified
    /// @return where each array starts, counted from the position at the call [bytes]
    static long[] write(FileChannel channel, List<ArrayData> arrays, boolean compressed) throws IOException {
        return compressed ? writeCompressed(channel, arrays) : writePlain(channel, arrays);
    }

    private static long[] writePlain(FileChannel channel, List<ArrayData> arrays) throws IOException {
        long start = channel.position();
        long[] offsets = new long[arrays.size()];
        ByteBuffer buffer = littleEndian(ByteBuffer.allocateDirect(BLOCK));
        for (int a = 0; a < offsets.length; a++) {
            ArrayData data = arrays.get(a);
            offsets[a] = channel.position() - start;
            AtomicFile.writeFully(channel, littleEndian(ByteBuffer.allocate(Long.BYTES)).putLong(data.bytes()).flip());
            for (long first = 0; first < data.size(); first += BLOCK / data.width()) {
                fill(data, first, buffer);
                AtomicFile.writeFully(channel, buffer);
            }
        }
        return offsets;
    }

    private static long[] writeCompressed(FileChannel channel, List<ArrayData> arrays) throws IOException {
        long start = channel.position();
        long[] offsets = new long[arrays.size()];
        int threads = Runtime.getRuntime().availableProcessors();
        Slot[] slots = new Slot[2 * threads];
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (int s = 0; s < slots.length; s++) {
                slots[s] = new Slot();
            }
            for (int a = 0; a < offsets.length; a++) {
                offsets[a] = channel.position() - start;
                writeCompressed(channel, arrays.get(a), slots, workers);
            }
        } finally {
            for (Slot slot : slots) {
                if (slot != null) {
                    slot.deflater.end();
                }
            }
        }
        return offsets;
    }

    /// One array: its header is left free, filled when all blocks are written and their lengths known.
    private static void writeCompressed(FileChannel channel, ArrayData data, Slot[] slots, ExecutorService workers)
            throws IOException {
        long bytes = data.bytes();
        int blocks = Math.toIntExact((bytes + BLOCK - 1) / BLOCK);
        ByteBuffer header = littleEndian(ByteBuffer.allocate((3 + blocks) * Long.BYTES));
        header.putLong(blocks).putLong(BLOCK).putLong(bytes % BLOCK);
        long headerAt = channel.position();
        channel.position(headerAt + header.capacity());
        for (int block = 0; block < blocks + slots.length; block++) {
            Slot slot = slots[block % slots.length];
            int finished = block - slots.length;
            if (finished >= 0 && finished < blocks) {
                header.putLong(slot.write(channel));
            }
            if (block < blocks) {
                slot.start(data, block * (long) (BLOCK / data.width()), workers);
            }
        }
        long end = channel.position();
        channel.position(headerAt);
        AtomicFile.writeFully(channel, header.flip());
        channel.position(end);
    }

    /// Fills a buffer with as many elements as it takes or there are, ready to be read.
    private static void fill(ArrayData data, long first, ByteBuffer buffer) {
        buffer.clear();
        data.put(first, (int) Math.min(BLOCK / data.width(), data.size() - first), buffer);
        buffer.flip();
    }

    private static ByteBuffer littleEndian(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    /// One block on its way: filled and compressed by a worker, then written by the caller.
    private static final class Slot {
        private final ByteBuffer plain = littleEndian(ByteBuffer.allocate(BLOCK));
        private final ByteBuffer deflated = ByteBuffer.allocate(DEFLATED_BLOCK);
        /// Level 1: floating-point fields hardly get smaller at higher levels, but take several times as long.
        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        private Future<?> work;

        void start(ArrayData data, long first, ExecutorService workers) {
            work = workers.submit(() -> {
                fill(data, first, plain);
                deflated.clear();
                deflater.reset();
                deflater.setInput(plain);
                deflater.finish();
                deflater.deflate(deflated);
                if (!deflater.finished()) {
                    throw new IllegalStateException("a block of " + plain.limit() + " bytes outgrew its buffer");
                }
                deflated.flip();
            });
        }

        /// Waits for the block, writes it, and tells its length [bytes].
        int write(FileChannel channel) throws IOException {
            try {
                work.get();
            } catch (ExecutionException e) {
                throw new IOException("compression failed: " + e.getCause().getMessage(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("compression was interrupted", e);
            }
            int length = deflated.remaining();
            AtomicFile.writeFully(channel, deflated);
            return length;
        }
    }
}
