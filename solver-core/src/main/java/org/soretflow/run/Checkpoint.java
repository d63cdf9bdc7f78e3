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
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.soretflow.backend.Buffer;
import org.soretflow.physics.Problem;

/// The complete state of a transient run: clock, fields with their history, amounts of closed regions.
///
/// File: magic number, fingerprint of the problem, clock, then per field its name, amounts and states, then a CRC-32C of
/// all that. Written under a temporary name and renamed, so that there is never half a checkpoint.
final class Checkpoint {

    private static final long MAGIC = 0x534F52455446_0002L;

    private record FieldState(String name, double[] amounts, double[][] states) {}

    private final String fingerprint;
    private final Clock clock;
    private final List<FieldState> fields;

    private Checkpoint(String fingerprint, Clock clock, List<FieldState> fields) {
        this.fingerprint = fingerprint;
        this.clock = clock;
        this.fields = fields;
    }

    static Checkpoint of(TransportModel model, TimeStepper stepper) {
        List<FieldState> fields = new ArrayList<>();
        int first = model.heat() == null ? 0 : 1;
        for (int s = 0; s < stepper.histories().size(); s++) {
            double[] amounts = s < first ? new double[0] : model.species().get(s - first).keptAmounts();
            double[][] states = new double[History.DEPTH][];
            for (int age = 0; age < History.DEPTH; age++) {
                states[age] = values(stepper.histories().get(s).state(age));
            }
            fields.add(new FieldState(model.systems().get(s).name(), amounts, states));
        }
        if (model.flow() != null) {
            for (History history : stepper.flowHistories()) {
                double[][] states = new double[History.DEPTH][];
                for (int age = 0; age < History.DEPTH; age++) {
                    states[age] = values(history.state(age));
                }
                fields.add(new FieldState(model.flow().name(), new double[0], states));
            }
            double[][] pressure = {values(model.flowState().pressure())};
            fields.add(new FieldState("pressure", new double[0], pressure));
        }
        return new Checkpoint(model.problem().fingerprint(), stepper.clock(), fields);
    }

    private static double[] values(Buffer buffer) {
        double[] values = new double[buffer.size()];
        buffer.download(values);
        return values;
    }

    long step() {
        return clock.step();
    }

    /// @throws IllegalArgumentException if the checkpoint belongs to another problem
    void requireProblem(Problem problem) {
        if (!fingerprint.equals(problem.fingerprint())) {
            throw new IllegalArgumentException("the checkpoint belongs to another problem (or another version of this one)");
        }
    }

    void restore(TransportModel model, TimeStepper stepper) {
        requireProblem(model.problem());
        int first = model.heat() == null ? 0 : 1;
        for (int s = 0; s < stepper.histories().size(); s++) {
            FieldState field = s < fields.size() ? fields.get(s) : null;
            String name = model.systems().get(s).name();
            if (field == null || !field.name.equals(name) || field.states.length != History.DEPTH
                    || field.states[0].length != model.state(s).size()) {
                throw new IllegalArgumentException("the checkpoint does not hold the field " + name + " on this mesh");
            }
            for (int age = 0; age < History.DEPTH; age++) {
                stepper.histories().get(s).state(age).upload(field.states[age]);
            }
            if (s >= first) {
                model.species().get(s - first).keepAmounts(field.amounts);
                model.species().get(s - first).temperatureChanged(model.temperature());
            }
        }
        if (model.flow() != null) {
            restoreFlow(model, stepper);
        }
        stepper.resume(clock);
    }

    private void restoreFlow(TransportModel model, TimeStepper stepper) {
        int at = stepper.histories().size();
        for (History history : stepper.flowHistories()) {
            FieldState field = at < fields.size() ? fields.get(at) : null;
            if (field == null || field.states.length != History.DEPTH || field.states[0].length != history.now().size()) {
                throw new IllegalArgumentException("the checkpoint does not hold the velocity on this mesh");
            }
            for (int age = 0; age < History.DEPTH; age++) {
                history.state(age).upload(field.states[age]);
            }
            at++;
        }
        model.flowState().pressure().upload(fields.get(at).states[0]);
        model.flow().carry(model.flowState().velocity());
    }

