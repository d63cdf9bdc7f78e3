package org.soretflow.gpu.device;

import org.soretflow.backend.Backend;
import org.soretflow.backend.KernelsContract;

/// The loops that TornadoVM compiles, in sequence, without TornadoVM.
class PackedLoopKernelsTest extends KernelsContract {
    @Override
    protected Backend create() {
        return new DeviceBackend("packed loops", new PackedLoopDevice());
    }
}
