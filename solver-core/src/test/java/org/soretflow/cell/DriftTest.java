package org.soretflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static BigDecimal exactBernoulli(double z) {
        BigDecimal x = new BigDecimal(z);
        return x.divide(ExactExponential.of(x).subtract(BigDecimal.ONE), ExactExponential.DIGITS);
    }

    /// Logarithmically spread from 1e-12 to 700, many of them between 1 and 1.4, where `e^z − 1` cancels most, with both
    /// sides of the seam at 1.
    private static double[] exponents() {
        SplittableRandom random = new SplittableRandom(3);
        double[] z = new double[2000];
        for (int n = 0; n < z.length; n++) {
            z[n] = n % 2 == 0
                    ? random.nextDouble(1, 1.4)
                    : Math.pow(10, -12 + random.nextDouble() * (12 + Math.log10(700)));
        }
        z[0] = Math.nextDown(1.0);
        z[1] = 1;
        z[2] = 700;
        z[3] = 0.999;
        return z;
    }

    @Test
    void bernoulliIsAccurateToFourUnitsInTheLastPlace() {
        for (double z : exponents()) {
            double exact = exactBernoulli(z).doubleValue();
            assertThat(Drift.bernoulli(z)).as("B(%s)", z).isCloseTo(exact, within(4 * Math.ulp(exact)));
        }
        assertThat(Drift.bernoulli(0)).isEqualTo(1);
    }

    /// `B(−z) = B(z) + z` holds for the weights, on both sides of 0.
    @Test
    void weightsAreTheBernoulliFunctionOfEitherSign() {
        for (double z : exponents()) {
            double plus = exactBernoulli(z).doubleValue();
            double minus = exactBernoulli(z).add(new BigDecimal(z)).doubleValue();
            assertThat(Drift.leftWeight(1, z)).isCloseTo(plus, within(4 * Math.ulp(plus)));
            assertThat(Drift.rightWeight(1, z)).isCloseTo(minus, within(4 * Math.ulp(minus)));
            assertThat(Drift.leftWeight(1, -z)).isEqualTo(Drift.rightWeight(1, z));
            assertThat(Drift.leftWeight(4, z)).isEqualTo(4 * Drift.leftWeight(1, z));
        }
    }

    @Test
    void weightsStayPositiveAndTendToUpwindAtAnyExponent() {
        for (double z : new double[] {710, 1e4, 1e6, 1e300}) {
            assertThat(Drift.leftWeight(1, z)).isBetween(0.0, 1e-300);
            assertThat(Drift.rightWeight(1, z)).isEqualTo(z);
        }
        assertThat(Drift.leftWeight(0, 5)).isZero();
        assertThat(Drift.exponent(1, 3, 7, 0)).as("closed face").isZero();
        assertThat(Drift.exponent(1, 3, 5, 10)).isEqualTo(1.5);
    }

    /// Zero flux in the state at rest: `a_L e^{−Φ_L} = a_R e^{−Φ_R}`.
    @Test
    void fluxVanishesAtRest() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < 1000; n++) {
            double left = 20 * random.nextDouble() - 10;
            double right = 20 * random.nextDouble() - 10;
            double z = Drift.exponent(left, right, 0, 2);
            double a = Drift.leftWeight(2, z) * Math.exp(-left);
            double b = Drift.rightWeight(2, z) * Math.exp(-right);
            // z is rounded at ulp(20)/2 = 8 units of 1, the weights at 4, the two exponentials at 1 each
            assertThat(a).isCloseTo(b, within(24 * Math.ulp(1.0) * a));
        }
    }

    /// `c/(1−c) = A e^{−Φ}` has no saturating flux, and the linearisation is exact at its own point.
    @Test
    void saturatingFluxVanishesAtLogisticEquilibrium() {
        SplittableRandom random = new SplittableRandom(5);
        for (int n = 0; n < 1000; n++) {
            double potentialLeft = 6 * random.nextDouble() - 3;
            double potentialRight = 6 * random.nextDouble() - 3;
            double cl = 1 / (1 + Math.exp(potentialLeft));
            double cr = 1 / (1 + Math.exp(potentialRight));
            double z = Drift.exponent(potentialLeft, potentialRight, 0, 1);
            double a = Drift.leftWeight(1, z);
            double b = Drift.rightWeight(1, z);
            double flux = a * cl * (1 - cr) - b * cr * (1 - cl);
            assertThat(flux).isCloseTo(0, within(1e-14 * (a + b)));
            double linear = Drift.saturatingLeft(a, b, cr) * cl - Drift.saturatingRight(a, b, cl) * cr
                    - Drift.saturatingExcess(a, b, cl, cr);
            assertThat(linear).isCloseTo(flux, within(1e-14 * (a + b)));
            assertThat(Drift.saturatingLeft(a, b, cr)).isNotNegative();
            assertThat(Drift.saturatingRight(a, b, cl)).isNotNegative();
        }
        assertThat(Drift.saturatingLeft(2, 3, 0)).as("dilute limit").isEqualTo(2);
        assertThat(Drift.saturatingRight(2, 3, 0)).as("dilute limit").isEqualTo(3);
    }

    @Test
    void velocityGoesToTheColdSideForAPositiveCoefficient() {
        assertThat(Drift.velocity(2e-10, 0, 0.5, 1e-4)).isEqualTo(-1e-6, within(1e-20));
    }
}
