package org.soretflow.backend.cpu;

import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.KernelsContract;

class CpuKernelsTest extends KernelsContract {
    @Override
    protected Backend create() {
        return new CpuBackend(new BackendOptions(1));
    }
}
