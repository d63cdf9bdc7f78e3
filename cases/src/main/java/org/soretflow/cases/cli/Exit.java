package org.soretflow.cases.cli;

/// Exit codes of the program. A run ended by a signal exits with 128 + the signal's number.
final class Exit {

    /// The command did what it was asked.
    static final int FINISHED = 0;

    /// The run diverged or did not converge, or a verification gate failed.
    static final int FAILED = 1;

    /// Something is wrong with the case file or the command line, such as a folder for the results that holds others.
    static final int USAGE = 2;

    /// Something is wrong with the backend or the machine: no such device, a folder that
    /// may not be written or that another run is writing into.
    static final int ENVIRONMENT = 3;

    private Exit() {}
}
