package uk.ac.manchester.tornado.api;

public class TornadoExecutionPlan {
    public TornadoExecutionPlan(ImmutableTaskGraph... graphs) {
        throw new UnsupportedOperationException();
    }

    public long getId() {
        throw new UnsupportedOperationException();
    }
}
