package org.soretflow.gpu.translate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The committed OpenCL source and where it comes from.
public final class KernelSource {

    /// What is committed.
    public static final Path COMMITTED = Path.of("src/main/resources/org/soretflow/gpu/opencl/kernels.cl");

    private static final List<Path> FOLDERS = List.of(
            Path.of("../solver-core/src/main/java/org/soretflow/cell"), Path.of("src/main/java/org/soretflow/gpu/loops"));

    private KernelSource() {}

    /// Writes the source anew; run it after a change of a cell function or a loop, in the folder of this module.
    public static void main(String[] arguments) throws IOException {
        Files.writeString(COMMITTED, generate());
    }

    /// The source as the Java sources of this checkout make it.
    public static String generate() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("Parallel.java"))
                        .sorted()
                        .forEach(sources::add);
            }
        }
        return OpenClTranslator.translate(sources);
    }
}
