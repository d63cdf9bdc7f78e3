package org.soretflow.gpu.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Probe;

class TornadoStartTest {

    @Test
    void saysWhatIsMissing() {
        assertThat(TornadoStart.obstacle(false, null)).get().asString().contains("TORNADOVM_HOME is not set");
        assertThat(TornadoStart.obstacle(false, " ")).get().asString().contains("TORNADOVM_HOME is not set");
        assertThat(TornadoStart.obstacle(false, "/opt/tornado")).get().asString()
                .contains("/opt/tornado/tornado-argfile").contains("launcher soretflow");
        assertThat(TornadoStart.obstacle(true, null)).isEmpty();
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
