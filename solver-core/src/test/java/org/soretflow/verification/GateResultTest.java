package org.soretflow.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GateResultTest {

    @Test
    void deviationsAreWhatTheFactoriesSay() {
        assertThat(GateResult.absolute("q", 2, 2.5, 0.4).deviation()).isEqualTo(0.5);
        assertThat(GateResult.relative("q", 2, 2.5, 0.4).deviation()).isEqualTo(0.25);
        assertThat(GateResult.error("q", -3e-7, 1e-6).deviation()).isEqualTo(3e-7);
        assertThat(GateResult.order("q", 2, 1.93).deviation()).isCloseTo(0.07, within(1e-15));
        assertThat(GateResult.order("q", 2, 3.5).deviation()).isZero();
    }

    @Test
    void passesUpToTheLimit() {
        assertThat(GateResult.absolute("q", 2, 2.5, 0.5).passed()).isTrue();
        assertThat(GateResult.absolute("q", 2, 2.5, 0.4999).passed()).isFalse();
        assertThat(GateResult.order("q", 2, 1.89).passed()).isFalse();
    }

    @Test
    void whatIsNotANumberDoesNotPass() {
        assertThat(GateResult.absolute("q", 2, Double.NaN, 1e9).passed()).isFalse();
        assertThat(GateResult.order("q", 2, Double.NaN).passed()).isFalse();
        assertThat(GateResult.error("q", Double.NaN, 1).passed()).isFalse();
    }
}
