package org.soretflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DiffusionTest {

    @Test
    void conductanceIsThatOfTwoLayersInSeries() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 200; n++) {
            double k1 = Math.exp(10 * random.nextDouble() - 5);
            double k2 = Math.exp(10 * random.nextDouble() - 5);
            double d1 = 0.1 + random.nextDouble();
            double d2 = 0.1 + random.nextDouble();
            double g = Diffusion.conductance(k1, d1, k2, d2, 3);
            assertThat(1 / g).isCloseTo(d1 / (3 * k1) + d2 / (3 * k2), within(1e-14 / g));
            assertThat(Diffusion.conductance(k2, d2, k1, d1, 3)).isEqualTo(g);
        }
    }

    @Test
    void anInsulatorClosesTheFace() {
        assertThat(Diffusion.conductance(0, 1, 5, 1, 1)).isZero();
        assertThat(Diffusion.conductance(5, 1, 0, 1, 1)).isZero();
        assertThat(Diffusion.wallConductance(0, 1, 0, 1)).isZero();
        assertThat(Diffusion.wallConductance(5, 1, Double.POSITIVE_INFINITY, 1)).isZero();
    }

    @Test
    void wallConductanceAndValue() {
        assertThat(Diffusion.wallConductance(2, 0.5, 0, 4)).isEqualTo(16);
        assertThat(Diffusion.wallConductance(2, 0.5, 0.25, 4)).isEqualTo(8);
        // Newton cooling: wall value and reference drive the same flux
        double inflow = Diffusion.wallConductance(2, 0.5, 0.25, 1) * (10 - 4);
        double wall = Diffusion.wallValue(4, inflow, 2, 0.5);
        assertThat((10 - wall) / 0.25).isEqualTo(inflow, within(1e-13));
        assertThat(Diffusion.wallValue(4, 3, 0, 0.5)).isEqualTo(4);
    }

    @Test
    void stencilFluxAndRelaxation() {
        assertThat(Stencil.flux(2, 3, 5, 1)).isEqualTo(1);
        assertThat(Stencil.relaxed(4, 2, 3, 10, 1)).isEqualTo(2);
        assertThat(Stencil.relaxed(4, 2, 3, 10, 0.5)).isEqualTo(6);
        assertThat(Stencil.relaxed(4, 2, 0, 10, 1)).as("no weight at all").isEqualTo(10);
    }
}
