package org.soretflow.gpu.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Probe;

class TornadoStartTest {

    @Test
    void saysWhatIsMissing() {
        assertThat(TornadoStart.obstacle(false, null)).get().asString().contains("TORNADOVM_HOME is not set");
        assertThat(TornadoStart.obstacle(false, " ")).get().asString().contains("TORNADOVM_HOME is not set");
        assertThat(TornadoStart.obstacle(true, null)).isEmpty();
    }

    @Test
    void saysWhichFolderIsWrong(@TempDir Path folder) throws IOException {
        String missing = folder.resolve("nowhere").toString();
        assertThat(TornadoStart.obstacle(false, missing)).get().asString()
                .isEqualTo("TORNADOVM_HOME is " + missing + ", and there is no such folder");
        assertThat(TornadoStart.obstacle(false, folder.toString())).get().asString()
                .startsWith("TORNADOVM_HOME is " + folder + ", which is not the folder of a TornadoVM SDK");
        Files.createFile(folder.resolve("tornado-argfile"));
        assertThat(TornadoStart.obstacle(false, folder.toString())).get().asString()
                .contains(folder + "/tornado-argfile").contains("launcher soretflow");
    }

    /// Whatever there is on this machine.
    @Test
    void probeAnswers() {
        switch (new TornadoProvider().probe(BackendOptions.standard())) {
            case Probe.Unusable(String reason) -> assertThat(reason).isNotBlank();
            case Probe.Usable usable -> assertThat(usable.device()).contains("TornadoVM");
        }
    }
}
