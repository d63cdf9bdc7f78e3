package org.soretflow.gpu.tornado;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoRuntime;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;
import uk.ac.manchester.tornado.runtime.common.TornadoXPUDevice;

/// Finds the devices that TornadoVM can use. [TornadoStart#configure] comes first.
final class TornadoDevices {

    /// A device with what must be known to choose it.
    ///
    /// @param driver its version, or empty where TornadoVM does not say
    /// @param gpu false for a processor
    /// @param memory bytes of global memory
    /// @param largest bytes of the largest piece
    record Found(
            TornadoXPUDevice device, String words, String driver, boolean gpu, boolean fp64, long memory, long largest) {}

    private TornadoDevices() {}

    /// All devices, the best first: GPUs before others, those with double precision before those without, then by memory, then
    /// as TornadoVM orders its back ends.
    static List<Found> all() {
        TornadoRuntime runtime = TornadoRuntimeProvider.getTornadoRuntime();
        List<Found> found = new ArrayList<>();
        for (int b = 0; b < runtime.getNumBackends(); b++) {
            TornadoBackend backend = runtime.getBackend(b);
            for (int d = 0; d < backend.getNumDevices(); d++) {
                TornadoDevice device = backend.getDevice(d);
                String words = device.getPhysicalDevice().getDeviceName().trim() + " (TornadoVM, "
                        + device.getPlatformName().trim() + ")";
                boolean gpu = device.getDeviceType() == TornadoDeviceType.GPU
                        || device.getDeviceType() == TornadoDeviceType.ACCELERATOR;
                found.add(new Found(
                        (TornadoXPUDevice) device, words, driver(device.getPhysicalDevice().getDeviceInfo()), gpu,
                        device.getDeviceContext().isFP64Supported(), device.getMaxGlobalMemory(),
                        device.getMaxAllocMemory()));
            }
        }
        found.sort(Comparator.comparing(Found::gpu).thenComparing(Found::fp64).thenComparing(Found::memory).reversed());
        return found;
    }

    /// The version in what TornadoVM says of a device; it has no other way to ask.
    static String driver(String info) {
        return info.lines()
                .filter(line -> line.startsWith("Driver version"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse("");
    }

    /// Those whose words contain a text, whatever its case; all of them for an empty text.
    static List<Found> matching(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(found -> found.words().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }
}
