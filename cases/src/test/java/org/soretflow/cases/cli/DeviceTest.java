package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.cases.run.Json;
import org.soretflow.cases.run.SampleCase;

/// What a run does when a device fails it.
class DeviceTest {

    @TempDir
    Path temporary;

    private String caseFile;
    private Path out;

    @BeforeEach
    void writeTheCase() throws IOException {
        caseFile = SampleCase.in(temporary).toString();
        out = temporary.resolve("results");
    }

    private Captured run(String... more) {
        String[] arguments = new String[more.length + 5];
        List<String> first = List.of("run", caseFile, "--out", out.toString(), "--quiet");
        for (int n = 0; n < arguments.length; n++) {
            arguments[n] = n < first.size() ? first.get(n) : more[n - first.size()];
        }
        return Captured.run(arguments);
    }

    private Map<?, ?> summary() throws IOException {
        return (Map<?, ?>) Json.parse(Files.readString(out.resolve("summary.json")));
    }

    /// The state of the last checkpoint is enough to end with the bits of a run that nothing befell.
    @Test
    void aDeviceLostInMidRunLeavesItsLastCheckpoint() throws Exception {
        Path checkpoints = out.resolve("checkpoints");
        Captured lost = FragileProvider.during(
                temporary, () -> hasFile(checkpoints), () -> run("--backend", "fragile"));
        assertThat(lost.exit()).isEqualTo(3);
        assertThat(lost.err()).isEqualTo("soretflow: fragile card was lost (the cable was pulled); go on from the last checkpoint"
                + " with --restart latest, on the same device if it works again, or with --backend cpu\n");
        assertThat(summary().get("status")).isEqualTo("failed");
        assertThat((Double) summary().get("time_seconds")).isStrictlyBetween(0.0, 60.0);
        assertThat(Files.readString(out.resolve("run.log"))).contains("failed: fragile card was lost").doesNotContain("\tat ");
        assertThat(hasFile(checkpoints)).isTrue();

        assertThat(run("--backend", "cpu", "--restart", "latest").exit()).isZero();
        Path straight = temporary.resolve("straight");
        Captured.run("run", caseFile, "--out", straight.toString(), "--quiet", "--backend", "cpu");
        RunFolders.assertSameResults(out, straight);
    }

    private static boolean hasFile(Path folder) {
        String[] names = folder.toFile().list((_, name) -> name.endsWith(".chk"));
        return names != null && names.length > 0;
    }

    @Test
    void autoTakesTheProcessorWhereTheDeviceHasTooLittleMemory() throws Exception {
        Captured run = FragileProvider.during(temporary, () -> false, 1000,
                () -> run("--device", "fragile", "--set", "time.end=1 s"));
        assertThat(run.exit()).isZero();
        assertThat(run.out() + run.err()).contains("in the memory of fragile card, which has 1000", "the CPU computes instead");
        assertThat(summary().get("backend")).isEqualTo("cpu");
    }

    @Test
    void autoTakesTheDeviceWhereThereIsMemory() throws Exception {
        Captured run = FragileProvider.during(
                temporary, () -> false, () -> run("--device", "fragile", "--set", "time.end=1 s"));
        assertThat(run.exit()).isZero();
        assertThat(summary().get("backend")).isEqualTo("fragile");
    }

    @Test
    void aNamedDeviceWithTooLittleMemoryIsAnErrorBeforeTheRun() throws Exception {
        Captured run = FragileProvider.during(temporary, () -> false, 1000, () -> run("--backend", "fragile"));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).startsWith("soretflow: the case needs about ").contains("--backend cpu").doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void aDeviceThatIsNotThereIsAnErrorOfTheMachine() {
        Captured wrong = run("--backend", "opencl", "--device", "nosuch");
        assertThat(wrong.exit()).isEqualTo(3);
        assertThat(wrong.err()).startsWith("soretflow: backend opencl cannot run here: ").doesNotContain("\tat ");
        assertThat(wrong.err().lines()).hasSize(1);
        assertThat(out).doesNotExist();
    }

    @Test
    void listsTheDevicesAndWhatAutoWouldTake() throws Exception {
        Captured table = FragileProvider.during(temporary, () -> false, () -> Captured.run("backends"));
        assertThat(table.exit()).isZero();
        assertThat(table.out()).contains("fragile card", "driver", "--backend auto takes ");
        Captured tree = FragileProvider.during(temporary, () -> false, () -> Captured.run("backends", "--json"));
        List<?> list = (List<?>) Json.parse(tree.out());
        assertThat(list.stream().filter(entry -> Boolean.TRUE.equals(((Map<?, ?>) entry).get("auto")))).hasSize(1);
        assertThat(list).anySatisfy(entry -> assertThat(entry.toString()).startsWith("{name=fragile, usable=true")
                .contains("devices=[{name=fragile card"));
    }
}
