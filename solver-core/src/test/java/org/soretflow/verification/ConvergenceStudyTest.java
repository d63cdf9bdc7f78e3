package org.soretflow.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvergenceStudyTest {

    /// Neither halved nor in a constant ratio.
    private static final double[] SIZES = {0.1, 0.06, 0.025};

    private static double[] values(double limit, double factor, double order) {
        return Arrays.stream(SIZES).map(h -> limit + factor * Math.pow(h, order)).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.7, 2, 4})
    void findsTheOrderOfErrorsThatFollowAPower(double order) {
        ConvergenceStudy study = ConvergenceStudy.ofErrors(SIZES, values(0, 3, order));
        assertThat(study.orders()).hasSize(2);
        assertThat(study.orders()[0]).isCloseTo(order, within(1e-12));
        assertThat(study.order()).isCloseTo(order, within(1e-12));
        assertThat(study.finestError()).isEqualTo(3 * Math.pow(0.025, order));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.7, 2, 4})
    void findsOrderAndLimitOfValuesThatFollowAPower(double order) {
        // differences of values near 7 carry 1e-15 · 7; at order 4 the smallest difference is 1e-5
        ConvergenceStudy study = ConvergenceStudy.ofValues(SIZES, values(7, -2, order));
        assertThat(study.orders()).hasSize(1);
        assertThat(study.order()).isCloseTo(order, within(1e-8));
        assertThat(study.extrapolated()).isCloseTo(7, within(1e-10));
        assertThat(study.extrapolated(order)).isCloseTo(7, within(1e-12));
        assertThat(study.finestError()).isCloseTo(2 * Math.pow(0.025, order), within(1e-10));
    }

    @Test
    void extrapolatesWhatIsEvenInTheSize() {
        double[] values = Arrays.stream(SIZES).map(h -> 7 - 2 * h * h + 30 * Math.pow(h, 4)).toArray();
        // weights of the three values add up to 1 and are below 2: rounding of values near 7
        assertThat(ConvergenceStudy.ofValues(SIZES, values).extrapolatedInSquares()).isCloseTo(7, within(1e-13));
    }

    @Test
    void theConvergenceIndexHoldsTheLimit() {
        double[] values = values(7, 5, 2);
        double band = ConvergenceStudy.ofValues(SIZES, values).gridConvergenceIndex();
        double error = Math.abs(7 - values[2]) / values[2];
        // the safety factor of three meshes
        assertThat(band).isCloseTo(1.25 * error, within(1e-10));
    }

    @Test
    void valuesThatSwingHaveNoOrder() {
        ConvergenceStudy study = ConvergenceStudy.ofValues(SIZES, new double[] {1, 2, 1.5});
        assertThat(study.order()).isNaN();
        assertThat(study.extrapolated()).isNaN();
    }

    @Test
    void errorsHaveNothingToExtrapolate() {
        ConvergenceStudy study = ConvergenceStudy.ofErrors(SIZES, new double[] {3, 2, 1});
        assertThatThrownBy(study::extrapolated).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesTooFewMeshesAndMeshesThatDoNotGetFiner() {
        assertThatThrownBy(() -> ConvergenceStudy.ofErrors(new double[] {2, 1}, new double[] {2, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("three or more meshes");
        assertThatThrownBy(() -> ConvergenceStudy.ofValues(new double[] {4, 2, 1}, new double[] {2, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConvergenceStudy.ofErrors(new double[] {4, 2, 2}, new double[] {3, 2, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("decrease");
        assertThatThrownBy(() -> ConvergenceStudy.ofErrors(new double[] {4, Double.NaN, 2}, new double[] {3, 2, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printsATable() {
        String table = ConvergenceStudy.ofErrors(new double[] {0.4, 0.2, 0.1}, new double[] {16, 4, 1}).toString();
        assertThat(table).isEqualTo("h=0.400 error 1.60e+01; "
                + "h=0.200 error 4.00e+00 order 2.00; h=0.100 error 1.00e+00 order 2.00");
    }
}
