package org.soretflow.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThinningTest {

    @Test
    void theEndsAndExtremesOfAColumnStay() {
        double[] across = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 1.1, 2.9};
        double[] upwards = {3, 9, 4, 1, 5, 6, 7, 8};
        assertThat(Thinning.of(across, upwards)).containsExactly(0, 1, 3, 5, 6, 7);
        assertThat(Thinning.of(new double[] {0.5}, new double[] {1})).containsExactly(0);
    }

    /// Points without a place stay, also the first and the last: where they are the line is broken.
    @Test
    void breaksStay() {
        double none = Double.NaN;
        assertThat(Thinning.of(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6}, new double[] {none, 1, 2, none, 3, none}))
                .containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(Thinning.of(new double[] {0.1, none, 0.3}, new double[] {1, 2, 3})).containsExactly(0, 1, 2);
    }

    /// A hundred thousand points in 500 columns leave four each, among them the extremes of the whole.
    @Test
    void manyPointsBecomeFew() {
        SplittableRandom random = new SplittableRandom(7);
        int count = 100_000;
        double[] across = new double[count];
        double[] upwards = new double[count];
        for (int n = 0; n < count; n++) {
            across[n] = 500.0 * n / count;
            upwards[n] = random.nextDouble();
        }
        int[] kept = Thinning.of(across, upwards);
        assertThat(kept.length).isLessThanOrEqualTo(4 * 500);
        assertThat(kept).isSorted().doesNotHaveDuplicates();
        assertThat(Arrays.stream(kept).mapToDouble(n -> upwards[n]).max().orElseThrow())
                .isEqualTo(Arrays.stream(upwards).max().orElseThrow());
        assertThat(Arrays.stream(kept).mapToDouble(n -> upwards[n]).min().orElseThrow())
                .isEqualTo(Arrays.stream(upwards).min().orElseThrow());
    }
}
