package org.soretflow.cases.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final String MANIFEST = "{\"program\": \"SoretFlow\", \"sessions\": [{\"start\": \"then\"}]}";

    @TempDir
    Path temporary;

    @Test
    void makesTheFolderAndLeavesNoLockBehind() throws IOException {
        Path root = temporary.resolve("out/case");
        try (RunFolder _ = RunFolder.open(root, "cell")) {
            assertThat(names(root)).containsExactly(".lock");
        }
        assertThat(names(root)).isEmpty();
    }

    @Test
    void refusesAFolderOfSomebodyElse() throws IOException {
        for (String name : List.of("thesis.tex", "b", "c", "d")) {
            Files.writeString(temporary.resolve(name), "");
        }
        assertThatThrownBy(() -> RunFolder.open(temporary, "cell"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a run folder of SoretFlow")
                .hasMessageContaining("b, c, d, …")
                .hasMessageContaining("--out");
        assertThat(names(temporary)).containsExactly("b", "c", "d", "thesis.tex");
    }

    @Test
    void refusesAForeignManifestAndAFile() throws IOException {
        Files.writeString(temporary.resolve("manifest.json"), "{\"program\": \"another\"}");
        assertThatThrownBy(() -> RunFolder.open(temporary, "cell")).hasMessageContaining("manifest.json");
        Files.writeString(temporary.resolve("manifest.json"), "not json");
        assertThatThrownBy(() -> RunFolder.open(temporary, "cell")).hasMessageContaining("manifest.json");
        Path file = temporary.resolve("manifest.json");
        assertThatThrownBy(() -> RunFolder.open(file, "cell")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": this is a file");
        assertThatThrownBy(() -> RunFolder.open(file.resolve("deep/below"), "cell"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(file + " is a file");
    }

    @Test
    void refusesTheResultsOfAnotherCase() throws IOException {
        write("manifest.json", MANIFEST.replace("{\"program", "{\"case\": \"slab\", \"program"));
        assertThatThrownBy(() -> RunFolder.open(temporary, "cell")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(temporary + ": the folder holds the results of the case slab, this is cell;"
                        + " choose another folder with --out, or remove this one");
        assertThat(names(temporary)).containsExactly("manifest.json");
        try (RunFolder same = RunFolder.open(temporary, "slab")) {
            assertThat(same.root()).isEqualTo(temporary);
        }
    }

    @Test
    void goesOnWhereAProcessWasKilledBeforeItsFirstFile() throws IOException {
        Files.writeString(temporary.resolve(".lock"), "1 dead");
        Files.writeString(temporary.resolve(".manifest.json.tmp17-1"), "{");
        try (RunFolder folder = RunFolder.open(temporary, "cell")) {
            folder.clear();
            assertThat(names(temporary)).containsExactly(".lock");
        }
    }

    @Test
    void clearsWhatIsOursAndNothingElse() throws IOException {
        for (String ours : List.of("manifest.json", "case.yaml", "summary.json", "run.log", "residuals.csv",
                "residuals.png", "iterations.csv", "balances.csv", "reports.csv", "fields.pvd", "stop",
                "fields/a_000001.vti", "fields/b_000001.vtr", "probes/centre.csv", "lines/mid_000001.csv", "checkpoints/000012.chk")) {
            write(ours, ours.equals("manifest.json") ? MANIFEST : "x");
        }
        for (String theirs : List.of("notes.txt", "lines/mine.txt", "checkpoints/mine.chk", "sub/manifest.json")) {
            write(theirs, "x");
        }
        try (RunFolder folder = RunFolder.open(temporary, "cell")) {
            folder.clear();
        }
        try (Stream<Path> files = Files.walk(temporary)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> temporary.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrder(
                            "notes.txt", "lines/mine.txt", "checkpoints/mine.chk", "sub/manifest.json");
        }
        assertThat(temporary.resolve("fields")).doesNotExist();
    }

    @Test
    void keepsASecondRunOut() throws IOException {
        try (RunFolder _ = RunFolder.open(temporary, "cell")) {
            assertThatThrownBy(() -> RunFolder.open(temporary, "cell"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another run is writing into this folder")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        try (RunFolder again = RunFolder.open(temporary, "cell")) {
            assertThat(again.root()).isEqualTo(temporary);
        }
    }

    /// Opens the folder of its argument.
    static final class Other {

        private Other() {}

        public static void main(String[] folder) throws IOException {
            RunFolder.open(Path.of(folder[0]), "cell").close();
        }
    }

    private static String other(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Other.class.getName(),
                folder.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void keepsARunOfAnotherProcessOut() throws Exception {
        try (RunFolder folder = RunFolder.open(temporary, "cell")) {
            assertThat(RunFolder.isBusy(folder.root())).isTrue();
            assertThat(other(temporary)).contains("another run is writing into this folder (process "
                    + ProcessHandle.current().pid() + ")");
        }
        assertThat(other(temporary)).isEmpty();
    }

    @Test
    void findsTheNewestCheckpointAndRemovesLaterOnes() throws IOException {
        assertThat(RunFolder.latestCheckpoint(temporary)).isEmpty();
        for (String name : List.of("000009.chk", "000100.chk", "1000000.chk", "zzz.chk", ".000101.chk.tmp1-1")) {
            write("checkpoints/" + name, "x");
        }
        write("manifest.json", MANIFEST);
        assertThat(RunFolder.latestCheckpoint(temporary)).contains(temporary.resolve("checkpoints/1000000.chk"));
        try (RunFolder folder = RunFolder.open(temporary, "cell")) {
            folder.removeCheckpointsAfter(50);
            folder.sweep();
            assertThat(folder.earlierSessions()).hasSize(1);
        }
        assertThat(names(temporary.resolve("checkpoints"))).containsExactly("000009.chk", "zzz.chk");
    }

    private void write(String name, String text) throws IOException {
        Path file = temporary.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
