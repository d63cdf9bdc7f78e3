package org.soretflow.gpu.translate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The committed sources for devices and where they come from.
public final class KernelSource {

    /// The committed OpenCL C.
    public static final Path COMMITTED = Path.of("src/main/resources/org/soretflow/gpu/opencl/kernels.cl");
    /// The committed Java for TornadoVM.
    public static final Path TORNADO = Path.of("src/main/java/org/soretflow/gpu/loops/TornadoLoops.java");

    private static final Path CELLS = Path.of("../solver-core/src/main/java/org/soretflow/cell");
    private static final Path LOOPS = Path.of("src/main/java/org/soretflow/gpu/loops");
    private static final List<String> NOT_SOURCES = List.of("package-info.java", "Parallel.java", "TornadoLoops.java");

    private KernelSource() {}

    /// Writes the sources anew; run it after a change of a cell function or a loop, in the folder of this module.
    public static void main(String[] arguments) throws IOException {
        Files.writeString(COMMITTED, generate());
        Files.writeString(TORNADO, tornado("TornadoLoops"));
    }

    /// The OpenCL C as the Java sources of this checkout make it.
    public static String generate() throws IOException {
        return OpenClTranslator.translate(sources(CELLS, LOOPS));
    }

    /// The Java for TornadoVM as the Java sources of this checkout make it.
    ///
    /// @param name of the class
    public static String tornado(String name) throws IOException {
        return TornadoTranslator.translate(sources(LOOPS), name);
    }

    private static List<Path> sources(Path... folders) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !NOT_SOURCES.contains(file.getFileName().toString()))
                        .sorted()
                        .forEach(sources::add);
            }
        }
        return sources;
    }
}
