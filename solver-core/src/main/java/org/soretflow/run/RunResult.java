package org.soretflow.run;

/// How a run ended.
///
/// @param status why it ended
/// @param message one sentence for people
/// @param last the final state
public record RunResult(Status status, String message, StepReport last) {

    /// Why a run ended.
    public enum Status {
        /// The end time was reached, or the steady state was found.
        FINISHED,
        /// Somebody asked the run to stop; the state is good and a checkpoint continues it.
        STOPPED,
        /// A solve did not reach its tolerance.
        NOT_CONVERGED,
        /// A value that is not a number appeared.
        DIVERGED
    }
}
