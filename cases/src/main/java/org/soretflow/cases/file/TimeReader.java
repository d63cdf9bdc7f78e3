package org.soretflow.cases.file;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.soretflow.cases.file.TimeSettings.Mode;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;

/// The `time` and `stop_when` blocks.
final class TimeReader {

    private static final String EQUATION_TOLERANCE = "1e-10";
    private static final String STEP_TOLERANCE = "1e-4";
    /// First step as a part of the whole time, when none is given.
    private static final double FIRST = 1e-4;

    private TimeReader() {}

    /// @param fields fields that may be watched
    static TimeSettings read(Section root, Collection<String> fields) {
        Section time = root.section("time", "time");
        Mode mode = time.choice("mode", Mode.class, Mode.TRANSIENT);
        if (mode == Mode.STEADY) {
            for (String key : List.of("end", "step", "scheme")) {
                if (time.has(key)) {
                    throw time.fault(key, "a steady calculation has no " + key
                            + "; leave it out, or leave out mode: steady");
                }
            }
            if (root.has("stop_when")) {
                throw root.fault("stop_when", "a steady calculation ends when it has converged; leave out stop_when");
            }
            return new TimeSettings(mode, Optional.empty(), Optional.empty());
        }
        if (!time.has("end")) {
            throw time.fault("the key end is missing; give end: 6 h, or mode: steady");
        }
        if (time.has("tolerance")) {
            throw time.fault("tolerance", "a tolerance here is for mode: steady; steps have step.error_tolerance, "
                    + "equations their own tolerance");
        }
        double end = time.positive("end", Dimension.TIME);
        time.wordOr("scheme", "bdf2");
        TimeControl control = control(time.section("step", "step"), end);
        return new TimeSettings(mode, Optional.of(control), Optional.of(stop(root, fields, end)));
    }

    /// True for the steady mode.
    static boolean isSteady(Section root) {
        return root.section("time", "time").choice("mode", Mode.class, Mode.TRANSIENT) == Mode.STEADY;
    }

    /// The tolerance that the block states itself, as text; to be asked before defaults are put in.
    static Optional<String> ownTolerance(Section root) {
        return root.section("time", "time").get("tolerance")
                .map(value -> Section.text(value, "time.tolerance", "").text);
    }

    /// The tolerance of equations that state none of their own, as text: that of a steady calculation.
    static String tolerance(Section root) {
        if (!isSteady(root)) {
            return EQUATION_TOLERANCE;
        }
        Section time = root.section("time", "time");
        double tolerance = time.number("tolerance", EQUATION_TOLERANCE);
        if (!(tolerance >= 1e-14 && tolerance <= 0.1)) {
            throw time.fault("tolerance", "found " + Units.number(tolerance)
                    + ", a tolerance between 1e-14 and 0.1 is expected");
        }
        return time.word("tolerance", "");
    }

    private static TimeControl control(Section step, double end) {
        if (step.has("fixed")) {
            for (String key : List.of("first", "max", "courant", "error_tolerance")) {
                if (step.has(key)) {
                    throw step.fault(key, "with fixed steps there is no " + key);
                }
            }
            double fixed = step.positive("fixed", Dimension.TIME);
            return step.checked(() -> TimeControl.fixed(fixed));
        }
        double first = step.quantity("first", Dimension.TIME, Units.number(FIRST * end) + " s");
        double longest = step.has("max") ? step.quantity("max", Dimension.TIME) : Double.POSITIVE_INFINITY;
        double courant = step.has("courant") ? step.number("courant") : Double.POSITIVE_INFINITY;
        double tolerance = step.number("error_tolerance", STEP_TOLERANCE);
        if (first > longest) {
            throw step.fault("max", "the longest step is shorter than the first one");
        }
        return step.checked(() -> new TimeControl(first, longest, tolerance, courant));
    }

    private static StopCondition stop(Section root, Collection<String> fields, double end) {
        if (!root.has("stop_when")) {
            return StopCondition.until(end);
        }
        Section steady = root.section("stop_when", "stop_when").section("steady", "stop_steady");
        String field = steady.word("field", "");
        if (!fields.contains(field)) {
            throw steady.fault("field", "there is no field " + field + " that changes; "
                    + Suggestion.of(field, fields));
        }
        double rate = steady.positive("rate", Dimension.RATE);
        return steady.checked(() -> StopCondition.until(end).orSteady(field, rate));
    }
}
