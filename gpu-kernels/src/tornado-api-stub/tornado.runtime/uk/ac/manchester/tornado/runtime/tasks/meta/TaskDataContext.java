package uk.ac.manchester.tornado.runtime.tasks.meta;

import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.profiler.TornadoProfiler;

public class TaskDataContext {
    public void attachProfiler(TornadoProfiler profiler) {
        throw new UnsupportedOperationException();
    }

    public void setGridScheduler(GridScheduler scheduler) {
        throw new UnsupportedOperationException();
    }
}
