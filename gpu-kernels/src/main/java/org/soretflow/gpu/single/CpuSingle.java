package org.soretflow.gpu.single;

import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.Parameter;
import org.soretflow.backend.SinglePrecision;
import org.soretflow.gpu.device.DeviceBackend;

/// Single precision beside the CPU backend.
final class CpuSingle implements SinglePrecision {

    private final Backend backend = new DeviceBackend("cpu in single precision", new FloatDevice());

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public void narrow(Buffer from, Parameter factor, Buffer to) {
        convert(from, factor, to);
    }

    @Override
    public void widen(Buffer from, Parameter factor, Buffer to) {
        convert(from, factor, to);
    }

    /// Buffers of both kinds show themselves in double precision.
    private static void convert(Buffer from, Parameter factor, Buffer to) {
        double[] values = new double[from.size()];
        from.download(values);
        double by = factor.get();
        for (int n = 0; n < values.length; n++) {
            values[n] *= by;
        }
        to.upload(values);
    }
}
