package uk.ac.manchester.tornado.api.exceptions;

public class TornadoDeviceFP64NotSupported extends RuntimeException {

    private static final long serialVersionUID = 1;
}
