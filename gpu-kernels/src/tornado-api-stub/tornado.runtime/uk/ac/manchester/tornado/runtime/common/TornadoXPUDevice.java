package uk.ac.manchester.tornado.runtime.common;

import uk.ac.manchester.tornado.api.common.Access;
import uk.ac.manchester.tornado.api.common.SchedulableTask;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

public interface TornadoXPUDevice extends TornadoDevice {

    KernelStackFrame createKernelStackFrame(long plan, int arguments, Access access);

    TornadoInstalledCode installCode(long plan, SchedulableTask task);
}
