package org.soretflow.verification;

import java.util.List;
import java.util.function.Function;
import org.soretflow.backend.Backend;

/// A gate made of its names and its checks.
record CheckedGate(
        String name, String title, String reference, boolean isSlow, Function<Backend, List<GateResult>> checks)
        implements Gate {

    /// A gate of some seconds.
    CheckedGate(String name, String title, String reference, Function<Backend, List<GateResult>> checks) {
        this(name, title, reference, false, checks);
    }

    /// The same, run only when asked for.
    CheckedGate slow() {
        return new CheckedGate(name, title, reference, true, checks);
    }

    @Override
    public List<GateResult> run(Backend backend) {
        try {
            return checks.apply(backend);
        } catch (UnsolvedException exception) {
            return List.of(GateResult.failure(exception.getMessage()));
        }
    }
}
