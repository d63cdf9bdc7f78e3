package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.report.Runs;

/// A machine without fonts, as servers are: a run ends well all the same, and what cannot be drawn says what to install.
@EnabledOnOs(value = OS.LINUX, disabledReason = "fonts are hidden from fontconfig")
class MissingFontsTest {

    private static final String REMEDY = "apt install fontconfig fonts-dejavu-core";

    @TempDir
    Path folder;

    @Test
    void runsDoWithoutThemAndPicturesTellTheRemedy() throws Exception {
        Path file = Files.writeString(folder.resolve("small.yaml"), Runs.HOSTILE);
        Path run = folder.resolve("out");
        Captured ran = start("run", file.toString(), "--out", run.toString(), "--backend", "cpu");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out() + ran.err()).contains("there is no residuals.png").contains(REMEDY);
        assertThat(Files.readString(run.resolve("summary.json"))).contains("\"finished\"");
        assertThat(run.resolve("residuals.png")).doesNotExist();
        assertThat(Files.readString(run.resolve("report.html"))).contains("There are no pictures").contains(REMEDY);

        Captured picture = start("render", run.toString());
        assertThat(picture.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(picture.err()).contains(REMEDY).doesNotContain("should not happen");
    }

    private Captured start(String... words) throws IOException, InterruptedException {
        // Java keeps what it has found in the home of the user
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("FONTCONFIG_FILE",
                Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>").toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Captured(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
