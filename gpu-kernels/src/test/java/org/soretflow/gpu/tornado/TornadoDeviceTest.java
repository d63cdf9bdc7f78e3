package org.soretflow.gpu.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.DeviceMemoryException;
import org.soretflow.backend.Probe;
import org.soretflow.gpu.device.Device;
import org.soretflow.gpu.device.Loop;

/// A device of TornadoVM, where there is an SDK.
class TornadoDeviceTest {

    private TornadoQueue queue;
    private TornadoDevice device;

    @BeforeAll
    static void onlyWithAnSdk() {
        Tornado.provider();
    }

    @BeforeEach
    void open() {
        queue = TornadoQueue.of(TornadoDevices.all().getFirst());
        device = new TornadoDevice(queue);
    }

    @AfterEach
    void close() {
        device.close();
    }

    private static Device.Memory row(TornadoDevice device, double... values) {
        Device.Memory memory = device.allocate(values.length);
        device.write(values, memory);
        return memory;
    }

    private static double[] read(TornadoDevice device, Device.Memory memory) {
        double[] values = new double[memory.size()];
        device.read(memory, values);
        return values;
    }

    /// Java could not have done it: the numbers it had are gone, and TornadoVM may not run a loop in Java.
    @Test
    void theDeviceDoesTheWork() throws ReflectiveOperationException {
        double[] x = {1, 2, 3};
        Device.Memory on = row(device, x);
        Arrays.fill(x, Double.NaN);
        Device.Memory y = row(device, 5, 6, 7);
        Device.Memory product = device.allocate(3);
        long before = queue.launches();
        device.launch(Loop.MULTIPLY, 3, 1, 1, 3, on, y, product);
        assertThat(read(device, product)).containsExactly(5, 12, 21);
        assertThat(queue.launches()).isEqualTo(before + 1);
        Class<?> options = Class.forName("uk.ac.manchester.tornado.runtime.common.TornadoOptions");
        assertThat(options.getField("RECOVER_BAILOUT").getBoolean(null)).isFalse();
        assertThat(options.getField("ENABLE_FMA").getBoolean(null)).isFalse();
        assertThat(options.getField("ENABLE_NATIVE_FUNCTION").getBoolean(null)).isFalse();
    }

    /// More different numbers than the device keeps rows for.
    @Test
    void everyLaunchSeesItsOwnNumbers() {
        Device.Memory memory = device.allocate(100);
        for (int n = 0; n < 3000; n++) {
            device.fill(memory, n + 0.5);
            if (n % 97 == 0) {
                assertThat(read(device, memory)).containsOnly(n + 0.5);
            }
        }
    }

    @Test
    void copiesWhatItHolds() {
        Device.Memory from = row(device, 1, 2, 3);
        Device.Memory to = row(device, 0, 0, 0, 9);
        device.copy(from, to);
        assertThat(read(device, to)).containsExactly(1, 2, 3, 9);
    }

    @Test
    void saysWhatMemoryIsMissing() {
        assertThatThrownBy(() -> {
            for (int n = 0; n < 10_000; n++) {
                device.allocate(Integer.MAX_VALUE - 8);
            }
        }).isInstanceOf(DeviceMemoryException.class).hasMessageContaining("bytes needed");
        Device.Memory small = row(device, 4);
        assertThat(read(device, small)).containsExactly(4);
    }

    @Test
    void threadsMayShareADevice() throws Exception {
        Callable<double[]> work = () -> {
            TornadoDevice own = new TornadoDevice(queue);
            Device.Memory x = row(own, 1, 1, 1);
            Device.Memory y = row(own, 3, 3, 3);
            for (int n = 0; n < 200; n++) {
                own.launch(Loop.MULTIPLY, 3, 1, 1, 3, x, y, x);
                own.fill(y, n % 2 == 0 ? 1.0 / 3 : 3);
            }
            double[] values = read(own, x);
            own.close();
            return values;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (var result : threads.invokeAll(List.of(work, work, work))) {
                assertThat(result.get()).isEqualTo(work.call());
            }
        }
    }

    @Test
    void devicesAreListedWithWhatIsKnownOfThem() {
        assertThat(new TornadoProvider().devices()).isNotEmpty().allSatisfy(info -> {
            assertThat(info.name()).contains("TornadoVM");
            assertThat(info.memoryBytes()).isPositive();
        });
        assertThat(TornadoDevices.driver("Device version   : 2.0\nDriver version   : 3.1+debian\n")).isEqualTo("3.1+debian");
        assertThat(TornadoDevices.driver("Some card")).isEmpty();
    }

    @Test
    void aDeviceIsChosenByItsName() {
        Probe none = new TornadoProvider().probe(new BackendOptions(0, "no such device", false));
        assertThat(none).isInstanceOfSatisfying(Probe.Unusable.class, unusable ->
                assertThat(unusable.reason()).contains("no such device", device.description()));
        Probe found = new TornadoProvider().probe(new BackendOptions(0, "tornadovm", false));
        assertThat(found).isInstanceOf(Probe.Usable.class);
    }
}
