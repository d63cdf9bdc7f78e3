package org.soretflow.gpu.tornado;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.soretflow.backend.DeviceLostException;
import org.soretflow.gpu.device.Device;

/// What faults of TornadoVM mean for a run. Names no type of it.
final class TornadoFaults {

    private static final String HOME = "uk.ac.manchester.tornado.";

    private TornadoFaults() {}

    /// A device whose faults in mid-run are told as its loss.
    ///
    /// @param kind its interface
    static <T extends Device> T told(Class<T> kind, T device) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (_, method, arguments) -> {
            try {
                return method.invoke(device, arguments);
            } catch (InvocationTargetException e) {
                throw inRun(device.description(), e.getCause());
            }
        }));
    }

    /// The failure that a fault in mid-run is: the loss of the device if TornadoVM made it, whose own faults are errors in
    /// part; else what it was.
    ///
    /// @param device in words
    static Throwable inRun(String device, Throwable fault) {
        return isOfTornado(fault) ? new DeviceLostException(device, TornadoProvider.firstLine(fault), fault) : fault;
    }

    /// Whether TornadoVM says so, or something went wrong within it.
    private static boolean isOfTornado(Throwable fault) {
        StackTraceElement[] places = fault.getStackTrace();
        boolean within = places.length > 0 && places[0].getClassName().startsWith(HOME);
        return fault.getClass().getName().startsWith(HOME) || within && !(fault instanceof VirtualMachineError);
    }
}
