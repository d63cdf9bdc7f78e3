package org.soretflow.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.soretflow.physics.Problem;

/// The complete state of a transient run: clock, fields with their history, amounts of closed regions.
///
/// File ([StateFile]): fingerprint of the problem, clock, then per field its name, amounts and states.
final class Checkpoint {

    private static final StateFile FILE = new StateFile("checkpoint", 0x534F52455446_0003L);

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
            fields.add(new FieldState(model.systems().get(s).name(), amounts, states(stepper.histories().get(s))));
        }
        if (model.flow() != null) {
            for (History history : stepper.flowHistories()) {
                fields.add(new FieldState(model.flow().name(), new double[0], states(history)));
            }
            fields.add(new FieldState("pressure", new double[0], states(stepper.pressureHistory())));
        }
        return new Checkpoint(model.problem().fingerprint(), stepper.clock(), fields);
    }

    private static double[][] states(History history) {
        double[][] states = new double[History.DEPTH][];
        for (int age = 0; age < History.DEPTH; age++) {
            states[age] = history.state(age).values();
        }
        return states;
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
        List<History> histories = new ArrayList<>(stepper.flowHistories());
        histories.add(stepper.pressureHistory());
        for (History history : histories) {
            FieldState field = at < fields.size() ? fields.get(at) : null;
            if (field == null || field.states.length != History.DEPTH || field.states[0].length != history.now().size()) {
                throw new IllegalArgumentException("the checkpoint does not hold the flow on this mesh");
            }
            for (int age = 0; age < History.DEPTH; age++) {
                history.state(age).upload(field.states[age]);
            }
            at++;
        }
        model.flow().carry(model.flowState().velocity());
    }

    void write(Path file) throws IOException {
        FILE.write(file, this::writeBody);
    }

    private void writeBody(DataOutputStream out) throws IOException {
        out.writeUTF(fingerprint);
        out.writeLong(clock.step());
        out.writeDouble(clock.time());
        out.writeDouble(clock.lastSteps()[0]);
        out.writeDouble(clock.lastSteps()[1]);
        out.writeDouble(clock.nextStep());
        out.writeInt(fields.size());
        for (FieldState field : fields) {
            out.writeUTF(field.name);
            StateFile.writeArray(out, field.amounts);
            out.writeInt(field.states.length);
            for (double[] state : field.states) {
                StateFile.writeArray(out, state);
            }
        }
    }

    /// @throws IllegalArgumentException if the file is not a whole checkpoint
    static Checkpoint read(Path file) {
        return FILE.read(file, Checkpoint::readBody);
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
            double[] amounts = StateFile.readArray(in, fileSize);
            int ages = in.readInt();
            if (ages < 1 || ages > History.DEPTH) {
                throw new EOFException("impossible number of states");
            }
            double[][] states = new double[ages][];
            for (int age = 0; age < ages; age++) {
                states[age] = StateFile.readArray(in, fileSize);
            }
            fields.add(new FieldState(name, amounts, states));
        }
        return new Checkpoint(fingerprint, clock, fields);
    }
}
