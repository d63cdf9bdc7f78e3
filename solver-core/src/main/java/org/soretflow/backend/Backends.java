package org.soretflow.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    /// By what speeds are known: a backend on a device.
    public static String key(String name, String device) {
        return name + " on " + device;
    }

    /// A backend and why it was taken.
    public record Choice(Backend backend, String reason) {}

    private record Candidate(BackendProvider provider, Probe.Usable usable, double speed) {}

    /// The best backend that can run here: the fastest accelerator with double precision, else the CPU.
    ///
    /// @param speeds what is known of speeds, by [#key]; an accelerator that is not in it counts as slower than
    ///     one that is
    public static Choice choose(BackendOptions options, Map<String, Double> speeds) {
        return choose(options, speeds, true);
    }

    /// The same where it may be known that there is no GPU.
    ///
    /// @param mayHaveGpu whether to ask backends that need one, which are also asked for a device by its name
    public static Choice choose(BackendOptions options, Map<String, Double> speeds, boolean mayHaveGpu) {
        List<String> reasons = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (BackendProvider provider : providers()) {
            if (provider.name().equals(CPU)) {
                continue;
            }
            if (!mayHaveGpu && provider.needsGpu() && options.device().isEmpty()) {
                reasons.add(provider.name() + ": there is no device node of a GPU");
                continue;
            }
            switch (provider.probe(options)) {
                case Probe.Usable usable when !usable.accelerator() ->
                    reasons.add(provider.name() + ": only the processor itself, " + usable.device());
                case Probe.Usable usable when !usable.fp64() ->
                    reasons.add(provider.name() + ": " + usable.device() + " has no double precision");
                case Probe.Usable usable -> candidates.add(new Candidate(
                        provider, usable, speeds.getOrDefault(key(provider.name(), usable.device()), 0.0)));
                case Probe.Unusable(String reason) -> reasons.add(provider.name() + ": " + reason);
            }
        }
        candidates.sort(Comparator.comparing(Candidate::speed).reversed());
        for (Candidate candidate : candidates) {
            try {
                return new Choice(candidate.provider.create(options), why(candidate, candidates.size()));
            } catch (LinkageError | RuntimeException e) {
                reasons.add(candidate.provider.name() + ": " + e.getMessage());
            }
        }
        return new Choice(named(CPU, options), reasons.isEmpty() ? "no other backend is there" : String.join("; ", reasons));
    }

    private static String why(Candidate taken, int candidates) {
        if (candidates == 1) {
            return "the only one with a GPU";
        }
        return taken.speed > 0 ? "'soretflow bench' found it the fastest" : "'soretflow bench' has not compared the GPU backends";
    }

    /// The backend of [#choose(BackendOptions, Map)] where no speeds are known.
    public static Backend best(BackendOptions options) {
        return choose(options, Map.of()).backend();
    }

    /// [#best(BackendOptions)] with one thread per core.
    public static Backend best() {
        return best(BackendOptions.standard());
    }
}
