package org.soretflow.gpu.opencl;

import java.util.List;
import org.jocl.CLException;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.BackendProvider;
import org.soretflow.backend.DeviceInfo;
import org.soretflow.backend.Probe;
import org.soretflow.gpu.device.DeviceBackend;

/// Offers the best OpenCL device of this machine.
public final class OpenClProvider implements BackendProvider {

    @Override
    public String name() {
        return "opencl";
    }

    @Override
    public boolean needsGpu() {
        return true;
    }

    @Override
    public Probe probe(BackendOptions options) {
        if (!OpenClLibrary.isThere()) {
            return new Probe.Unusable("no OpenCL library (a driver of a GPU brings one, or the Debian package"
                    + " ocl-icd-libopencl1)");
        }
        try {
            List<OpenClDevices.Found> devices = OpenClDevices.matching(options.device());
            if (devices.isEmpty()) {
                return new Probe.Unusable(none(options));
            }
            OpenClDevices.Found best = devices.getFirst();
            if (!best.fp64()) {
                return Probe.Unusable.singlePrecisionOnly(best.words());
            }
            return new Probe.Usable(best.words(), best.gpu(), true, best.memory());
        } catch (LinkageError | RuntimeException e) {
            return new Probe.Unusable("the OpenCL library does not work (" + firstLine(e) + ")");
        }
    }

    @Override
    public List<DeviceInfo> devices() {
        if (!OpenClLibrary.isThere()) {
            return List.of();
        }
        try {
            return OpenClDevices.all().stream()
                    .map(found -> new DeviceInfo(
                            found.words(), found.driver(), found.gpu(), found.fp64(), found.memory()))
                    .toList();
        } catch (LinkageError | RuntimeException _) {
            // the probe says why
            return List.of();
        }
    }

    private static String none(BackendOptions options) {
        List<String> all = OpenClDevices.all().stream().map(OpenClDevices.Found::words).toList();
        if (all.isEmpty()) {
            return "no OpenCL platform with a device (a driver of the device's maker brings one; for the processor"
                    + " itself the Debian package pocl-opencl-icd does)";
        }
        return "no OpenCL device named like \"" + options.device() + "\"; there are: " + String.join(", ", all);
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public Backend create(BackendOptions options) {
        OpenClDevices.Found best = OpenClDevices.matching(options.device()).getFirst();
        try {
            OpenClSession session = new OpenClSession(best);
            return new DeviceBackend(
                    name(), new OpenClDevice(session), options.mixed() ? new OpenClSingleDevice(session) : null);
        } catch (CLException e) {
            throw new IllegalStateException(best.words() + " does not start (" + OpenClFaults.words(e) + ")", e);
        }
    }
}
