package uk.ac.manchester.tornado.api.memory;

public interface DeviceBufferState {}
