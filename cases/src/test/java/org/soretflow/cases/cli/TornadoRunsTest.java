package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.cases.run.Json;

/// Cases of the gallery leave the same bytes whether the CPU or a device of TornadoVM computes, where there is an SDK.
class TornadoRunsTest {

    @TempDir
    Path temporary;

    /// As a process of its own, with the arguments of TornadoVM.
    @ParameterizedTest
    @CsvSource({
        "soret-cell-3d, mesh.x.cells=14 mesh.y.cells=13 mesh.z.cells=10 time.end=600s",
        "cavity,        parameters.cells=24",
        "soret-column,  parameters.cells_x=12 parameters.cells_y=40",
    })
    void tornadoVmGivesTheBitsOfTheCpu(String name, String changes) throws Exception {
        String home = System.getenv("TORNADOVM_HOME");
        assumeTrue(home != null && Files.exists(Path.of(home, "tornado-argfile")),
                "TORNADOVM_HOME is not set to the folder of a TornadoVM SDK");
        Path out = temporary.resolve("tornado");
        Path said = temporary.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + home + "/tornado-argfile",
                "--module-path", home + "/share/java/tornado", "-XX:-UseParallelGC", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments(name, changes, "tornado", out));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        Path onCpu = onCpu(name, changes);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        assertThat(backend(out)).isEqualTo("tornado");
        RunFolders.assertSameResults(out, onCpu);
    }

    private Path onCpu(String name, String changes) {
        Path out = temporary.resolve("cpu");
        Captured run = Captured.run(arguments(name, changes, "cpu", out).toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return out;
    }

    private static List<String> arguments(String name, String changes, String backend, Path out) {
        List<String> arguments = new ArrayList<>(
                List.of("run", name, "--out", out.toString(), "--backend", backend, "--quiet"));
        for (String change : changes.split(" ")) {
            arguments.add("--set");
            arguments.add(change.replaceFirst("(\\d)s$", "$1 s"));
        }
        return arguments;
    }

    private static Object backend(Path out) throws Exception {
        return ((Map<?, ?>) Json.parse(Files.readString(out.resolve("summary.json")))).get("backend");
    }
}
