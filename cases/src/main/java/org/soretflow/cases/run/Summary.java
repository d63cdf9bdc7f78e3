package org.soretflow.cases.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.run.StepReport;

/// What came out of a run, for machines: the content of `summary.json`.
///
/// @param caseName name of the case
/// @param status how it ended
/// @param reached how far it came
/// @param wallSeconds time on the clock of this process's run [s]; a restart starts anew
/// @param cpuSeconds processor time of this process, all threads together [s]
/// @param cells number of cells of the mesh
/// @param backend name of the backend
/// @param beyondValidity for each range of properties that was left, what and where: the entries of `beyond_validity`
/// @param quantities the final values of the reports, by name, in the order of the case file
public record Summary(
        String caseName,
        RunStatus status,
        Reached reached,
        double wallSeconds,
        double cpuSeconds,
        int cells,
        String backend,
        List<Map<String, Object>> beyondValidity,
        SequencedMap<String, Value> quantities) {

    /// The last step.
    ///
    /// @param time simulated time at its end [s]; 0 in a steady calculation
    /// @param steps its number, over all restarts: that in the tables and in the names of files
    public record Reached(double time, long steps) {

        static Reached by(StepReport report) {
            return new Reached(report.time(), report.step());
        }
    }

    /// A number with its unit.
    public record Value(double value, String unit) {}

    /// The values of the quantities in a state.
    static SequencedMap<String, Value> evaluate(List<Quantity> quantities, StepReport state) {
        SequencedMap<String, Value> values = new LinkedHashMap<>();
        for (Quantity quantity : quantities) {
            values.put(quantity.name(), new Value(quantity.of(state), quantity.unit()));
        }
        return values;
    }

    /// The text of `summary.json`; a value that is not a number is written as null.
    public String toJson() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("case", caseName);
        tree.put("status", status.label());
        tree.put("time_seconds", reached.time());
        tree.put("steps", reached.steps());
        tree.put("wall_seconds", wallSeconds);
        tree.put("cpu_seconds", cpuSeconds);
        tree.put("cells", cells);
        tree.put("backend", backend);
        tree.put("beyond_validity", beyondValidity);
        Map<String, Object> values = new LinkedHashMap<>();
        quantities.forEach((name, value) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("value", Json.number(value.value()));
            entry.put("unit", value.unit());
            values.put(name, entry);
        });
        tree.put("quantities", values);
        return Json.text(tree);
    }
}
