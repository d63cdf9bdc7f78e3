package org.soretflow.cases.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.soretflow.cases.run.Json;

/// What came out of one run of a study: the content of its `result.json`.
///
/// @param run name of the run in the study
/// @param point values of the parameters, in the units of the study
/// @param status `finished`, or why there is no result: `not-converged`, `diverged`, `refused` by the case file,
///     `failed` otherwise
/// @param message one sentence
/// @param wallSeconds time of the run [s]
/// @param quantities values in SI units by name, NaN where there is none
record Outcome(
        String run,
        double[] point,
        String status,
        String message,
        double wallSeconds,
        SequencedMap<String, Double> quantities) {

    static final String FINISHED = "finished";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";

    boolean isFinished() {
        return status.equals(FINISHED);
    }

    /// Whether another try could end otherwise: numerics and case files do not change their minds, machines do.
    boolean isFinal() {
        return !status.equals(FAILED);
    }

    /// A quantity, NaN if the run has none.
    double quantity(String name) {
        return isFinished() ? quantities.getOrDefault(name, Double.NaN) : Double.NaN;
    }

    String toJson() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("run", run);
        tree.put("parameters", Arrays.stream(point).boxed().toList());
        tree.put("status", status);
        tree.put("message", message);
        tree.put("wall_seconds", wallSeconds);
        Map<String, Object> values = new LinkedHashMap<>();
        quantities.forEach((name, value) -> values.put(name, Json.number(value)));
        tree.put("quantities", values);
        return Json.text(tree);
    }

    /// Reads what [#toJson] wrote; empty if it is something else or belongs to another point.
    static Optional<Outcome> parse(String json, double[] point) {
        Object tree;
        try {
            tree = Json.parse(json);
        } catch (RuntimeException _) {
            return Optional.empty();
        }
        if (!(tree instanceof Map<?, ?> map && map.get("parameters") instanceof List<?> there
                && map.get("quantities") instanceof Map<?, ?> values)) {
            return Optional.empty();
        }
        List<Double> numbers = new ArrayList<>();
        there.forEach(number -> numbers.add(((Number) number).doubleValue()));
        if (!numbers.equals(Arrays.stream(point).boxed().toList())) {
            return Optional.empty();
        }
        SequencedMap<String, Double> quantities = new LinkedHashMap<>();
        values.forEach((name, value) ->
                quantities.put(name.toString(), value instanceof Number number ? number.doubleValue() : Double.NaN));
        return Optional.of(new Outcome(map.get("run").toString(), point, map.get("status").toString(),
                map.get("message").toString(), ((Number) map.get("wall_seconds")).doubleValue(), quantities));
    }
}
