package org.soretflow.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThermogravitationalColumnTest {

    /// β, ν, κ of water at 25 °C.
    private static final Solvent WATER = new Solvent(2.5731e-4, 8.926e-7, 1.455e-7);

    /// f(s) by another quadrature, five digits.
    @ParameterizedTest
    @CsvSource({"0.1, 0.99976", "0.5, 0.99409", "1, 0.97677", "2, 0.91341", "5, 0.63293"})
    void finiteDriftsCarryLess(double strength, double factor) {
        assertThat(ThermogravitationalColumn.driftFactor(strength)).isCloseTo(factor, within(6e-6));
        assertThat(ThermogravitationalColumn.driftFactor(-strength)).isCloseTo(factor, within(6e-6));
    }

    /// Both factors are even and smooth: what is left at s = 10⁻⁴ is of the order of s².
    @Test
    void weakDriftsHaveFactorsOfOne() {
        assertThat(ThermogravitationalColumn.driftFactor(0)).isEqualTo(1);
        assertThat(ThermogravitationalColumn.driftFactor(1e-4)).isCloseTo(1, within(1e-9));
        assertThat(ThermogravitationalColumn.spreadingFactor(1e-4)).isCloseTo(1, within(1e-8));
    }

    /// Best gaps in water at 25 °C and 10 K: 277, 129 and 60 µm, rounded.
    @ParameterizedTest
    @CsvSource({"1e-9, 277e-6", "1e-10, 129e-6", "1e-11, 60e-6"})
    void bestGapsInWater(double diffusivity, double gap) {
        assertThat(ThermogravitationalColumn.optimumGap(WATER, new Solute(diffusivity, 1e-3), 10, 9.81))
                .isCloseTo(gap, within(0.6e-6));
    }

    /// In the best gap a weak drift gives √(7/40) S_T ΔT/h; the largest velocity of that in the slot is √3/216.
    @Test
    void theBestGapSeparatesMost() {
        Solute solute = new Solute(1e-10, 1e-3);
        double gap = ThermogravitationalColumn.optimumGap(WATER, solute, 10, 9.81);
        ThermogravitationalColumn best = column(solute, gap, 10);
        assertThat(best.logRatio() * gap / 0.02 / 0.01).isCloseTo(Math.sqrt(7 / 40.0), within(1e-5));
        // Ra_D itself: the slope per length is not the largest, that of the ratio at a given L/h is
        for (double other : new double[] {0.98, 1.02}) {
            ThermogravitationalColumn near = column(solute, gap * other, 10);
            assertThat(near.slope() * near.slot().gap()).isGreaterThan(best.slope() * gap);
        }
        double peak = ThermogravitationalColumn.profile(0.5 + Math.sqrt(3) / 6);
        assertThat(best.largestVelocity() / (peak * best.speciesRayleigh() * 1e-10 / gap)).isCloseTo(1, within(1e-12));
    }

    /// Weak: the formula. Strong: the mode without assumptions differs by the next order in the slope only.
    @ParameterizedTest
    @CsvSource({"1e-3, 60", "1e-3, 602", "1e-3, 6000", "-1e-3, 602"})
    void weakDriftsHaveTheFormulasSlope(double strength, double rayleigh) {
        double weak = -strength * rayleigh / 720 / (1 + rayleigh * rayleigh / 362880);
        ThermogravitationalColumn column = dimensionless(strength, rayleigh);
        assertThat(column.weakSlope()).isCloseTo(weak, within(1e-12 * Math.abs(weak)));
        assertThat(column.slope()).isCloseTo(weak, within(1e-6 * Math.abs(weak)));
        assertThat(column.exactSlope()).isCloseTo(weak, within(1e-6 * Math.abs(weak)));
    }

    /// At the end of a long but thin slope the two agree to the square of what is neglected.
    @ParameterizedTest
    @CsvSource({"1, 30", "2, 30", "5, 30"})
    void strongDriftsNeedTheirFactors(double strength, double rayleigh) {
        ThermogravitationalColumn column = dimensionless(strength, rayleigh);
        double neglected = column.slope() * column.slope();
        assertThat(column.slope() / column.exactSlope()).isCloseTo(1, within(neglected));
        assertThat(Math.abs(column.weakSlope() / column.exactSlope() - 1)).isGreaterThan(0.02);
    }

    @Test
    void withoutExpansionNothingConvects() {
        assertThatThrownBy(() -> ThermogravitationalColumn.optimumGap(new Solvent(0, 1e-6, 1e-7),
                new Solute(1e-10, 0.01), 10, 9.81)).hasMessageContaining("nothing convects");
    }

    private static ThermogravitationalColumn column(Solute solute, double gap, double difference) {
        return new ThermogravitationalColumn(WATER, solute, new Slot(gap, 0.02, difference, 9.81));
    }

    /// Gap, ΔT, D and ν are 1, so that g is Ra_D.
    private static ThermogravitationalColumn dimensionless(double strength, double rayleigh) {
        return new ThermogravitationalColumn(new Solvent(1, 1, 1), new Solute(1, strength),
                new Slot(1, 50, 1, rayleigh));
    }
}
