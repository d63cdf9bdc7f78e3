package org.soretflow.cases.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.BackendProvider;
import org.soretflow.backend.Backends;
import org.soretflow.backend.Probe;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// On what a command computes.
final class BackendArguments {

    private static final String AUTO = "auto";

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

    @Option(names = "--precision", paramLabel = "WHICH", defaultValue = "double",
            description = "'double', or 'mixed': multigrid cycles in single precision inside an iteration in double"
                    + " precision; the answers agree to the tolerances of the solvers.")
    Precision precision;

    /// In which precision cycles run.
    enum Precision { DOUBLE, MIXED }

    boolean mixed() {
        return precision == Precision.MIXED;
    }

    private BackendOptions options() {
        if (threads < 0 || threads > BackendOptions.MOST_THREADS) {
            throw new ParameterException(command.commandLine(), "--threads must lie between 1 and "
                    + BackendOptions.MOST_THREADS + ", or be 0 for one per core, got " + threads);
        }
        return new BackendOptions(threads, device, mixed());
    }

    /// The backend that was asked for, with the reason of the choice where it was left open.
    ///
    /// @throws org.soretflow.backend.UnusableBackendException if it cannot run here
    Backends.Choice choose() {
        if (!backend.equals(AUTO)) {
            return new Backends.Choice(create(backend), "");
        }
        return Backends.choose(options(), DeviceSpeeds.known(), DeviceNodes.ofSystem().mayHaveGpu());
    }

    /// A backend by its name.
    Backend create(String name) {
        return name.equals(AUTO) ? choose().backend() : Backends.named(name, options());
    }

    /// Whether the choice was left to the program.
    boolean open() {
        return backend.equals(AUTO);
    }

    /// The CPU, where what was chosen cannot do it.
    Backend fallback() {
        return Backends.named("cpu", options());
    }

    /// Whether all backends were asked for.
    boolean all() {
        return backend.equals("all");
    }

    /// Names of the backends that were asked for: for `all` those that can run here.
    List<String> names() {
        if (!all()) {
            return List.of(backend);
        }
        return Backends.providers().stream()
                .filter(provider -> provider.probe(options()) instanceof Probe.Usable)
                .map(BackendProvider::name)
                .toList();
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
