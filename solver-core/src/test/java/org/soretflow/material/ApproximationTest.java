package org.soretflow.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ApproximationTest {

    private static final ValidRange RANGE = new ValidRange(273.15, 373.15);

    private static void followed(PiecewisePolynomial curve, DoubleUnaryOperator law, ValidRange range) {
        SplittableRandom random = new SplittableRandom(4);
        double size = Math.abs(law.applyAsDouble(range.lowest()));
        for (int n = 0; n < 5000; n++) {
            double kelvin = range.lowest() + (range.highest() - range.lowest()) * random.nextDouble();
            double exact = law.applyAsDouble(kelvin);
            // between the points where the error was looked at it may be a little larger than there: a factor of two
            assertThat(curve.at(kelvin)).as("at %s K", kelvin)
                    .isCloseTo(exact, within(2e-12 * Math.max(Math.abs(exact), 1e-3 * size)));
        }
    }

    @Test
    void smoothLawsAreFollowedToTheTolerance() {
        DoubleUnaryOperator viscosity = kelvin -> 2.414e-5 * Math.pow(10, 247.8 / (kelvin - 140));
        PiecewisePolynomial curve = Approximation.of(viscosity, RANGE);
        followed(curve, viscosity, RANGE);
        assertThat(curve.starts().length).isLessThan(20);
        followed(Approximation.of(kelvin -> 1 / (kelvin * kelvin), ValidRange.WIDE), kelvin -> 1 / (kelvin * kelvin),
                ValidRange.WIDE);
    }

    /// Near a zero the error is relative to the largest value of the interval, at most 0.025 here.
    @Test
    void aZeroInTheRangeIsNoDifficulty() {
        DoubleUnaryOperator law = kelvin -> 0.02 * -Math.expm1((297 - kelvin) / 30);
        PiecewisePolynomial curve = Approximation.of(law, RANGE);
        for (double kelvin = 273.15; kelvin < 373.15; kelvin += 0.013) {
            assertThat(curve.at(kelvin)).isCloseTo(law.applyAsDouble(kelvin), within(2e-12 * 0.025));
        }
    }

    @Test
    void kinksAtKnotsAreKept() {
        Property.Table table = new Property.Table(new double[] {280, 290, 293, 330}, new double[] {1, 3, 2, 4});
        ValidRange range = RANGE.within(table);
        assertThat(range).isEqualTo(new ValidRange(280, 330));
        DoubleUnaryOperator law = kelvin -> kelvin / table.at(kelvin);
        followed(Approximation.of(law, range, Approximation.knots(table)), law, range);
    }

    /// Approximations jump by their error where two pieces meet; a law made of them is as good as they are together.
    @Test
    void lawsMadeOfApproximationsAreApproximated() {
        PiecewisePolynomial first = Approximation.of(kelvin -> Math.exp(kelvin / 20), RANGE);
        PiecewisePolynomial second = Approximation.of(kelvin -> Math.pow(kelvin, 1.5) / (kelvin + 110), RANGE);
        DoubleUnaryOperator law = kelvin -> first.at(kelvin) / second.at(kelvin);
        followed(Approximation.of(law, RANGE, Approximation.knots(first, second)), law, RANGE);
    }

    @Test
    void aJumpWithoutAKnotIsRefused() {
        assertThatThrownBy(() -> Approximation.of(kelvin -> kelvin < 300.1 ? 1 : 2, RANGE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not smooth near 300.09");
        assertThatThrownBy(() -> Approximation.of(kelvin -> Math.sin(1000 * kelvin), RANGE))
                .hasMessageContaining("or varies too fast");
        assertThatThrownBy(() -> Approximation.of(kelvin -> Double.NaN, RANGE))
                .hasMessageContaining("gives NaN at 273.15 K");
    }

    /// The integral of 1/T² is −1/T; beyond the range the law is constant.
    @Test
    void integralsAreThoseOfTheLaw() {
        PiecewisePolynomial curve = Approximation.of(kelvin -> 1 / (kelvin * kelvin), RANGE);
        double exact = 1 / 280.0 - 1 / 370.0;
        assertThat(curve.integral(280, 370)).isCloseTo(exact, within(2e-12 * exact));
        assertThat(curve.integral(370, 280)).isCloseTo(-exact, within(2e-12 * exact));
        assertThat(curve.at(500)).isCloseTo(1 / (373.15 * 373.15), within(1e-17));
        assertThat(curve.at(100)).isEqualTo(curve.at(273.15));
        assertThat(curve.integral(373.15, 383.15)).isCloseTo(10 / (373.15 * 373.15), within(1e-15));
        assertThat(curve.integral(263.15, 273.15)).isCloseTo(10 / (273.15 * 273.15), within(1e-15));
    }

    @Test
    void aPolynomialWithARangeIsThatPolynomialInIt() {
        Property.Polynomial cubic = new Property.Polynomial(298.15, new double[] {2, -0.1, 3e-3, 1e-5});
        PiecewisePolynomial valid = PiecewisePolynomial.valid(cubic, 280, 330);
        for (double kelvin = 280; kelvin <= 330; kelvin += 2.5) {
            // sums of size 10 by another order of operations
            assertThat(valid.at(kelvin)).isCloseTo(cubic.at(kelvin), within(1e-13));
        }
        assertThat(valid.at(400)).isCloseTo(cubic.at(330), within(1e-13));
        assertThat(valid.lowestTemperature()).isEqualTo(280);
        assertThat(valid.highestTemperature()).isEqualTo(330);
        PiecewisePolynomial constant = PiecewisePolynomial.valid(Property.constant(7), 280, 330);
        assertThat(constant.isConstant()).isTrue();
        assertThat(constant.at(0)).isEqualTo(7);
        assertThat(constant.integral(300, 400)).isEqualTo(700);
        assertThat(constant).isEqualTo(PiecewisePolynomial.valid(Property.constant(7), 280, 330))
                .hasSameHashCodeAs(PiecewisePolynomial.valid(Property.constant(7), 280, 330))
                .isNotEqualTo(PiecewisePolynomial.valid(Property.constant(7), 280, 331));
    }

    @Test
    void impossiblePiecesAreRefused() {
        assertThatThrownBy(() -> new PiecewisePolynomial(new double[] {300}, 290, 1, new double[] {1}))
                .hasMessageContaining("must follow each other");
        assertThatThrownBy(() -> new PiecewisePolynomial(new double[] {300}, 310, 2, new double[] {1}))
                .hasMessageContaining("need 2 numbers, got 1");
        assertThatThrownBy(() -> new PiecewisePolynomial(new double[] {300}, 310, 1, new double[] {Double.NaN}))
                .hasMessageContaining("finite");
        Property.Table table = new Property.Table(new double[] {1, 2}, new double[] {1, 2});
        assertThatThrownBy(() -> PiecewisePolynomial.valid(table, 1, 2))
                .hasMessageContaining("has a range of validity already");
        assertThatThrownBy(() -> new ValidRange(300, 300)).hasMessageContaining("must rise");
    }
}
