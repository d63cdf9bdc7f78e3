package org.soretflow.gpu.single;

import org.soretflow.backend.SinglePrecision;
import org.soretflow.backend.SinglePrecisionProvider;

/// Brings single precision to the CPU backend.
public final class CpuSingleProvider implements SinglePrecisionProvider {

    @Override
    public SinglePrecision create() {
        return new CpuSingle();
    }
}
