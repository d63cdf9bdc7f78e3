package org.soretflow.cases.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.soretflow.cases.plugin.Plugins;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/// Entry point of the program `soretflow`.
public final class Main {

    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        // µ, · and ² in the output must not depend on the locale of the machine
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(out, err, arguments));
    }

    /// Runs one command; every failure ends in one message on `err` and an exit code.
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        SoretFlow root = new SoretFlow();
        CommandLine commandLine = commandLine(root, out, err, arguments);
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError failure) {
            new ErrorMessages(root).print(failure, commandLine);
            return Exit.ENVIRONMENT;
        }
    }

    /// The command line as far as the arguments need it, writing to the given streams.
    private static CommandLine commandLine(SoretFlow root, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commandLine = new CommandLine(root);
        SoretFlow.commandsFor(arguments).forEach(commandLine::addSubcommand);
        return commandLine
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAllowSubcommandsAsOptionParameters(true)
                .setExecutionStrategy(parsed -> {
                    plugIn(root, parsed);
                    return new RunLast().execute(parsed);
                })
                .setExecutionExceptionHandler(new ErrorMessages(root))
                .setParameterExceptionHandler(new UsageMessages());
    }

    /// Plug-ins come before everything that may name what they bring.
    private static void plugIn(SoretFlow root, ParseResult parsed) {
        if (root.plugins == null) {
            return;
        }
        try {
            Plugins.load(root.plugins);
        } catch (IOException | IllegalArgumentException e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), e.getMessage(), e);
        }
    }
}
