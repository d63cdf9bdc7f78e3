package org.soretflow.verification;

import java.util.List;
import org.soretflow.backend.Backend;

/// A question to the solver whose answer is known.
public interface Gate {

    /// Short name by which a user asks for it, such as `soret-transient`.
    String name();

    /// What is solved, in one line.
    String title();

    /// Where the expected numbers come from.
    String reference();

    /// True if it takes minutes; such a gate runs only when it is named or all are asked for.
    default boolean isSlow() {
        return false;
    }

    /// Solves and compares. A run that fails becomes one result that has not passed, never an exception.
    ///
    /// @param backend where it is solved; stays the caller's
    /// @return at least one result
    List<GateResult> run(Backend backend);
}
