package org.soretflow.viz.vtk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.viz.table.AtomicFile;

/// Measures how fast fields are written, beside the bare speed of the disk in the same process.
///
/// Bare speed: as many zeros as a file of fields has bytes, in pieces of 1 MiB. All speeds are taken twice: until the
/// system has taken the last byte, most of which are then in memory, and until they are on the disk (`fsync`). Zeros and
/// fields take turns, for a disk is shared; of several runs the fastest counts. Compressing takes long and is bound by
/// the processor: it is measured once.
public final class WritingBenchmark {

    private static final int PIECE = 1 << 20;

    private final VtkDataset dataset;
    private final long bytes;

    /// Bytes of fields a second.
    ///
    /// @param taken until the system has taken them
    /// @param stored until they are on the disk
    public record Speed(double taken, double stored) {

        private static final Speed NONE = new Speed(0, 0);

        private Speed or(Speed other) {
            return new Speed(Math.max(taken, other.taken), Math.max(stored, other.stored));
        }
    }

    /// What was measured.
    ///
    /// @param bytes of the fields, before compression
    /// @param compressedBytes of the compressed file
    public record Result(long bytes, Speed bare, Speed plain, Speed compressed, long compressedBytes) {}

    /// Smooth fields on a cube of cells; they share their numbers, to need less memory.
    public WritingBenchmark(int size, int fields) {
        StructuredMesh mesh = StructuredMesh.of(
                Axis.uniform(1e-3, size), Axis.uniform(1e-3, size), Axis.uniform(1e-3, size));
        double[] values = new double[mesh.cells()];
        for (int n = 0; n < values.length; n++) {
            values[n] = 298.15 + 5 * Math.sin(1e-4 * n) + 1e-3 * (n % size);
        }
        VtkDataset.Builder builder = VtkDataset.on(mesh);
        for (int f = 0; f < fields; f++) {
            builder.field(FieldSnapshot.scalar("field_" + f, "K", values));
        }
        dataset = builder.build();
        bytes = (long) fields * values.length * Double.BYTES;
    }

    /// Writes into a folder, in turn in all ways, and leaves no file there.
    public Result run(Path folder, int runs) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("soretflow-bench.vti");
        Speed bare = Speed.NONE;
        Speed plain = Speed.NONE;
        try {
            for (int run = 0; run < runs; run++) {
                bare = bare.or(time(file, () -> writeZeros(file)));
                plain = plain.or(time(file, () -> ImageDataFile.write(file, dataset, VtkOptions.plain())));
            }
            Speed compressed = time(file,
                    () -> ImageDataFile.write(file, dataset, VtkOptions.plain().withCompression(true)));
            return new Result(bytes, bare, plain, compressed, Files.size(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private Speed time(Path file, Writing writing) throws IOException {
        Files.deleteIfExists(file);
        long start = System.nanoTime();
        writing.write();
        double taken = (System.nanoTime() - start) * 1e-9;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return new Speed(bytes / taken, bytes / ((System.nanoTime() - start) * 1e-9));
    }

    private void writeZeros(Path file) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long written = 0; written < bytes; written += PIECE) {
                piece.clear().limit((int) Math.min(PIECE, bytes - written));
                AtomicFile.writeFully(channel, piece);
            }
        }
    }
}
