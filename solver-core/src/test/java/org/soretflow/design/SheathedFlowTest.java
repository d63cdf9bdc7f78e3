package org.soretflow.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheathedFlowTest {

    /// Taylor and Aris between plates: `D (1 + Pe²/210)`, Pe = ⟨v⟩h/D.
    @Test
    void withoutDriftItIsTheDispersionBetweenPlates() {
        SheathedFlow flow = SheathedFlow.of(0, x -> 6 * x * (1 - x));
        assertThat(flow.velocity()).isCloseTo(1, within(1e-14));
        assertThat(flow.spreading()).isCloseTo(1 / 210.0, within(1e-16));
    }

    /// Polynomials of degree 7 are integrated exactly: −1/9! of the column, to round-off.
    @Test
    void theColumnHasItsFactorials() {
        SheathedFlow flow = SheathedFlow.of(0, ThermogravitationalColumn::profile);
        assertThat(flow.velocity()).isCloseTo(0, within(1e-17));
        assertThat(flow.spreading() * 362880).isCloseTo(1, within(1e-13));
    }

    /// Mirroring the drift mirrors the flow: the column's is odd: the mean changes sign, the spreading does not.
    /// At the hot wall x is rounded to 1e-16, and P with it.
    @ParameterizedTest
    @CsvSource({"0.3", "4", "70", "2500"})
    void theSignOfTheDriftMirrors(double strength) {
        SheathedFlow cold = SheathedFlow.of(strength, ThermogravitationalColumn::profile);
        SheathedFlow hot = SheathedFlow.of(-strength, ThermogravitationalColumn::profile);
        assertThat(hot.velocity()).isCloseTo(-cold.velocity(), within(1e-16));
        assertThat(hot.spreading()).isCloseTo(cold.spreading(), within(1e-10 * cold.spreading()));
    }

    /// Thin layers see a linear flow v = 6x: with s → ∞, ⟨v⟩ = 6/s and K = 36·2/s⁴, for `∫ g²/w = 2/s⁴·…` of y e^{−y}:
    /// g = −y e^{−y} (lengths in 1/s), so that ∫ g²/w dy = ∫ y² e^{−y} dy = 2, times 36/s⁴.
    @Test
    void thinLayersAreThoseOfALinearFlow() {
        double s = 20_000;
        SheathedFlow flow = SheathedFlow.of(s, x -> 6 * x * (1 - x));
        assertThat(flow.velocity() * s / 6).isCloseTo(1, within(3 / s));
        assertThat(flow.spreading() * s * s * s * s / 72).isCloseTo(1, within(20 / s));
    }

    @Test
    void aDriftThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> SheathedFlow.of(Double.NaN, x -> x)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got NaN");
    }
}
