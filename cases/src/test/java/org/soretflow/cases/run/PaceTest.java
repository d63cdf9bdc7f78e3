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
    void nothingIsKnownOfOneStepOrWithoutAny() {
        Pace pace = new Pace();
        assertThat(pace.secondsUntil(1)).isInfinite();
        pace.add(0, 0);
        pace.add(STEP, 0.5);
        assertThat(pace.secondsUntil(1)).isInfinite();
    }
}
