package org.soretflow.discrete;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PseudoTimeTest {

    /// A linear system that is not solved leaves the residual as it is, which alone would make the next step longer.
    @Test
    void stepsGetShorterWhereLinearSystemsAreNotSolved() {
        PseudoTime time = new PseudoTime(1);
        time.accepts(1, 0.3);
        double rate = time.rate();
        time.stalls();
        assertThat(time.accepts(0.3, 0.3)).isTrue();
        assertThat(time.rate()).isGreaterThan(4 * rate);
    }

    /// Where that does not help, it ends soon and not after all steps that a solution might take.
    @Test
    void manyStepsInVainEndIt() {
        PseudoTime time = new PseudoTime(1);
        int steps = 0;
        while (!time.isOver()) {
            time.stalls();
            // the steps between are solved and long again
            time.accepts(1, 0.1);
            time.accepts(1, 0.1);
            steps++;
        }
        assertThat(steps).isEqualTo(10);
    }
}
