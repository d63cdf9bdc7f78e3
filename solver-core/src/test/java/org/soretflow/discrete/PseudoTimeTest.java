package org.soretflow.discrete;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How steps in the pseudo-time grow and shrink.
class PseudoTimeTest {

    @Test
    void rateFallsWithTheResidualToNothing() {
        PseudoTime time = new PseudoTime(100);
        double rate = time.rate();
        double residual = 1;
        while (time.rate() > 0) {
            assertThat(time.accepts(residual, 0.1 * residual)).isTrue();
            assertThat(time.rate()).isLessThan(rate);
            rate = time.rate();
            residual *= 0.1;
        }
        assertThat(time.isOver()).isFalse();
    }

    @Test
    void stepsAreTakenBackWhenTheResidualGrows() {
        PseudoTime time = new PseudoTime(100);
        assertThat(time.accepts(1, 0.5)).isTrue();
        double rate = time.rate();
        assertThat(time.accepts(0.5, 5)).isFalse();
        assertThat(time.rate()).isGreaterThan(rate);
        assertThat(time.accepts(0.5, Double.NaN)).isFalse();
    }

    /// At rest the fluid is nearly in balance, and any motion first disturbs that.
    @Test
    void firstStepFromRestMayGrow() {
        assertThat(new PseudoTime(1).accepts(1e-3, 1)).isTrue();
        assertThat(new PseudoTime(1).accepts(1e-3, 10)).isFalse();
    }

    @Test
    void endsWhereNothingHelps() {
        PseudoTime time = new PseudoTime(1);
        int steps = 0;
        while (!time.isOver()) {
            assertThat(time.accepts(1, 100)).isFalse();
            steps++;
        }
        assertThat(steps).isLessThan(20);
    }

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
