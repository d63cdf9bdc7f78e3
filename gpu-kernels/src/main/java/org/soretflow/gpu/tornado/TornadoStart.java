package org.soretflow.gpu.tornado;

import java.io.File;
import java.util.Optional;
import org.soretflow.gpu.loops.Parallel;

/// Whether this Java virtual machine was started for TornadoVM. Names no type of it.
final class TornadoStart {

    private static final String HOME = "TORNADOVM_HOME";

    private TornadoStart() {}

    /// Why TornadoVM cannot be used here, if so.
    static Optional<String> obstacle() {
        return obstacle(ModuleLayer.boot().findModule("tornado.runtime").isPresent(), System.getenv(HOME));
    }

    /// @param present whether TornadoVM's modules are in this machine
    /// @param home value of the environment variable, or null
    static Optional<String> obstacle(boolean present, String home) {
        if (present) {
            return Optional.empty();
        }
        if (home == null || home.isBlank()) {
            return Optional.of(HOME + " is not set to the folder of a TornadoVM SDK");
        }
        // of all forms of a path the one that takes any text
        if (!new File(home).isDirectory()) {
            return Optional.of(HOME + " is " + home + ", and there is no such folder");
        }
        if (!new File(home, "tornado-argfile").canRead()) {
            return Optional.of(HOME + " is " + home + ", which is not the folder of a TornadoVM SDK: the file tornado-argfile"
                    + " is not in it");
        }
        return Optional.of("Java was started without the arguments in " + home + "/tornado-argfile, which the launcher"
                + " soretflow adds");
    }

    /// Sets what TornadoVM reads once, when its classes load.
    ///
    /// The same numbers as everywhere else need products that are not contracted with sums, functions of full accuracy and
    /// an OpenCL compiler without fast mathematics. Without the first setting a loop that cannot be compiled would silently
    /// run in Java. The memory is counted here, by what the device has.
    static void configure() {
        System.setProperty("tornado.recover.bailout", "False");
        System.setProperty("tornado.enable.fma", "False");
        System.setProperty("tornado.enable.nativeFunctions", "False");
        System.setProperty("tornado.opencl.compiler.flags", "-w");
        System.setProperty("tornado.device.memory", "1024GB");
        System.setProperty("tornado.load.annotation.parallel", Parallel.class.getName());
    }
}
