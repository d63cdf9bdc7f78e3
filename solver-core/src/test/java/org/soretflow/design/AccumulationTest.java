package org.soretflow.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccumulationTest {

    /// The published series with eight decimals, rich end and poor end.
    @Test
    void theClosedProfileIsThatOfTheTable() {
        assertThat(Accumulation.closedProfile(1, 0, 0.05)).isCloseTo(1.27792331, within(1e-8));
        assertThat(Accumulation.closedProfile(1, 1, 0.2)).isCloseTo(0.62290164, within(1e-8));
        assertThat(Accumulation.closedProfile(0.1, 0.5, 0.01)).isCloseTo(0.99999993, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"0.3", "1", "8"})
    void theRichEndIsThatOfTheProfile(double peclet) {
        Accumulation closed = Accumulation.closed(peclet, 7);
        for (double time : new double[] {0.01, 0.05, 0.3}) {
            double exact = Accumulation.closedProfile(peclet, 0, time);
            assertThat(closed.at(7 * time)).isCloseTo(exact, within(1e-9 * exact));
        }
        assertThat(closed.relaxationTime())
                .isCloseTo(7 / (Math.PI * Math.PI + peclet * peclet / 4), within(1e-12));
    }

    /// Finite volumes with exponentially fitted fluxes, 400 cells, steps of 2·10⁻⁵, taken from the first centre to the
    /// end by e^{p/800}. The implicit steps are of first order: p²/4 times a step is 1e-4, times some modes.
    @ParameterizedTest
    @CsvSource({"0.5", "1.999999", "2", "3", "5"})
    void anOpenColumnFillsAsFiniteVolumesDo(double peclet) {
        Accumulation open = Accumulation.open(peclet, 1);
        double[] times = {0.02, 0.1, 0.4};
        double[] found = march(peclet, times);
        for (int m = 0; m < 3; m++) {
            assertThat(open.at(times[m])).isCloseTo(found[m] * Math.exp(peclet / 800), within(2e-3 * found[m]));
        }
        assertThat(open.at(1e-4)).isCloseTo(1, within(0.06 * peclet));
        assertThat(open.steady()).isEqualTo(Math.exp(peclet));
        assertThat(open.at(1e3 * open.relaxationTime())).isCloseTo(open.steady(), within(1e-12 * open.steady()));
    }

    /// With p > 60 one mode is left; just below it the sum must say the same: e^p/p², up to parts in p.
    @Test
    void strongDriftsFillForLong() {
        double below = Accumulation.open(59.9, 1).relaxationTime() / Math.exp(59.9);
        double above = Accumulation.open(60.1, 1).relaxationTime() / Math.exp(60.1);
        assertThat(below / above).isCloseTo(1, within(0.01));
        assertThat(Accumulation.closed(59.9, 1).timeTo(0.9) / Accumulation.closed(60.1, 1).timeTo(0.9))
                .isCloseTo(1, within(0.1));
    }

    @Test
    void sharesAreReachedWhenTheySay() {
        for (Accumulation each : new Accumulation[] {Accumulation.closed(2, 3), Accumulation.open(2.5, 3)}) {
            for (double share : new double[] {0.1, 0.9, 0.99}) {
                assertThat((each.at(each.timeTo(share)) - 1) / (each.steady() - 1)).isCloseTo(share, within(1e-9));
            }
            // at late times each decade takes ln 10 of the slowest mode
            assertThat(each.timeTo(0.9999) - each.timeTo(0.999))
                    .isCloseTo(Math.log(10) * each.relaxationTime(), within(1e-3 * each.relaxationTime()));
        }
    }

    private static double[] march(double peclet, double[] times) {
        int cells = 400;
        double width = 1.0 / cells;
        double step = 2e-5;
        double[] c = new double[cells];
        Arrays.fill(c, 1);
        double z = peclet * width;
        double inward = z / -Math.expm1(-z) / width;
        double outward = z / Math.expm1(z) / width;
        double half = 0.5 * z;
        double inwardTop = half / -Math.expm1(-half) / (0.5 * width);
        double outwardTop = half / Math.expm1(half) / (0.5 * width);
        double[] found = new double[times.length];
        int next = 0;
        for (int n = 1; next < times.length; n++) {
            c = implicit(c, width / step, new double[] {inward, outward, inwardTop, outwardTop});
            if (n * step >= times[next] - 1e-9) {
                found[next++] = c[0];
            }
        }
        return found;
    }

    /// One step: flux towards ξ = 0 between cells m and m + 1 is `in·c[m+1] − out·c[m]`, the reservoir's c is 1.
    private static double[] implicit(double[] c, double capacity, double[] rates) {
        int cells = c.length;
        double[] diagonal = new double[cells];
        double[] right = new double[cells];
        for (int m = 0; m < cells; m++) {
            boolean top = m == cells - 1;
            double own = capacity + (m > 0 ? rates[0] : 0) + (top ? rates[3] : rates[1]);
            double source = capacity * c[m] + (top ? rates[2] : 0);
            double factor = m == 0 ? 0 : rates[1] / diagonal[m - 1];
            diagonal[m] = own - factor * (m == 0 ? 0 : rates[0]);
            right[m] = source + factor * (m == 0 ? 0 : right[m - 1]);
        }
        double[] result = new double[cells];
        for (int m = cells - 1; m >= 0; m--) {
            result[m] = (right[m] + (m == cells - 1 ? 0 : rates[0] * result[m + 1])) / diagonal[m];
        }
        return result;
    }
}
