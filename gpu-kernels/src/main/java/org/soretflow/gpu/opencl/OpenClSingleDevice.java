package org.soretflow.gpu.opencl;

import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.soretflow.gpu.device.SingleDevice;

/// The same OpenCL device in single precision: the same source, compiled with another type.
final class OpenClSingleDevice extends OpenClDevice implements SingleDevice {

    /// @param session shared with the device in double precision, which closes it
    OpenClSingleDevice(OpenClSession session) {
        super(session, new FloatNumbers(), session.build("-DREAL_IS_FLOAT", "kernels.cl", "conversions.cl"));
    }

    /// Floats on the device are doubles on the host.
    private static final class FloatNumbers implements Numbers {
        @Override
        public int bytes() {
            return Sizeof.cl_float;
        }

        @Override
        public Pointer one(double value) {
            return Pointer.to(new float[] {(float) value});
        }

        @Override
        public Pointer of(double[] values, int size) {
            float[] narrow = new float[size];
            for (int n = 0; n < size; n++) {
                narrow[n] = (float) values[n];
            }
            return Pointer.to(narrow);
        }

        @Override
        public Object host(double[] target, int size) {
            return new float[size];
        }

        @Override
        public Pointer to(Object host) {
            return Pointer.to((float[]) host);
        }

        @Override
        public void take(Object host, double[] target, int size) {
            float[] narrow = (float[]) host;
            for (int n = 0; n < size; n++) {
                target[n] = narrow[n];
            }
        }
    }

    @Override
    void closeSession() {}

    @Override
    public void narrow(Memory from, Memory factor, int at, Memory to) {
        launch("narrow", to.size(), 1, 1, to.size(), from, at, factor, to);
    }

    @Override
    public void widen(Memory from, Memory factor, int at, Memory to) {
        launch("widen", to.size(), 1, 1, to.size(), from, at, factor, to);
    }
}