    void write(Path file) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                var checked = new CheckedOutputStream(Channels.newOutputStream(channel), new CRC32C());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, 1 << 16))) {
            writeBody(out);
            out.flush();
            out.writeLong(checked.getChecksum().getValue());
            out.flush();
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void writeBody(DataOutputStream out) throws IOException {
        out.writeLong(MAGIC);
        out.writeUTF(fingerprint);
        out.writeLong(clock.step());
        out.writeDouble(clock.time());
        out.writeDouble(clock.lastSteps()[0]);
        out.writeDouble(clock.lastSteps()[1]);
        out.writeDouble(clock.nextStep());
        out.writeInt(fields.size());
        for (FieldState field : fields) {
            out.writeUTF(field.name);
            writeArray(out, field.amounts);
            out.writeInt(field.states.length);
            for (double[] state : field.states) {
                writeArray(out, state);
            }
        }
    }

    private static void writeArray(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        byte[] bytes = new byte[8 * 1024];
        for (int from = 0; from < values.length; from += 1024) {
            int count = Math.min(1024, values.length - from);
            ByteBuffer.wrap(bytes).asDoubleBuffer().put(values, from, count);
            out.write(bytes, 0, 8 * count);
        }
    }

    /// @throws IllegalArgumentException if the file is not a whole checkpoint
    static Checkpoint read(Path file) {
        try (var checked = new CheckedInputStream(
                        new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32C());
                DataInputStream in = new DataInputStream(checked)) {
            if (in.readLong() != MAGIC) {
                throw new IllegalArgumentException(file + " is not a checkpoint of this version");
            }
            Checkpoint checkpoint = readBody(in, Files.size(file));
            long computed = checked.getChecksum().getValue();
            if (in.readLong() != computed || in.read() >= 0) {
                throw new IllegalArgumentException("checkpoint " + file + " is damaged: its checksum does not fit");
            }
            return checkpoint;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no checkpoint " + file, e);
        } catch (UTFDataFormatException e) {
            throw new IllegalArgumentException("checkpoint " + file + " is damaged: a name in it cannot be read", e);
        } catch (EOFException e) {
            throw new IllegalArgumentException("checkpoint " + file + " is damaged: it ends too early", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read checkpoint " + file + ": " + e.getMessage(), e);
        }
    }

    private static Checkpoint readBody(DataInputStream in, long fileSize) throws IOException {
        String fingerprint = in.readUTF();
        long step = in.readLong();
        double time = in.readDouble();
        double[] lastSteps = {in.readDouble(), in.readDouble()};
        Clock clock = new Clock(step, time, lastSteps, in.readDouble());
        int count = in.readInt();
        List<FieldState> fields = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            String name = in.readUTF();
            double[] amounts = readArray(in, fileSize);
            int ages = in.readInt();
            if (ages < 1 || ages > History.DEPTH) {
                throw new EOFException("impossible number of states");
            }
            double[][] states = new double[ages][];
            for (int age = 0; age < ages; age++) {
                states[age] = readArray(in, fileSize);
            }
            fields.add(new FieldState(name, amounts, states));
        }
        return new Checkpoint(fingerprint, clock, fields);
    }

    private static double[] readArray(DataInputStream in, long fileSize) throws IOException {
        int length = in.readInt();
        if (length < 0 || 8L * length > fileSize) {
            throw new EOFException("impossible length");
        }
        double[] values = new double[length];
        byte[] bytes = new byte[8 * 1024];
        for (int from = 0; from < length; from += 1024) {
            int part = Math.min(1024, length - from);
            in.readFully(bytes, 0, 8 * part);
            ByteBuffer.wrap(bytes).asDoubleBuffer().get(values, from, part);
        }
        return values;
    }
}
