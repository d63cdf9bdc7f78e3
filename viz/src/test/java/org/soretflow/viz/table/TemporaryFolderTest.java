package org.soretflow.viz.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {

    @Test
    void itGoesWithAllThatIsInIt() throws IOException {
        Path path;
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            path = folder.path();
            Files.writeString(Files.createDirectory(path.resolve("part")).resolve("note.txt"), "x");
            assertThat(path).isDirectory();
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void itGoesWhenASignalEndsTheProcess() throws Exception {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TemporaryFolderTest.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Path path = Path.of(process.inputReader().readLine());
        assertThat(path.resolve("note.txt")).isRegularFile();
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(path).doesNotExist();
    }

    /// Makes a folder and waits for the signal.
    public static void main(String[] none) throws Exception {
        TemporaryFolder folder = TemporaryFolder.create();
        Files.writeString(folder.path().resolve("note.txt"), "x");
        IO.println(folder.path());
        Thread.sleep(60_000);
        folder.close();
    }
}
