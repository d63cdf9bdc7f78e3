package org.soretflow.gpu.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Buffer;
import org.soretflow.backend.DeviceLostException;
import org.soretflow.backend.DeviceMemoryException;
import org.soretflow.gpu.device.Device;
import org.soretflow.gpu.device.DeviceBackend;
import org.soretflow.gpu.device.Loop;
import org.soretflow.gpu.device.LoopDevice;

/// What a run hears when TornadoVM fails while it computes; TornadoVM itself need not be there.
class TornadoFaultsTest {

    private static final StackTraceElement WITHIN =
            new StackTraceElement("uk.ac.manchester.tornado.drivers.opencl.OCLCommandQueue", "read", null, 1);

    /// A device of which one kind of loop, and reading, fail.
    private static final class Failing extends LoopDevice {

        private final Throwable fault;

        Failing(Throwable fault) {
            this.fault = fault;
        }

        @Override
        public String description() {
            return "some card";
        }

        @Override
        public void launch(Loop loop, int x, int y, int z, Object... arguments) {
            if (loop == Loop.MULTIPLY) {
                fail();
            }
            super.launch(loop, x, y, z, arguments);
        }

        @Override
        public void read(Memory from, double[] target) {
            fail();
        }

        private void fail() {
            switch (fault) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(fault);
            }
        }
    }

    private static <T extends Throwable> T within(T fault) {
        fault.setStackTrace(new StackTraceElement[] {WITHIN});
        return fault;
    }

    private static void multiplied(Throwable fault) {
        try (Backend backend = new DeviceBackend("tornado", TornadoFaults.told(Device.class, new Failing(fault)))) {
            Buffer x = backend.allocate(3);
            backend.kernels().fill(x, 2);
            backend.kernels().multiply(x, x, x);
        }
    }

    @Test
    void aFaultWithinTornadoIsTheLossOfItsDevice() {
        for (Throwable fault : new Throwable[] {
            within(new IllegalStateException("[ERROR] CL_OUT_OF_RESOURCES\n  and a long tale")),
            within(new Error("[ERROR] CL_OUT_OF_RESOURCES")),
        }) {
            assertThatThrownBy(() -> multiplied(fault)).isInstanceOf(DeviceLostException.class).hasCause(fault).hasMessage(
                    "some card was lost ([ERROR] CL_OUT_OF_RESOURCES); go on from the last checkpoint with --restart latest,"
                            + " on the same device if it works again, or with --backend cpu");
        }
    }

    @Test
    void readingLaterMayFailAsWell() {
        try (Backend backend = new DeviceBackend("tornado", TornadoFaults.told(Device.class, new Failing(within(new Error("gone")))))) {
            Buffer x = backend.allocate(3);
            assertThatThrownBy(x::downloadLater).isInstanceOf(DeviceLostException.class).hasMessageContaining("(gone)");
            assertThatThrownBy(() -> x.download(new double[3])).isInstanceOf(DeviceLostException.class);
        }
    }

    @Test
    void otherFaultsStayWhatTheyAre() {
        for (Throwable fault : new Throwable[] {
            new IllegalArgumentException("a mistake of this program"), new DeviceMemoryException("some card", 2, 1),
            within(new OutOfMemoryError("Java heap space")),
        }) {
            assertThatThrownBy(() -> multiplied(fault)).isSameAs(fault);
        }
    }

    /// Its own faults are known by their names, wherever they are made.
    @Test
    void knowsWhatTornadoThrows() throws ReflectiveOperationException {
        assertThat(TornadoFaults.inRun("some card", new IllegalStateException("ours"))).hasMessage("ours");
        Tornado.provider();
        Class<?> type = Class.forName("uk.ac.manchester.tornado.api.exceptions.TornadoRuntimeException");
        Throwable own = (Throwable) type.getConstructor(String.class).newInstance("[ERROR] no room");
        assertThat(TornadoFaults.inRun("some card", own)).isInstanceOf(DeviceLostException.class)
                .hasMessageContaining("[ERROR] no room");
    }
}
