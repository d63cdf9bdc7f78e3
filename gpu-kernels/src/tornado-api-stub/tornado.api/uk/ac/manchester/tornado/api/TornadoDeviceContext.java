package uk.ac.manchester.tornado.api;

public interface TornadoDeviceContext {

    boolean isFP64Supported();
}
