package uk.ac.manchester.tornado.runtime.common;

import uk.ac.manchester.tornado.api.memory.XPUBuffer;
import uk.ac.manchester.tornado.runtime.tasks.meta.TaskDataContext;

public interface TornadoInstalledCode {

    int launchWithoutDependencies(long plan, KernelStackFrame frame, XPUBuffer atomics, TaskDataContext context, long batch);
}
