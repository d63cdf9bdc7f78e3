package org.soretflow.cases.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long STEP = 50_000_000;

    @Test
    void steadyStepsGoOnAsTheyAre() {
        Pace pace = new Pace();
        for (int step = 0; step <= 40; step++) {
            pace.add(step * STEP, 3.0 * step);
        }
        assertThat(pace.secondsUntil(300)).isCloseTo(60 * 0.05, within(1e-9));
    }

    @Test
    void growingStepsGoOnGrowing() {
        Pace pace = new Pace();
        double time = 0;
        double length = 1e-3;
        int step = 0;
        for (; step <= 150; step++) {
            pace.add(step * STEP, time);
            time += length;
            length *= 1.05;
        }
        double end = time;
        int more = 0;
        for (; more < 30; more++) {
            end += length;
            length *= 1.05;
        }
        // the growth is that of a geometric series, so only the window's rounding to whole steps is left: one step
        assertThat(pace.secondsUntil(end)).isCloseTo((more + 1) * 0.05, within(0.05));
    }

    @Test
    void nothingIsSaidFromTheFirstStepsOfARelaxation() {
        Pace pace = new Pace();
        double time = 0;
        double length = 1e-3;
        for (int step = 0; step <= 20; step++) {
            pace.add(step * STEP, time);
            // 86400 s lie 25 doublings ahead
            assertThat(pace.secondsUntil(86_400)).isInfinite();
            time += length;
            length *= 2;
        }
    }

    @Test
    void anEvenPaceIsToldFromTheTenthStepOn() {
        Pace pace = new Pace();
        for (int step = 0; step < 10; step++) {
            pace.add(step * STEP, step);
            assertThat(pace.secondsUntil(1000)).isInfinite();
        }
        pace.add(10 * STEP, 10);
        assertThat(pace.secondsUntil(1000)).isCloseTo(990 * 0.05, within(1e-9));
    }

    /// The first step was too long: error control shortens the next ones, and lets them grow for hours afterwards.
    @Test
    void stepsThatShrinkAtFirstAreNotTakenForThePaceOfTheWhole() {
        Pace pace = new Pace();
        double time = 0;
        for (int step = 0; step <= 20; step++) {
            pace.add(step * STEP, time);
            assertThat(pace.secondsUntil(86_400)).isInfinite();
            time += step < 3 ? 1e-3 : 3e-4;
        }
    }

    /// Steps that grow by 2 %: to go from 4 % of the time on, they would have to become some five times as long.
    @Test
    void aSlightGrowthIsNotCarriedFarInTheFirstTwentieth() {
        Pace pace = new Pace();
        double time = 0;
        for (int step = 0; step <= 12; step++) {
            pace.add(step * STEP, time);
            time += Math.pow(1.02, step);
        }
        double now = time - Math.pow(1.02, 12);
        assertThat(pace.secondsUntil(now / 0.04)).isInfinite();
        assertThat(pace.secondsUntil(now / 0.06)).isFinite();
    }

    /// A restarted run has its first twentieth where it takes up the work.
    @Test
    void aRestartBeginsAnew() {
        Pace pace = new Pace();
        double time = 1e6;
        for (int step = 0; step <= 12; step++) {
            pace.add(step * STEP, time);
            time += Math.pow(1.02, step);
        }
        assertThat(pace.secondsUntil(1e6 + 13.4 / 0.04)).isInfinite();
    }

    @Test
    void nothingIsKnownOfOneStepOrWithoutAny() {
        Pace pace = new Pace();
        assertThat(pace.secondsUntil(1)).isInfinite();
        pace.add(0, 0);
        pace.add(STEP, 0.5);
        assertThat(pace.secondsUntil(1)).isInfinite();
    }
}
