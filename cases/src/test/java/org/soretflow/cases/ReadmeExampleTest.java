package org.soretflow.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java example of the README compiles, runs, and writes what it says.
class ReadmeExampleTest {

    @Test
    void theExampleOfTheReadmeRuns(@TempDir Path folder) throws IOException, InterruptedException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int from = readme.indexOf("```java\n") + "```java\n".length();
        String example = readme.substring(from, readme.indexOf("```", from));
        Path source = Files.writeString(folder.resolve("Example.java"), example);

        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), source.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains("largest concentration 0.0110");
        assertThat(folder.resolve("out/java/fields.pvd")).isRegularFile();
        assertThat(example.lines().filter(line -> !line.startsWith("import") && !line.isBlank()).count())
                .as("the example stays short")
                .isLessThanOrEqualTo(20);
    }
}
