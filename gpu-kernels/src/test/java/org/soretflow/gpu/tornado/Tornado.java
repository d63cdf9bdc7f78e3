package org.soretflow.gpu.tornado;

import static org.junit.jupiter.api.Assumptions.abort;

import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Probe;

/// TornadoVM where it is.
final class Tornado {

    private Tornado() {}

    /// Skips the test, with the reason, where TornadoVM cannot run.
    static TornadoProvider provider() {
        TornadoProvider provider = new TornadoProvider();
        if (provider.probe(BackendOptions.standard()) instanceof Probe.Unusable(String reason)) {
            abort(reason);
        }
        return provider;
    }
}
