package org.soretflow.gpu.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.gpu.device.Loop;
import org.soretflow.gpu.loops.DissipationLoops;
import org.soretflow.gpu.loops.FlowLoops;
import org.soretflow.gpu.loops.LineLoops;
import org.soretflow.gpu.loops.MomentumLoops;
import org.soretflow.gpu.loops.StaggeredLoops;
import org.soretflow.gpu.loops.StencilLoops;
import org.soretflow.gpu.loops.TransferLoops;
import org.soretflow.gpu.loops.TransportLoops;
import org.soretflow.gpu.loops.VectorLoops;
import org.soretflow.gpu.loops.ViscosityLoops;

class KernelSourceTest {

    @TempDir
    Path folder;

    /// An old build folder must not run old kernels.
    @Test
    void builtSourcesAreThoseOfTheJavaSources() throws IOException {
        Path java = Path.of("target/generated-sources/kernels/org/soretflow/gpu");
        assertThat(Files.readString(Path.of("target/classes/org/soretflow/gpu/opencl/kernels.cl")))
                .isEqualTo(KernelSource.openCl());
        assertThat(Files.readString(java.resolve("loops/TornadoLoops.java"))).isEqualTo(KernelSource.tornado("TornadoLoops"));
        assertThat(Files.readString(java.resolve("single/SingleLoops.java"))).isEqualTo(KernelSource.single());
        assertThat(Files.readString(java.resolve("single/TornadoSingleLoops.java"))).isEqualTo(KernelSource.tornadoSingle());
        Map<String, String> cpu = KernelSource.cpuSingle();
        for (Map.Entry<String, String> type : cpu.entrySet()) {
            assertThat(Files.readString(java.resolve("single/" + type.getKey() + ".java"))).isEqualTo(type.getValue());
        }
        // nor may those of classes that are no more stay behind
        try (Stream<Path> files = Files.list(java.resolve("single"))) {
            assertThat(files).hasSize(cpu.size() + 2);
        }
    }

    @Test
    void everyLoopHasItsName() {
        List<Method> loops = Stream.of(
                        DissipationLoops.class, FlowLoops.class, LineLoops.class, MomentumLoops.class, StaggeredLoops.class,
                        StencilLoops.class, TransferLoops.class, TransportLoops.class, VectorLoops.class, ViscosityLoops.class)
                .flatMap(home -> Arrays.stream(home.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .toList();
        assertThat(Arrays.stream(Loop.values()).map(Loop::method)).containsExactlyInAnyOrderElementsOf(loops);
    }

    /// What the translator does not know it must not guess at.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "static double f(double x) { return Math.log(x); } | the function Math.log",
        "static double f(long n) { return n; } | the type long",
        "static double f(double x) { do { x -= 1; } while (x > 0); return x; } | DO_WHILE_LOOP",
        "static double f(double x) { throw new IllegalStateException(); } | THROW",
        "static double f(double x) { return x > 0 ? x : \"a\".length(); } | the member",
        "static int f(double[] x) { return x.length; } | the member",
        "static int f(int n) { return n ^ 1; } | XOR",
        "static double f(double x) { Object o = x; return 0; } | the type Object",
        "double field; | a field that is no constant",
        "static void f(int n, double[] x) { x[0] = n; } | 0 parallel counters",
    })
    void whatHasNoCounterpartIsRefusedByLine(String member, String message) throws IOException {
        Path source = folder.resolve("Odd.java");
        Files.writeString(source, "final class Odd {\n" + member + "\n}\n");
        assertThatThrownBy(() -> OpenClTranslator.translate(List.of(source)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Odd.java:2")
                .hasMessageContaining(message);
    }
}
