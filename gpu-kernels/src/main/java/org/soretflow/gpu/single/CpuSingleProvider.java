package org.soretflow.gpu.single;

import java.util.function.Function;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.SinglePrecision;
import org.soretflow.backend.SinglePrecisionProvider;

/// Brings single precision to the CPU backend.
public final class CpuSingleProvider implements SinglePrecisionProvider {

    @Override
    public SinglePrecision create(BackendOptions options, Function<Buffer, double[]> numbers) {
        return new CpuSingle(options, numbers);
    }
}
