package org.soretflow.cases.run;

import org.soretflow.run.RunResult;

/// How a run ended, as `summary.json` and `manifest.json` say it.
public enum RunStatus {
    /// Under way, or killed: only ever seen in a manifest.
    RUNNING("running"),
    FINISHED("finished"),
    STOPPED("stopped"),
    NOT_CONVERGED("not-converged"),
    DIVERGED("diverged"),
    /// Ended by an error outside the numerics, such as a full disk.
    FAILED("failed");

    private final String label;

    RunStatus(String label) {
        this.label = label;
    }

    /// The word in the files.
    public String label() {
        return label;
    }

    static RunStatus of(RunResult.Status status) {
        return switch (status) {
            case FINISHED -> FINISHED;
            case STOPPED -> STOPPED;
            case NOT_CONVERGED -> NOT_CONVERGED;
            case DIVERGED -> DIVERGED;
        };
    }
}
