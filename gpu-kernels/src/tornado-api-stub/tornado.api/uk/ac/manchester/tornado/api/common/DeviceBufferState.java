package uk.ac.manchester.tornado.api.common;

public interface DeviceBufferState {}
