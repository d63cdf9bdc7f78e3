package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Large cases leave the quick compiler, small ones do not.
class QuickStartTest {

    /// Heat through a plate, a moment's work on any mesh.
    private static final String PLATE = """
            case: plate
            mesh:
              x: { length: 1 mm, cells: 400 }
              y: { length: 1 mm, cells: %d }
            materials:
              glass: { phase: solid, density: 2500 kg/m^3, conductivity: 1 W/(m·K), heat_capacity: 800 J/(kg·K) }
            zones:
              - { name: plate, material: glass }
            equations: { heat: {} }
            initial: { temperature: 20 °C }
            boundaries:
              x-min: { heat: { temperature: 20 °C } }
              x-max: { heat: { temperature: 30 °C } }
            time: { mode: steady }
            output:
              reports: { of: [balances] }
            """;

    @TempDir
    Path folder;

    @Test
    void theSecondStartHasTheSameWordsButTheCompiler() throws IOException {
        assertThat(QuickStart.commandLine(
                "java\0-XX:TieredStopAtLevel=1\0-Dsoretflow.quick=true\0-jar\0a b.jar\0run\0--set\0title=\0\0"))
                .containsExactly("java", "-Dsoretflow.again=true", "-jar", "a b.jar", "run", "--set", "title=", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "java\0run\0case.ya"})
    void argumentsThatAreNotWholeAreNotUsed(String first) {
        assertThatThrownBy(() -> QuickStart.commandLine(first)).isInstanceOf(IOException.class);
    }

    @Test
    void casesInTimeAreLargeWithAFifthOfTheCells() {
        assertThat(QuickStart.isLarge(99_999, true)).isFalse();
        assertThat(QuickStart.isLarge(100_000, true)).isTrue();
        assertThat(QuickStart.isLarge(19_999, false)).isFalse();
        assertThat(QuickStart.isLarge(20_000, false)).isTrue();
    }

    /// The JVM prints its version at each start; the program its own only once, and the process is one.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells a process its arguments in /proc")
    void aLargeCaseStartsAnewInItsProcess() throws Exception {
        Started small = run(100);
        assertThat(small.starts).isEqualTo(1);
        Started large = run(250);
        assertThat(large.starts).isEqualTo(2);
        for (Started started : List.of(small, large)) {
            assertThat(started.captured.exit()).as(started.captured.err()).isZero();
            assertThat(started.captured.out()).containsOnlyOnce("SoretFlow ").contains("finished");
        }
        assertThat(large.captured.out()).contains("100000 cells");
    }

    private record Started(Captured captured, long starts) {}

    private Started run(int rows) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("plate.yaml"), PLATE.formatted(rows));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-showversion",
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Dsoretflow.quick=true",
                "-cp", System.getProperty("java.class.path"), Main.class.getName(),
                "run", file.toString(), "--backend", "cpu", "--out", folder.resolve("run" + rows).toString())
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String errors = Files.readString(err, StandardCharsets.UTF_8);
        return new Started(new Captured(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), errors),
                errors.lines().filter(line -> line.contains("Runtime Environment")).count());
    }
}
