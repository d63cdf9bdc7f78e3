module tornado.api {
    exports uk.ac.manchester.tornado.api;
    exports uk.ac.manchester.tornado.api.common;
    exports uk.ac.manchester.tornado.api.enums;
    exports uk.ac.manchester.tornado.api.exceptions;
    exports uk.ac.manchester.tornado.api.memory;
    exports uk.ac.manchester.tornado.api.profiler;
    exports uk.ac.manchester.tornado.api.runtime;
}
