package org.soretflow.gpu.translate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes the sources of all processors from the cell functions and the loops; the build runs it in the folder of the module.
public final class KernelSource {

    private static final Path CORE = Path.of("../solver-core/src/main/java");
    private static final Path CELLS = CORE.resolve("org/soretflow/cell");
    private static final Path CPU = CORE.resolve("org/soretflow/backend/cpu");
    private static final Path MESHES = Path.of("../meshes/src/main/java");
    private static final Path LOOPS = Path.of("src/main/java/org/soretflow/gpu/loops");
    private static final List<String> NOT_SOURCES = List.of("package-info.java", "Parallel.java");
    /// What the CPU needs in single precision another way, or not at all.
    private static final List<String> NOT_IN_SINGLE = List.of("CpuBuffer.java", "CpuProvider.java", "CurveForm.java");

    private KernelSource() {}

    /// Writes them, and takes away what an earlier build left of sources that are no more.
    ///
    /// @param arguments the folder of generated Java sources and that of resources
    public static void main(String[] arguments) throws IOException {
        Path java = Path.of(arguments[0], "org", "soretflow", "gpu");
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(java.resolve("loops/TornadoLoops.java"), tornado("TornadoLoops"));
        texts.put(java.resolve("single/SingleLoops.java"), single());
        cpuSingle().forEach((name, text) -> texts.put(java.resolve("single/" + name + ".java"), text));
        texts.put(java.resolve("single/TornadoSingleLoops.java"), tornadoSingle());
        for (Map.Entry<Path, String> file : texts.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        try (Stream<Path> files = Files.walk(java)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !texts.containsKey(file)).toList()) {
                Files.delete(file);
            }
        }
        write(Path.of(arguments[1], "org", "soretflow", "gpu", "opencl", "kernels.cl"), openCl());
    }

    /// An unchanged file keeps its time, so that the compiler need not look at it again.
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    /// The OpenCL C.
    public static String openCl() throws IOException {
        return OpenClTranslator.translate(sources(CELLS, LOOPS));
    }

    /// The Java in single precision.
    public static String single() throws IOException {
        return SingleTranslator.translate(sources(CELLS, LOOPS));
    }

    /// The CPU backend in single precision, by name of the class.
    public static Map<String, String> cpuSingle() throws IOException {
        List<Path> sources = sources(CELLS, CPU).stream()
                .filter(file -> !NOT_IN_SINGLE.contains(file.getFileName().toString()))
                .toList();
        return CpuTranslator.translate(List.of(CORE, MESHES), sources);
    }

    /// The Java for TornadoVM.
    ///
    /// @param name of the class
    public static String tornado(String name) throws IOException {
        return TornadoTranslator.translate(sources(LOOPS), name);
    }

    /// The Java in single precision for TornadoVM.
    public static String tornadoSingle() throws IOException {
        return TornadoTranslator.translateToSingle(sources(LOOPS));
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
