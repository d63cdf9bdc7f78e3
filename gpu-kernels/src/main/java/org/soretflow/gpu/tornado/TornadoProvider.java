package org.soretflow.gpu.tornado;

import java.util.List;
import java.util.Optional;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.BackendProvider;
import org.soretflow.backend.DeviceInfo;
import org.soretflow.backend.Probe;
import org.soretflow.gpu.device.Device;
import org.soretflow.gpu.device.DeviceBackend;
import org.soretflow.gpu.device.SingleDevice;

/// Offers the best device of TornadoVM. Loads without it.
public final class TornadoProvider implements BackendProvider {

    @Override
    public String name() {
        return "tornado";
    }

    /// A GPU is tested here, a processor in [#create]: it is never chosen without being named, and compiling takes seconds.
    @Override
    public Probe probe(BackendOptions options) {
        Optional<String> obstacle = TornadoStart.obstacle();
        if (obstacle.isPresent()) {
            return new Probe.Unusable(obstacle.get());
        }
        TornadoStart.configure();
        try {
            return Candidates.probe(options);
        } catch (Exception | Error e) {
            // TornadoVM's own faults are errors, and a missing native library is one as well
            return new Probe.Unusable("TornadoVM does not start (" + firstLine(e) + ")");
        }
    }

    @Override
    public List<DeviceInfo> devices() {
        if (TornadoStart.obstacle().isPresent()) {
            return List.of();
        }
        TornadoStart.configure();
        try {
            return Candidates.list();
        } catch (Exception | Error _) {
            // the probe says why
            return List.of();
        }
    }

    @Override
    public Backend create(BackendOptions options) {
        TornadoStart.configure();
        return Candidates.create(options);
    }

    static String firstLine(Throwable fault) {
        Throwable cause = fault instanceof ExceptionInInitializerError && fault.getCause() != null ? fault.getCause() : fault;
        String message = cause.getMessage() == null ? "" : cause.getMessage().lines().findFirst().orElse("");
        return message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    /// All that names types of TornadoVM, so that they load only after the probe.
    private static final class Candidates {

        static Probe probe(BackendOptions options) {
            List<TornadoDevices.Found> devices = TornadoDevices.matching(options.device());
            if (devices.isEmpty()) {
                return new Probe.Unusable(none(options));
            }
            TornadoDevices.Found best = devices.getFirst();
            if (!best.fp64()) {
                return Probe.Unusable.singlePrecisionOnly(best.words());
            }
            String fault = best.gpu() ? TornadoQueue.of(best).fault() : "";
            return fault.isEmpty()
                    ? new Probe.Usable(best.words(), best.gpu(), true, best.memory())
                    : new Probe.Unusable(best.words() + " failed its test: " + fault);
        }

        static List<DeviceInfo> list() {
            return TornadoDevices.all().stream()
                    .map(found -> new DeviceInfo(
                            found.words(), found.driver(), found.gpu(), found.fp64(), found.memory()))
                    .toList();
        }

        private static String none(BackendOptions options) {
            List<String> all = TornadoDevices.all().stream().map(TornadoDevices.Found::words).toList();
            return all.isEmpty()
                    ? "TornadoVM finds no device"
                    : "TornadoVM finds no device named like \"" + options.device() + "\"; there are: "
                            + String.join(", ", all);
        }

        static Backend create(BackendOptions options) {
            TornadoDevices.Found best = TornadoDevices.matching(options.device()).getFirst();
            TornadoQueue queue = TornadoQueue.of(best);
            if (!queue.fault().isEmpty()) {
                throw new IllegalStateException(best.words() + " failed its test: " + queue.fault());
            }
            SingleDevice single = options.mixed()
                    ? TornadoFaults.told(SingleDevice.class, new TornadoSingleDevice(queue))
                    : null;
            return new DeviceBackend("tornado", TornadoFaults.told(Device.class, new TornadoDevice(queue)), single);
        }
    }
}
