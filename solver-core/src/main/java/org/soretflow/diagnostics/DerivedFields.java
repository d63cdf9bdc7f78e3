package org.soretflow.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;
import org.soretflow.run.StepReport;

/// Fields that are not solved for but made of those that are, when they are asked for by name.
public final class DerivedFields {

    /// ψ [m²/s] of a flow in two dimensions; see [NodeStreamFunction].
    public static final String STREAM_FUNCTION = "stream_function";

    private DerivedFields() {}

    /// Names of the derived fields that a problem has.
    public static List<String> names(Problem problem) {
        return names(problem.mesh(), problem.moves());
    }

    /// Names of the fields of a report, derived ones last.
    public static List<String> allNames(StepReport report) {
        List<String> all = new ArrayList<>(report.fieldNames());
        all.addAll(names(report.mesh(), report.fieldNames().contains("velocity")));
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

    private static List<String> names(StructuredMesh mesh, boolean moves) {
        return moves && mesh.dimensions() == 2 ? List.of(STREAM_FUNCTION) : List.of();
    }
}
