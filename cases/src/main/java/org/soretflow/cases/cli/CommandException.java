package org.soretflow.cases.cli;

/// Ends a command with a message for people and an exit code.
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private CommandException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /// A mistake in the case file or on the command line.
    static CommandException usage(String message) {
        return new CommandException(Exit.USAGE, message, null);
    }

    /// A backend or machine that cannot do what was asked.
    static CommandException environment(String message, Throwable cause) {
        return new CommandException(Exit.ENVIRONMENT, message, cause);
    }

    int exitCode() {
        return exitCode;
    }
}
