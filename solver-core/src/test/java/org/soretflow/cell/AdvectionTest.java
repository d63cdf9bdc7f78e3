package org.soretflow.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AdvectionTest {

    @Test
    void upwindTakesFromWhereItComes() {
        assertThat(Advection.leftWeight(3, 0, 1, 2)).isEqualTo(3);
        assertThat(Advection.rightWeight(3, 0, 1, 2)).isZero();
        assertThat(Advection.leftWeight(-3, 0, 1, 2)).isZero();
        assertThat(Advection.rightWeight(-3, 0, 1, 2)).isEqualTo(3);
    }

    /// The weights of any blend carry a uniform field with the flow: `a_L − a_R = F`.
    @Test
    void uniformFieldIsCarriedWithTheFlow() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 200; n++) {
            double flow = 4 * random.nextDouble() - 2;
            double blend = random.nextDouble();
            double left = 0.1 + random.nextDouble();
            double right = 0.1 + random.nextDouble();
            double sum = Advection.leftWeight(flow, blend, left, right)
                    - Advection.rightWeight(flow, blend, left, right);
            assertThat(sum).isCloseTo(flow, within(1e-15));
        }
    }

    @Test
    void centralIsLinearInterpolation() {
        double flux = Advection.leftWeight(2, 1, 1, 3) * 10 - Advection.rightWeight(2, 1, 1, 3) * 14;
        assertThat(flux).isEqualTo(2 * 11, within(1e-14));
    }

    /// With r the ratio of slopes, ψ = excess/(½ F step) on a uniform mesh: ψ(1) = 1, ψ(r ≤ 0) = 0, ψ → 2 for large r,
    /// 0 ≤ ψ ≤ min(2, 2r) (Sweby's region), ψ(r)/r = ψ(1/r).
    @Test
    void limiterIsVanLeers() {
        assertThat(limiter(1)).isEqualTo(1, within(1e-15));
        assertThat(limiter(-3)).isZero();
        assertThat(limiter(0)).isZero();
        assertThat(limiter(1e9)).isEqualTo(2, within(1e-8));
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 0; n < 500; n++) {
            double r = Math.exp(8 * random.nextDouble() - 4);
            double psi = limiter(r);
            assertThat(psi).isCloseTo(2 * r / (1 + r), within(1e-14));
            assertThat(psi).isBetween(0.0, Math.min(2, 2 * r));
            assertThat(psi / r).isCloseTo(limiter(1 / r), within(1e-13));
        }
    }

    private static double limiter(double ratio) {
        return Advection.limitedExcess(1, -ratio, 0, 1, 1, 1, 0.5) / 0.5;
    }

    /// On a stretched mesh a linear profile is met exactly, for either sign of the flow.
    @Test
    void linearProfileIsExactOnAStretchedMesh() {
        double excess = Advection.limitedExcess(-2, 4 * 5, 4 * 2, 4 * 1, 3, 1, 0.25);
        assertThat(excess).isEqualTo(-2 * (4 * 1.75 - 4 * 2), within(1e-14));
    }
}
