package org.soretflow.cases.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.soretflow.backend.DeviceLostException;
import org.soretflow.backend.DeviceMemoryException;
import org.soretflow.backend.UnusableBackendException;
import org.soretflow.cases.file.CaseFileException;
import org.soretflow.viz.plot.MissingFontsException;
import org.soretflow.viz.render.MissingRendererException;
import org.soretflow.viz.table.DamagedFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns whatever a command throws into one message on stderr and an exit code.
final class ErrorMessages implements IExecutionExceptionHandler {

    private final SoretFlow root;

    ErrorMessages(SoretFlow root) {
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        print(failure, commandLine);
        return exitCode(failure);
    }

    /// Prints `soretflow: message`, and the stack trace with `--debug`.
    void print(Throwable failure, CommandLine commandLine) {
        commandLine.getErr().println("soretflow: " + message(failure));
        if (root.debug) {
            failure.printStackTrace(commandLine.getErr());
        } else if (isUnexpected(failure)) {
            commandLine.getErr().println("soretflow: this should not happen; --debug shows where it did");
        }
        commandLine.getErr().flush();
    }

    private static int exitCode(Exception failure) {
        return switch (failure) {
            case CommandException command -> command.exitCode();
            case IllegalArgumentException _, CaseFileException _, DamagedFileException _ -> Exit.USAGE;
            default -> Exit.ENVIRONMENT;
        };
    }

    private static boolean isUnexpected(Throwable failure) {
        return !(failure instanceof CommandException
                || failure instanceof IllegalArgumentException
                || failure instanceof CaseFileException
                || failure instanceof UnusableBackendException
                || failure instanceof DeviceLostException
                || failure instanceof DeviceMemoryException
                || failure instanceof MissingRendererException
                || failure instanceof MissingFontsException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof OutOfMemoryError);
    }

    private static String message(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException file when file.getReason() == null ->
                file.getFile() + ": a file is in the place of a folder";
            case FileSystemException file when file.getReason() != null -> file.getFile() + ": " + file.getReason();
            // one that says nothing of its own
            case UncheckedIOException wrapped when wrapped.getCause().toString().equals(wrapped.getMessage()) ->
                message(wrapped.getCause());
            case OutOfMemoryError _ -> "not enough memory; use fewer cells or set SORETFLOW_JAVA_OPTIONS=-Xmx…";
            default -> failure.getMessage() != null ? failure.getMessage() : failure.getClass().getSimpleName();
        };
    }
}
