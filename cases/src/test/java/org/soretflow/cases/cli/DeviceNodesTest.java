package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceNodesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nvidiactl", "nvidia0", "kfd", "dxg", "dri/renderD128", "mali0", "nvhost-gpu"})
    void nodesOfGpus(String node) throws IOException {
        Files.createDirectories(folder.resolve(node).getParent());
        Files.createFile(folder.resolve(node));
        assertThat(new DeviceNodes(folder, true).mayHaveGpu()).isTrue();
    }

    /// A card that only shows pictures, such as that of a virtual machine, has no renderer.
    @Test
    void nodesOfOtherDevices() throws IOException {
        Files.createFile(folder.resolve("null"));
        assertThat(new DeviceNodes(folder, true).mayHaveGpu()).isFalse();
        Files.createDirectory(folder.resolve("dri"));
        Files.createFile(folder.resolve("dri/card0"));
        assertThat(new DeviceNodes(folder, true).mayHaveGpu()).isFalse();
    }

    /// Neither on systems that have no nodes, nor where they cannot be listed.
    @Test
    void doesNotDenyWhatItCannotSee() {
        assertThat(new DeviceNodes(folder, false).mayHaveGpu()).isTrue();
        assertThat(new DeviceNodes(folder.resolve("missing"), true).mayHaveGpu()).isTrue();
    }
}
