package org.soretflow.material.soret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PolymerFitTest {

    @Test
    void anExactPowerIsFound() {
        double[] masses = {1, 10, 50, 300};
        for (double exponent : new double[] {0.588, 1, 1.176}) {
            double[] values = new double[masses.length];
            for (int m = 0; m < masses.length; m++) {
                values[m] = -0.01 * Math.pow(masses[m], exponent);
            }
            PolymerFit fit = PolymerFit.of(masses, values);
            assertThat(fit.exponent()).isCloseTo(exponent, within(1e-13));
            assertThat(fit.preferred()).isEqualTo(exponent);
            // rounding of the logarithms, under a root
            assertThat(fit.standardError()).isLessThan(1e-7);
            assertThat(fit.law(50, 0).at(300, null, null)).isCloseTo(values[2], within(1e-14));
        }
    }

    /// Noise of 3 % over two decades: the standard error is 0.03/(√n·spread of ln M) ≈ 0.005, and the fit lies within
    /// four of them.
    @Test
    void noisyDataTellTheirError() {
        SplittableRandom random = new SplittableRandom(11);
        double[] masses = new double[20];
        double[] values = new double[20];
        for (int m = 0; m < masses.length; m++) {
            masses[m] = Math.pow(10, m / 10.0);
            values[m] = 0.02 * Math.pow(masses[m], 0.65) * Math.exp(0.03 * random.nextGaussian());
        }
        PolymerFit fit = PolymerFit.of(masses, values);
        assertThat(fit.standardError()).isBetween(0.002, 0.012);
        assertThat(fit.exponent()).isCloseTo(0.65, within(4 * fit.standardError()));
        assertThat(fit.preferred()).isEqualTo(0.588);
    }

    @Test
    void dataThatAllowNoLineAreRefused() {
        assertThatThrownBy(() -> PolymerFit.of(new double[] {1}, new double[] {1}))
                .hasMessageContaining("at least two");
        assertThatThrownBy(() -> PolymerFit.of(new double[] {1, 2}, new double[] {1, -1}))
                .hasMessageContaining("one sign");
        assertThatThrownBy(() -> PolymerFit.of(new double[] {2, 2}, new double[] {1, 1}))
                .hasMessageContaining("different");
        assertThat(PolymerFit.of(new double[] {1, 2}, new double[] {1, 2}).standardError()).isNaN();
    }
}
