package uk.ac.manchester.tornado.runtime.tasks;

import uk.ac.manchester.tornado.api.common.SchedulableTask;
import uk.ac.manchester.tornado.runtime.tasks.meta.ScheduleContext;

public class TornadoTaskGraph {
    public TornadoTaskGraph(String name) {
        throw new UnsupportedOperationException();
    }

    public void addInner(SchedulableTask task) {
        throw new UnsupportedOperationException();
    }

    public ScheduleContext meta() {
        throw new UnsupportedOperationException();
    }
}
