package org.soretflow.run;

/// Looks at a simulation after a step; it never changes it.
///
/// An observer is called in the simulation's thread. What it wants to keep it asks for as a snapshot, which is its own.
public interface Observer extends AutoCloseable {

    /// Called once, before the first step of this process, with the initial (or restarted) state. Files that an earlier
    /// process left are to be cut back here to what belongs before `report.step()`.
    default void begin(StepReport report) {}

    /// Called after a step at which the observer's schedule is due, and also for the initial state of a fresh run.
    void observe(StepReport report);

    /// Called before a checkpoint is written. What `observe` was shown must be in the files when this returns: a run that
    /// is killed later goes on from the checkpoint and does not come by here again.
    default void flush() {}

    /// Called once when the run ends, in whatever way, after the last `observe`.
    @Override
    default void close() {}
}
