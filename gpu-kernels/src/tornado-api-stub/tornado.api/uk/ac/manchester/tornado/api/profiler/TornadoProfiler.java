package uk.ac.manchester.tornado.api.profiler;

public interface TornadoProfiler {}
