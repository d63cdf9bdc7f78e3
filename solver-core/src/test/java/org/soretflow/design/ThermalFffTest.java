package org.soretflow.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThermalFffTest {

    /// R and χ by another quadrature, to the digits given: half a unit of the last one.
    @ParameterizedTest
    @CsvSource({
        "50, 0.11520000, 1.6224e-4,  5e-9", "20, 0.27000000, 1.90000e-3, 5e-9", "10, 0.48005448, 8.40903e-3, 5e-9",
        "5,  0.73628077, 1.66592e-2, 5e-8", "2,  0.93910586, 1.33910e-2, 5e-8", "1,  0.98372048, 1.07079e-2, 5e-8"
    })
    void theTableOfRetentionAndDispersion(double s, double retention, double dispersion, double digits) {
        ThermalFff fff = channel(s);
        assertThat(fff.retention()).isCloseTo(retention, within(5e-9));
        assertThat(fff.dispersion()).isCloseTo(dispersion, within(digits));
        assertThat(fff.layer()).isCloseTo(1 / s, within(1e-15));
    }

    /// Mean of the parabola over the layer is the closed form of R.
    @ParameterizedTest
    @CsvSource({"1e-4", "5e-3", "3", "80"})
    void retentionIsTheMeanVelocity(double s) {
        assertThat(channel(s).retention())
                .isCloseTo(SheathedFlow.of(s, x -> 6 * x * (1 - x)).velocity(), within(1e-10));
        assertThat(channel(-s).retention()).isEqualTo(channel(s).retention());
    }

    @Test
    void theBestVelocityHasTheSmallestPlateHeight() {
        ThermalFff fff = channel(8);
        double best = fff.optimumVelocity();
        double height = fff.plateHeight(best);
        assertThat(height).isLessThan(fff.plateHeight(1.01 * best)).isLessThan(fff.plateHeight(0.99 * best));
        // both terms are equal there
        assertThat(height).isCloseTo(2 * fff.gap() * Math.sqrt(2 * fff.dispersion() / fff.retention()),
                within(1e-12 * height));
        assertThat(fff.plates(best)).isCloseTo(0.3 / height, within(1e-9 * 0.3 / height));
        assertThat(fff.spread(best)).isCloseTo(fff.retentionTime(best) / Math.sqrt(fff.plates(best)), within(1e-9));
    }

    @Test
    void solutesThatAreTheSameAreNotResolved() {
        ThermalFff fff = channel(8);
        double velocity = fff.optimumVelocity();
        assertThat(fff.resolution(fff.solute(), velocity)).isZero();
        assertThat(fff.resolution(new Solute(1e-11, 12 / 40.0), velocity)).isPositive();
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new ThermalFff(new Solute(1e-11, 0.1), 1e-4, 0.3, -40))
                .hasMessage("a positive temperature difference [K] is expected, got -40.0");
        assertThatThrownBy(() -> new Solute(0, 0.1)).hasMessageContaining("diffusivity");
    }

    private static ThermalFff channel(double s) {
        return new ThermalFff(new Solute(1e-11, s / 40), 1e-4, 0.3, 40);
    }
}
