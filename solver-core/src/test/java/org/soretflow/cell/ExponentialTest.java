package org.soretflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExponentialTest {

    private static final double OVERFLOW = 709.782712893384;
    private static final double SUBNORMAL = -708.3964185322641;
    private static final double UNDERFLOW = -745.1332191019411;

    /// Error of the value [units in the last place of the true value], against a reference good to 1e-27.
    private static double error(double x) {
        int k = (int) Math.round(x / Math.log(2));
        DoubleDouble exact = DoubleDouble.exp(x, k);
        double value = Math.scalb(Math.scalb(Exponential.exp(x), -k / 2), -(k - k / 2));
        double unit = k + Math.getExponent(exact.high()) < Double.MIN_EXPONENT
                ? Math.scalb(1.0, -1074 - k)
                : Math.ulp(exact.high());
        return Math.abs(value - exact.high() - exact.low()) / unit;
    }

    /// The reference itself against 50 digits; beyond 600 its second part would be subnormal.
    @Test
    void referenceIsGoodToTwentySevenDigits() {
        SplittableRandom random = new SplittableRandom(11);
        for (int n = 0; n < 200; n++) {
            double x = random.nextDouble(-600, 600);
            DoubleDouble found = DoubleDouble.exp(x, 0);
            BigDecimal exact = ExactExponential.of(new BigDecimal(x));
            BigDecimal off = new BigDecimal(found.high()).add(new BigDecimal(found.low())).subtract(exact);
            assertThat(off.divide(exact, ExactExponential.DIGITS).doubleValue()).isCloseTo(0, within(1e-27));
        }
    }

    /// Two units are promised to the backends; the method keeps within one.
    @ParameterizedTest
    @CsvSource({
        "-0.35, 0.35",
        "-1, 1",
        "1, 2",
        "-40, 40",
        "-708.39, 709.78",
        "709, 709.782712893384",
        "-708.39, -700",
    })
    void errsByLessThanOneUnitInTheLastPlace(double low, double high) {
        SplittableRandom random = new SplittableRandom(12);
        double worst = 0;
        double at = 0;
        for (int n = 0; n < 200_000; n++) {
            double x = random.nextDouble(low, high);
            double error = error(x);
            if (!(error <= worst)) {
                worst = error;
                at = x;
            }
        }
        assertThat(worst).as("at %s", at).isLessThan(1);
    }

    /// Subnormal results round once more, into a coarser unit.
    @Test
    void errsByLessThanTwoUnitsInSubnormalNumbers() {
        SplittableRandom random = new SplittableRandom(13);
        double worst = 0;
        for (int n = 0; n < 200_000; n++) {
            worst = Math.max(worst, error(random.nextDouble(UNDERFLOW, SUBNORMAL)));
        }
        assertThat(worst).isLessThan(2);
    }

    @Test
    void errsByLessThanOneUnitNextToZero() {
        SplittableRandom random = new SplittableRandom(14);
        double worst = 0;
        for (int n = 0; n < 200_000; n++) {
            worst = Math.max(worst, error(Math.scalb(random.nextDouble(-1, 1), -random.nextInt(1074))));
        }
        assertThat(worst).isLessThan(1);
    }

    @Test
    void givesTheSpecialValues() {
        assertThat(Exponential.exp(0)).isEqualTo(1);
        assertThat(Exponential.exp(-0.0)).isEqualTo(1);
        assertThat(Exponential.exp(Double.MIN_VALUE)).isEqualTo(1);
        assertThat(Exponential.exp(Double.NaN)).isNaN();
        for (double x : new double[] {Math.nextUp(OVERFLOW), 709.79, 710, 1e6, Double.MAX_VALUE, Double.POSITIVE_INFINITY}) {
            assertThat(Exponential.exp(x)).as("e^%s", x).isEqualTo(Double.POSITIVE_INFINITY);
        }
        assertThat(Exponential.exp(OVERFLOW)).isCloseTo(Double.MAX_VALUE, within(1000 * Math.ulp(Double.MAX_VALUE)));
        for (double x : new double[] {-745.14, -746, -1e6, -Double.MAX_VALUE, Double.NEGATIVE_INFINITY}) {
            assertThat(Exponential.exp(x)).as("e^%s", x).isZero();
        }
        assertThat(Exponential.exp(UNDERFLOW)).isEqualTo(Double.MIN_VALUE);
        assertThat(Exponential.exp(-745.1332191019412)).isZero();
    }

    /// Next to every multiple of ½ ln 2 the other power of two takes over: no value falls there, nor anywhere else tried.
    @Test
    void neverFalls() {
        for (int half = -2150; half <= 2048; half++) {
            double x = 0.5 * half * Math.log(2);
            for (int n = 0; n < 200; n++) {
                x = Math.nextDown(x);
            }
            double below = Exponential.exp(x);
            for (int n = 0; n < 400; n++) {
                x = Math.nextUp(x);
                double value = Exponential.exp(x);
                assertThat(value >= below).as("e^%s = %s after %s", x, value, below).isTrue();
                below = value;
            }
        }
        SplittableRandom random = new SplittableRandom(15);
        for (int n = 0; n < 1_000_000; n++) {
            double x = random.nextDouble(-746, 710) * (n % 2 == 0 ? 1 : 1e-3);
            double value = Exponential.exp(x);
            double next = Exponential.exp(Math.nextUp(x));
            assertThat(next >= value).as("e^%s = %s, then %s", x, value, next).isTrue();
        }
    }
}
