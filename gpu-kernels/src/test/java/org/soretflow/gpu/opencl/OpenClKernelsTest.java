package org.soretflow.gpu.opencl;

import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.KernelsContract;

/// The contract on an OpenCL device; PoCL, which runs on the processor, makes one of every machine.
class OpenClKernelsTest extends KernelsContract {
    @Override
    protected Backend create() {
        return new OpenClProvider().create(BackendOptions.standard());
    }
}
