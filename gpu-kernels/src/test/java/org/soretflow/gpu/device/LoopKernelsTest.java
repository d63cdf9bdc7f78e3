package org.soretflow.gpu.device;

import org.soretflow.backend.Backend;
import org.soretflow.backend.KernelsContract;

/// The loops in sequence, without any device.
class LoopKernelsTest extends KernelsContract {
    @Override
    protected Backend create() {
        return new DeviceBackend("loops", new LoopDevice());
    }
}
