package org.soretflow.backend.cpu;

import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.KernelsContract;

/// Every loop is handed out, whatever its size.
class CpuThreadsKernelsTest extends KernelsContract {
    @Override
    protected Backend create() {
        return new CpuBackend(new BackendOptions(3), 1);
    }
}
