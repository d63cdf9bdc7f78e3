package org.soretflow.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

/// Fields that are not solved for but made of those that are, when they are asked for by name.
public final class DerivedFields {

    /// ψ [m²/s] of a flow in two dimensions; see [NodeStreamFunction].
    public static final String STREAM_FUNCTION = "stream_function";

    private static final String VELOCITY = "velocity";

    private DerivedFields() {}

    /// Names of the derived fields that a problem has.
    public static List<String> names(Problem problem) {
        return names(problem.mesh(), problem.moves());
    }

    /// Names of the fields of a report, derived ones last.
    public static List<String> allNames(StepReport report) {
        List<String> all = new ArrayList<>(report.fieldNames());
        all.addAll(names(report.mesh(), report.fieldNames().contains(VELOCITY)));
        return all;
    }

    /// A field of a report or one made of its fields.
    ///
    /// @throws IllegalArgumentException if there is no such field; the message lists those there are
    public static FieldSnapshot field(StepReport report, String name) {
        if (report.fieldNames().contains(name)) {
            return report.field(name);
        }
        if (name.equals(STREAM_FUNCTION) && allNames(report).contains(name)) {
            return NodeStreamFunction.of(report).centred();
        }
        throw new IllegalArgumentException("there is no field " + name + "; there are "
                + String.join(", ", allNames(report)));
    }

    /// A field, or `velocity_x`, `velocity_y`, `velocity_z`: one number in every cell, of `velocity` the length.
    ///
    /// @throws IllegalArgumentException if there is no such field; the message lists those there are
    static FieldSnapshot scalar(StepReport report, String name) {
        if (!report.fieldNames().contains(name) && name.startsWith(VELOCITY + "_")) {
            FieldSnapshot velocity = report.field(VELOCITY);
            int component = "xyz".indexOf(name.substring(VELOCITY.length() + 1));
            return FieldSnapshot.scalar(name, velocity.unit(), IntStream.range(0, velocity.cells())
                    .mapToDouble(n -> velocity.values()[3 * n + component]).toArray());
        }
        FieldSnapshot field = field(report, name);
        if (field.components() == 1) {
            return field;
        }
        return FieldSnapshot.scalar(name, field.unit(), IntStream.range(0, field.cells())
                .mapToDouble(n -> Math.hypot(Math.hypot(field.values()[3 * n], field.values()[3 * n + 1]),
                        field.values()[3 * n + 2]))
                .toArray());
    }

    /// Units of what a flow adds to the fields that have one number in every cell, by name, as [#scalar] knows them.
    static SequencedMap<String, String> flowUnits(Problem problem) {
        SequencedMap<String, String> units = new LinkedHashMap<>();
        if (problem.moves()) {
            List.of(VELOCITY, VELOCITY + "_x", VELOCITY + "_y", VELOCITY + "_z").forEach(name -> units.put(name, "m/s"));
            problem.flow().ifPresent(_ -> units.put("pressure", "Pa"));
            names(problem).forEach(name -> units.put(name, NodeStreamFunction.unit(problem.mesh())));
        }
        return units;
    }

    private static List<String> names(StructuredMesh mesh, boolean moves) {
        return moves && mesh.dimensions() == 2 ? List.of(STREAM_FUNCTION) : List.of();
    }
}
