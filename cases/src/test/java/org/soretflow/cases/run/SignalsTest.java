package org.soretflow.cases.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalsTest {

    @Test
    void asksToStopOnceAndThenEndsAtOnce() {
        List<String> calls = new ArrayList<>();
        try (Signals signals = new Signals(number -> calls.add("stop " + number), code -> calls.add("end " + code))) {
            assertThat(signals.exitCode()).isZero();
            signals.received(15);
            assertThat(calls).containsExactly("stop 15");
            assertThat(signals.exitCode()).isEqualTo(143);
            signals.received(2);
            assertThat(calls).containsExactly("stop 15", "end 130");
            assertThat(signals.exitCode()).isEqualTo(143);
        }
    }
}
