package uk.ac.manchester.tornado.runtime.tasks;

import java.lang.reflect.Method;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.common.SchedulableTask;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.profiler.TornadoProfiler;
import uk.ac.manchester.tornado.runtime.tasks.meta.ScheduleContext;
import uk.ac.manchester.tornado.runtime.tasks.meta.TaskDataContext;

public class CompilableTask implements SchedulableTask {
    public CompilableTask(ScheduleContext context, String name, Method method, Object... arguments) {
        throw new UnsupportedOperationException();
    }

    public TaskDataContext meta() {
        throw new UnsupportedOperationException();
    }

    public String getId() {
        throw new UnsupportedOperationException();
    }

    public void setDevice(TornadoDevice device) {
        throw new UnsupportedOperationException();
    }

    public void setUseGridScheduler(boolean use) {
        throw new UnsupportedOperationException();
    }

    public void setGridScheduler(GridScheduler scheduler) {
        throw new UnsupportedOperationException();
    }

    public void attachProfiler(TornadoProfiler profiler) {
        throw new UnsupportedOperationException();
    }
}
