package org.soretflow.discrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.discrete.DevelopedProfile.Gap;

class DevelopedProfileTest {

    private static DevelopedProfile duct(double width, double height) {
        return new DevelopedProfile(new Gap(0, width), new Gap(0, height));
    }

    /// Maximum over mean velocity of rectangular ducts; the published figures have eight digits.
    @ParameterizedTest
    @CsvSource({"1, 2.0962560", "2, 1.9917963", "4, 1.7736814", "8, 1.6282658"})
    void theMaximumIsThatOfTheSeries(double aspect, double ratio) {
        double width = 30e-6;
        double height = aspect * width;
        // the average over a part of 1e-6 of the width differs from the maximum by its square
        double half = 0.5e-6 * width;
        double lying = duct(height, width).average(
                0.5 * height - half, 0.5 * height + half, 0.5 * width - half, 0.5 * width + half);
        double standing = duct(width, height).average(
                0.5 * width - half, 0.5 * width + half, 0.5 * height - half, 0.5 * height + half);
        assertThat(lying).isCloseTo(ratio, within(5e-8));
        assertThat(standing).isCloseTo(lying, within(1e-12));
    }

    @Test
    void theDoubleSineSeriesGivesTheSame() {
        double w = 1;
        double h = 1.7;
        double mean = doubleSeries(w, h, 0, w, 0, h);
        double[][] parts = {{0, 0.1, 0, 0.2}, {0.3, 0.4, 0.7, 0.9}, {0.9, 1, 0.8, 1}, {0, 1, 0, 0.1}, {0.4, 0.7, 1.5, 1.7}};
        for (double[] p : parts) {
            double expected = doubleSeries(w, h, p[0], p[1], p[2], p[3]) / mean;
            // terms of a part fall like 1/(m²n²(m²+n²)): what lies beyond 2000 is below 1e-9 of the sum
            assertThat(duct(w, h).average(p[0], p[1], p[2], p[3])).isCloseTo(expected, within(1e-8));
        }
    }

    /// Average of the solution of `−∇²u = 1` from its expansion in the eigenfunctions of both directions.
    private static double doubleSeries(double w, double h, double y0, double y1, double z0, double z1) {
        double sum = 0;
        for (int m = 1; m < 2000; m += 2) {
            double a = m * Math.PI / w;
            double y = (Math.cos(a * y0) - Math.cos(a * y1)) / (a * (y1 - y0));
            double inner = 0;
            for (int n = 1; n < 2000; n += 2) {
                double b = n * Math.PI / h;
                double z = (Math.cos(b * z0) - Math.cos(b * z1)) / (b * (z1 - z0));
                inner += z / (n * (a * a + b * b));
            }
            sum += y * inner / m;
        }
        return sum;
    }

    @Test
    void thePartsOfAnySubdivisionAddUpToTheWhole() {
        SplittableRandom random = new SplittableRandom(7);
        for (double aspect : new double[] {0.02, 0.3, 1, 5, 19, 100}) {
            DevelopedProfile profile = duct(1, aspect);
            double[] y = cuts(random, 1);
            double[] z = cuts(random, aspect);
            double sum = 0;
            for (int i = 1; i < y.length; i++) {
                for (int k = 1; k < z.length; k++) {
                    double share = (y[i] - y[i - 1]) * (z[k] - z[k - 1]) / aspect;
                    sum += share * profile.average(y[i - 1], y[i], z[k - 1], z[k]);
                }
            }
            // parts near one wall and near the other come from different forms of the series
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    private static double[] cuts(SplittableRandom random, double length) {
        double[] cuts = new double[13];
        cuts[1] = 1e-4 * length;
        for (int n = 2; n < 12; n++) {
            cuts[n] = (n - 1 + 0.8 * random.nextDouble()) / 12 * length;
        }
        cuts[12] = length;
        return cuts;
    }

    @Test
    void theVelocityFallsLinearlyToTheWall() {
        double thin = 1e-7;
        for (DevelopedProfile profile : new DevelopedProfile[] {duct(1, 1), duct(3, 1), duct(1, 3)}) {
            double one = profile.average(0, thin, 0.45, 0.55);
            double two = profile.average(0, 2 * thin, 0.45, 0.55);
            assertThat(one).isPositive();
            // the curvature changes the ratio by about the thickness; 1e-6 leaves room for its factor
            assertThat(two / one).isCloseTo(2, within(1e-6));
        }
    }

    @Test
    void betweenTwoWallsTheProfileIsAParabola() {
        DevelopedProfile slit = new DevelopedProfile(null, new Gap(2e-4, 6e-4));
        for (double[] part : new double[][] {{2e-4, 3e-4}, {3.1e-4, 3.2e-4}, {4e-4, 6e-4}}) {
            double low = (part[0] - 2e-4) / 4e-4;
            double high = (part[1] - 2e-4) / 4e-4;
            double expected = (high * high * (3 - 2 * high) - low * low * (3 - 2 * low)) / (high - low);
            assertThat(slit.average(-5, 12, part[0], part[1])).isCloseTo(expected, within(1e-13));
        }
        assertThat(new DevelopedProfile(new Gap(0, 1), null).average(0, 1, 0, 1)).isEqualTo(1);
    }

    @Test
    void withoutWallsTheVelocityIsTheSameEverywhere() {
        assertThat(new DevelopedProfile(null, null).average(0, 0.1, 3, 4)).isEqualTo(1);
    }
}
