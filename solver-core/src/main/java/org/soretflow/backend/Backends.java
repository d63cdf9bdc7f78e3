package org.soretflow.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/// Finds backends.
public final class Backends {

    private static final String CPU = "cpu";

    private Backends() {}

    /// All providers on the class path.
    public static List<BackendProvider> providers() {
        List<BackendProvider> found = new ArrayList<>();
        ServiceLoader.load(BackendProvider.class).forEach(found::add);
        return found;
    }

    /// The backend of that name; it fails loudly.
    ///
    /// @throws UnusableBackendException if there is none of that name or it cannot run here
    public static Backend named(String name, BackendOptions options) {
        BackendProvider provider = providers().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableBackendException(
                        "there is no backend " + name + "; there are: " + names()));
        if (provider.probe(options) instanceof Probe.Unusable(String reason)) {
            throw new UnusableBackendException("backend " + name + " cannot run here: " + reason);
        }
        try {
            return provider.create(options);
        } catch (LinkageError | IllegalStateException e) {
            throw new UnusableBackendException("backend " + name + " cannot run here: " + e.getMessage());
        }
    }

    private static String names() {
        return providers().stream().map(BackendProvider::name).collect(Collectors.joining(", "));
    }

    /// A backend and why it was taken.
    public record Choice(Backend backend, String reason) {}

    /// The best backend that can run here: an accelerator with double precision where there is one, else the CPU.
    public static Choice choose(BackendOptions options) {
        List<String> reasons = new ArrayList<>();
        for (BackendProvider provider : providers()) {
            switch (provider.probe(options)) {
                case Probe.Usable usable when usable.accelerator() && usable.fp64() -> {
                    try {
                        return new Choice(provider.create(options), provider.name() + " can use " + usable.device());
                    } catch (LinkageError | RuntimeException e) {
                        reasons.add(provider.name() + ": " + e.getMessage());
                    }
                }
                case Probe.Usable usable when usable.accelerator() ->
                    reasons.add(provider.name() + ": " + usable.device() + " has no double precision");
                case Probe.Usable usable -> {
                    if (!provider.name().equals(CPU)) {
                        reasons.add(provider.name() + ": only the processor itself, " + usable.device());
                    }
                }
                case Probe.Unusable(String reason) -> reasons.add(provider.name() + ": " + reason);
            }
        }
        return new Choice(named(CPU, options), reasons.isEmpty() ? "no other backend is there" : String.join("; ", reasons));
    }

    /// The backend of [#choose(BackendOptions)].
    public static Backend best(BackendOptions options) {
        return choose(options).backend();
    }

    /// [#best(BackendOptions)] with one thread per core.
    public static Backend best() {
        return best(BackendOptions.standard());
    }
}
