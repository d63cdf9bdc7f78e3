package org.soretflow.viz.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.mesh.StructuredMesh;

/// The window follows its sliders and choices. Skipped without a screen, unless one is required.
class ViewWindowTest {

    @TempDir
    Path folder;

    @Test
    void showsAFlatRun() throws Exception {
        check(SmallRun.FLAT, false);
    }

    @Test
    void showsPlanesAndScenesOfARunInThreeDimensions() throws Exception {
        check(SmallRun.SOLID, Renderers.isUsable());
    }

    private void check(StructuredMesh mesh, boolean scenes) throws Exception {
        if (System.getenv("DISPLAY") == null) {
            if ("1".equals(System.getenv("SORETFLOW_REQUIRE_VTK"))) {
                fail("SORETFLOW_REQUIRE_VTK=1 asks for a screen, but DISPLAY is not set");
            }
            abort("there is no screen: DISPLAY is not set");
        }
        Path run = SmallRun.write(folder.resolve("run"), mesh);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Djava.awt.headless=false"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("-Djava.library.path") || each.startsWith("--enable-native"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path",
                System.getProperty("java.class.path")), ViewCheck.class.getName(), run.toString(),
                Boolean.toString(scenes)));
        File out = folder.resolve("out.txt").toFile();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out).start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ends").isTrue();
        String said = Files.readString(out.toPath(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("all of it works");
    }
}
