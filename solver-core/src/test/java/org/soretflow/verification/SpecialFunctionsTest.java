package org.soretflow.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Values from Abramowitz and Stegun (1964), tables 7.1 and 5.1.
class SpecialFunctionsTest {

    @Test
    void errorFunction() {
        assertThat(SpecialFunctions.erf(0)).isZero();
        assertThat(SpecialFunctions.erf(0.5)).isCloseTo(0.5204998778, within(5e-11));
        assertThat(SpecialFunctions.erf(-1)).isCloseTo(-0.8427007929, within(5e-11));
        assertThat(SpecialFunctions.erf(2)).isCloseTo(0.9953222650, within(5e-11));
        assertThat(SpecialFunctions.erf(7)).isEqualTo(1);
    }

    @Test
    void exponentialIntegral() {
        assertThat(Math.exp(-0.5) * SpecialFunctions.scaledExponentialIntegral(0.5))
                .isCloseTo(0.559773595, within(5e-10));
        assertThat(Math.exp(-1) * SpecialFunctions.scaledExponentialIntegral(1)).isCloseTo(0.219383934, within(5e-10));
        assertThat(Math.exp(-2) * SpecialFunctions.scaledExponentialIntegral(2)).isCloseTo(0.048900511, within(5e-10));
    }

    @Test
    void theTwoBranchesOfTheExponentialIntegralMeet() {
        double below = SpecialFunctions.scaledExponentialIntegral(Math.nextDown(1.0));
        // the continued fraction converges slowest here: 400 terms leave exp(−4√400) = 2e-35
        assertThat(SpecialFunctions.scaledExponentialIntegral(1)).isCloseTo(below, within(1e-14));
    }
}
