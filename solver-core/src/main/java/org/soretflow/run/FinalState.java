package org.soretflow.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Grid;
import org.soretflow.discrete.SimilarFlow;
import org.soretflow.mesh.Direction;

/// All that a steady run solved for, from which the run of a similar problem may start ([Simulation#startFrom]).
///
/// Between meshes of the same counts values pass by index, velocities as volume flows, so that they follow walls and layers
/// whose lengths changed; between other meshes they are interpolated linearly at the same shares of the lengths.
///
/// File ([StateFile]): positions of the faces along x, y and z, then per field its name and values.
public final class FinalState {

    private static final StateFile FILE = new StateFile("final state", 0x534F52455446_1001L);
    private static final String PRESSURE = "pressure";
    private static final int MOST_FIELDS = 1000;

    /// Positions of the faces [m], along x, y, z.
    private final double[][] faces;
    private final Map<String, double[]> fields;

    private FinalState(double[][] faces, Map<String, double[]> fields) {
        this.faces = faces;
        this.fields = fields;
    }

    static FinalState of(TransportModel model) {
        Map<String, double[]> fields = new LinkedHashMap<>();
        if (model.flow() != null) {
            Buffer[] velocity = model.flowState().velocity();
            for (int c = 0; c < velocity.length; c++) {
                fields.put(component(Direction.values()[c]), velocity[c].values());
            }
            fields.put(PRESSURE, model.flowState().pressure().values());
        }
        for (int s = 0; s < model.systems().size(); s++) {
            fields.put(scalar(model, s), model.state(s).values());
        }
        return new FinalState(faces(model), fields);
    }

    /// Puts the state into a model; a field that the model does not solve for is left out.
    ///
    /// @return false, with the model as it was, if the state lacks a field of the model
    boolean fill(TransportModel model) {
        int components = model.flow() == null ? 0 : model.flowState().velocity().length;
        List<String> wanted = new ArrayList<>();
        for (int s = 0; s < model.systems().size(); s++) {
            wanted.add(scalar(model, s));
        }
        for (int c = 0; c < components; c++) {
            wanted.add(component(Direction.values()[c]));
        }
        if (!fields.keySet().containsAll(wanted) || components > 0 && !fields.containsKey(PRESSURE)) {
            return false;
        }
        double[][] there = faces(model);
        Grid cells = model.discretisation().grid();
        for (int s = 0; s < model.systems().size(); s++) {
            model.state(s).upload(onto(scalar(model, s), there, cells));
        }
        if (components > 0) {
            double[][] velocity = new double[components][];
            for (int c = 0; c < components; c++) {
                velocity[c] = onto(component(Direction.values()[c]), there, cells);
            }
            SimilarFlow.fit(model.flow(), velocity, onto(PRESSURE, there, cells), model.flowState());
        }
        return true;
    }

    /// Values of a field at the places that it has on another mesh.
    private double[] onto(String name, double[][] there, Grid cells) {
        double[][] from = new double[3][];
        double[][] to = new double[3][];
        boolean same = true;
        boolean staggered = false;
        for (Direction d : Direction.values()) {
            int axis = d.ordinal();
            boolean normal = name.equals(component(d));
            boolean open = !cells.periodic(d);
            from[axis] = places(faces[axis], normal, open);
            to[axis] = places(there[axis], normal, open);
            same &= from[axis].length == to[axis].length;
            staggered |= normal;
        }
        double[] values = fields.get(name);
        if (!same) {
            return Resampling.between(from, to, values);
        }
        return staggered ? withSameFlows(name, there, values, from) : values;
    }

    /// Velocities that carry through each face of another mesh what these carry here: what enters a cell leaves it still.
    private double[] withSameFlows(String name, double[][] there, double[] values, double[][] places) {
        double[] result = values.clone();
        int stride = 1;
        for (Direction d : Direction.values()) {
            double[] here = faces[d.ordinal()];
            double[] other = there[d.ordinal()];
            boolean normal = name.equals(component(d));
            int count = places[d.ordinal()].length;
            for (int n = 0; n < result.length && !normal; n++) {
                int m = n / stride % count;
                result[n] *= (here[m + 1] - here[m]) / (other[m + 1] - other[m]);
            }
            stride *= count;
        }
        return result;
    }

    /// Places of values along an axis, as shares of its length.
    private static double[] places(double[] faces, boolean staggered, boolean open) {
        double start = faces[0];
        double length = faces[faces.length - 1] - start;
        double[] places = new double[staggered && open ? faces.length : faces.length - 1];
        for (int m = 0; m < places.length; m++) {
            double place = staggered ? faces[m] : 0.5 * (faces[m] + faces[m + 1]);
            places[m] = (place - start) / length;
        }
        return places;
    }

    private static String component(Direction d) {
        return "velocity along " + d.name();
    }

    /// A species may be called as it likes, also like the pressure.
    private static String scalar(TransportModel model, int s) {
        return model.systems().get(s).quantity() + " of " + model.systems().get(s).name();
    }

    private static double[][] faces(TransportModel model) {
        double[][] faces = new double[3][];
        for (Direction d : Direction.values()) {
            faces[d.ordinal()] = model.problem().mesh().axis(d).faces();
        }
        return faces;
    }

    /// Writes the state into a file, in one step.
    public void write(Path file) throws IOException {
        FILE.write(file, this::writeBody);
    }

    private void writeBody(DataOutputStream out) throws IOException {
        for (double[] along : faces) {
            StateFile.writeArray(out, along);
        }
        out.writeInt(fields.size());
        for (Map.Entry<String, double[]> field : fields.entrySet()) {
            out.writeUTF(field.getKey());
            StateFile.writeArray(out, field.getValue());
        }
    }

    /// Reads what [#write] wrote, to the bit.
    ///
    /// @throws IllegalArgumentException if there is no such file, or it is another or damaged
    public static FinalState read(Path file) {
        return FILE.read(file, FinalState::readBody);
    }

    private static FinalState readBody(DataInputStream in, long fileSize) throws IOException {
        double[][] faces = new double[3][];
        for (int d = 0; d < 3; d++) {
            faces[d] = StateFile.readArray(in, fileSize);
            if (faces[d].length < 2) {
                throw new EOFException("an axis without cells");
            }
        }
        int count = in.readInt();
        if (count < 0 || count > MOST_FIELDS) {
            throw new EOFException("impossible number of fields");
        }
        Map<String, double[]> fields = new LinkedHashMap<>();
        for (int f = 0; f < count; f++) {
            fields.put(in.readUTF(), StateFile.readArray(in, fileSize));
        }
        return new FinalState(faces, fields);
    }
}
