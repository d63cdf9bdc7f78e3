package org.soretflow.cases.file;

import java.util.Optional;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;

/// The `time` and `stop_when` parts of a case.
///
/// @param mode steady or transient
/// @param control how steps are chosen; present in a transient calculation only
/// @param stop when the run ends; present in a transient calculation only
public record TimeSettings(Mode mode, Optional<TimeControl> control, Optional<StopCondition> stop) {

    /// Whether time matters.
    public enum Mode {
        /// The state that does not change any more, by one solve.
        STEADY,
        /// From the initial state on, step by step.
        TRANSIENT
    }

    /// True for the steady mode.
    public boolean isSteady() {
        return mode == Mode.STEADY;
    }
}
