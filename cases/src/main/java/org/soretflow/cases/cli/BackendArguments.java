package org.soretflow.cases.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.BackendProvider;
import org.soretflow.backend.Backends;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// On what a command computes.
final class BackendArguments {

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(names = "--backend", paramLabel = "NAME", defaultValue = "auto", completionCandidates = Names.class,
            description = "Backend that computes: auto or one that 'soretflow backends' lists (default: auto).")
    String backend;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0",
            description = "Threads of the CPU backend; the result does not depend on it (default: one per core).")
    int threads;

    @Option(names = "--device", paramLabel = "TEXT", defaultValue = "",
            description = "Part of the name of the device that a GPU backend is to use (default: the best one).")
    String device;

    private BackendOptions options() {
        if (threads < 0 || threads > BackendOptions.MOST_THREADS) {
            throw new ParameterException(command.commandLine(), "--threads must lie between 1 and "
                    + BackendOptions.MOST_THREADS + ", or be 0 for one per core, got " + threads);
        }
        return new BackendOptions(threads, device);
    }

    /// @throws org.soretflow.backend.UnusableBackendException if it cannot run here
    Backend create() {
        return backend.equals("auto") ? Backends.best(options()) : Backends.named(backend, options());
    }

    /// Names for shell completion.
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            List<String> names = new ArrayList<>(List.of("auto"));
            Backends.providers().stream().map(BackendProvider::name).forEach(names::add);
            return names.iterator();
        }
    }
}
