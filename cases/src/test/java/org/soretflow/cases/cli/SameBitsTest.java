package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.cases.run.Json;

/// Cases of the gallery leave the same bytes whether the CPU or an OpenCL device computes; PoCL makes one of every machine.
class SameBitsTest {

    @TempDir
    Path temporary;

    /// In three dimensions on a part of the mesh and of the time.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "soret-cell-3d | mesh.x.cells=12 mesh.y.cells=14 mesh.z.cells=8 time.end=600s",
        "cavity | parameters.cells=24",
        "soret-column | parameters.cells_x=8 parameters.cells_y=40",
    })
    void openClGivesWhatTheCpuGives(String name, String changes) throws IOException {
        Path expected = run(name, "cpu", changes);
        Path found = run(name, "opencl", changes);
        Map<?, ?> summary = (Map<?, ?>) Json.parse(Files.readString(found.resolve("summary.json")));
        assertThat(summary.get("backend")).isEqualTo("opencl");
        assertThat(files(expected.resolve("fields"))).isNotEmpty();
        RunFolders.assertSameResults(found, expected);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Path run(String name, String backend, String changes) {
        Path folder = temporary.resolve(backend);
        List<String> arguments = new ArrayList<>(
                List.of("run", name, "--backend", backend, "--out", folder.toString(), "--quiet"));
        for (String change : changes.split(" ")) {
            arguments.add("--set");
            arguments.add(change);
        }
        Captured run = Captured.run(arguments.toArray(String[]::new));
        assertThat(run.err()).doesNotContain("soretflow:");
        assertThat(run.exit()).isZero();
        return folder;
    }
}
