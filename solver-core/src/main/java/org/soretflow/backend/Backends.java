package org.soretflow.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/// Finds backends.
public final class Backends {

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
        List<BackendProvider> all = providers();
        for (BackendProvider provider : all) {
            if (provider.name().equals(name)) {
                if (provider.probe() instanceof Probe.Unusable(String reason)) {
                    throw new UnusableBackendException("backend " + name + " cannot run here: " + reason);
                }
                return provider.create(options);
            }
        }
        String names = all.stream().map(BackendProvider::name).collect(Collectors.joining(", "));
        throw new UnusableBackendException("there is no backend " + name + "; there are: " + names);
    }

    /// The best backend that can run here; in this version the CPU.
    public static Backend best(BackendOptions options) {
        return named("cpu", options);
    }

    /// [#best(BackendOptions)] with one thread per core.
    public static Backend best() {
        return best(BackendOptions.standard());
    }
}
