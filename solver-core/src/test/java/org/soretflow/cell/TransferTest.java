package org.soretflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TransferTest {

    private final SplittableRandom random = new SplittableRandom(6);

    private double weight() {
        return Math.exp(12 * random.nextDouble() - 6);
    }

    @Test
    void twoHalvesInSeriesGiveTheFaceBack() {
        for (int n = 0; n < 500; n++) {
            double a = weight();
            double b = weight();
            double halfLeft = Transfer.half(a, b);
            double halfRight = Transfer.half(b, a);
            assertThat(Transfer.seriesLeft(halfLeft, halfRight, halfLeft)).isCloseTo(a, within(1e-14 * a));
            assertThat(Transfer.seriesRight(halfRight, halfLeft, halfRight)).isCloseTo(b, within(1e-14 * b));
        }
        assertThat(Transfer.half(3, 3)).as("diffusion").isEqualTo(6);
    }

    /// Two faces in series carry the flux that is left when the value between them is eliminated.
    @Test
    void seriesEliminatesTheValueBetween() {
        for (int n = 0; n < 500; n++) {
            double a1 = weight();
            double b1 = weight();
            double a2 = weight();
            double b2 = weight();
            double left = weight();
            double right = weight();
            double between = (a1 * left + b2 * right) / (b1 + a2);
            double flux = a1 * left - b1 * between;
            double combined = Transfer.seriesLeft(a1, b1, a2) * left - Transfer.seriesRight(b1, a2, b2) * right;
            assertThat(combined).isCloseTo(flux, within(1e-13 * (a1 * left + b1 * between)));
            double share = Transfer.share(a1, b1, a2) * left + Transfer.share(b2, b1, a2) * right;
            assertThat(share).isCloseTo(between, within(1e-14 * between));
        }
    }

    @Test
    void aClosedFaceClosesTheSeries() {
        assertThat(Transfer.seriesLeft(0, 0, 2)).isZero();
        assertThat(Transfer.seriesRight(2, 0, 0)).isZero();
        assertThat(Transfer.seriesLeft(0, 0, 0)).isZero();
        assertThat(Transfer.half(0, 0)).isZero();
    }

    @Test
    void seriesOfConductancesAddResistances() {
        assertThat(Transfer.seriesLeft(2, 2, 3)).isEqualTo(1 / (1 / 2.0 + 1 / 3.0), within(1e-15));
    }
}
