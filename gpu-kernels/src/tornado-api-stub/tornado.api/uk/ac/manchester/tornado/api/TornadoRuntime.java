package uk.ac.manchester.tornado.api;

public interface TornadoRuntime {

    int getNumBackends();

    TornadoBackend getBackend(int index);
}
