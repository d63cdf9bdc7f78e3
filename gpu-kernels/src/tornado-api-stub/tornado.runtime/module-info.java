module tornado.runtime {
    requires transitive tornado.api;

    exports uk.ac.manchester.tornado.runtime.common;
    exports uk.ac.manchester.tornado.runtime.profiler;
    exports uk.ac.manchester.tornado.runtime.tasks;
    exports uk.ac.manchester.tornado.runtime.tasks.meta;
}
