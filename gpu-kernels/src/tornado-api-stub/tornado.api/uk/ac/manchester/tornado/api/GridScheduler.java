package uk.ac.manchester.tornado.api;

public class GridScheduler {
    public GridScheduler(String task, WorkerGrid grid) {
        throw new UnsupportedOperationException();
    }
}
