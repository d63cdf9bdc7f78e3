package org.soretflow.backend.cpu;

import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.BackendProvider;
import org.soretflow.backend.Probe;

/// The CPU can always run.
public final class CpuProvider implements BackendProvider {

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public Probe probe(BackendOptions options) {
        Runtime runtime = Runtime.getRuntime();
        String device = runtime.availableProcessors() + " cores, " + System.getProperty("os.arch");
        return new Probe.Usable(device, false, true, runtime.maxMemory());
    }

    @Override
    public Backend create(BackendOptions options) {
        return new CpuBackend(options);
    }
}
