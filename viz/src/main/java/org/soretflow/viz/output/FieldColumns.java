package org.soretflow.viz.output;

import java.util.ArrayList;
import java.util.List;
import org.soretflow.diagnostics.DerivedFields;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.run.StepReport;
import org.soretflow.viz.table.CsvTable;

/// Columns of fields in tables: one per scalar, three per vector.
final class FieldColumns {

    private FieldColumns() {}

    /// Snapshots of the named fields, also of derived ones such as `stream_function`; if no name is given of all fields
    /// that are solved for.
    static List<FieldSnapshot> snapshots(StepReport report, List<String> names) {
        List<String> wanted = names.isEmpty() ? report.fieldNames() : names;
        return wanted.stream().map(name -> DerivedFields.field(report, name)).toList();
    }

    /// Asks for nothing but whether the fields exist: no field is copied.
    ///
    /// @throws IllegalArgumentException if one does not; the message lists those there are
    static void requireKnown(StepReport report, List<String> names) {
        List<String> known = DerivedFields.allNames(report);
        names.stream().filter(name -> !known.contains(name)).forEach(name -> DerivedFields.field(report, name));
    }

    /// Header entries: `temperature [K]`, `velocity_x [m/s]`.
    static List<String> headers(List<FieldSnapshot> fields) {
        List<String> headers = new ArrayList<>();
        for (FieldSnapshot field : fields) {
            for (int q = 0; q < field.components(); q++) {
                headers.add(CsvTable.column(name(field, q), field.unit()));
            }
        }
        return headers;
    }

    /// Name of a component: `temperature`, `velocity_x`.
    static String name(FieldSnapshot field, int component) {
        if (field.components() == 1) {
            return field.name();
        }
        return field.name() + "_" + (field.components() == 3 ? "xyz".substring(component, component + 1) : component);
    }
}
