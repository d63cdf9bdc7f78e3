package org.soretflow.cases.run;

import java.util.ArrayDeque;
import java.util.Iterator;

/// How long a run still takes, from its steps in the last quarter of the time that has passed.
///
/// Steps of a relaxing state grow: with a factor g per step and a present step s, the simulated time R that is left
/// takes `N = ln(1 + R (g − 1)/(g s)) / ln g` steps, each as long on the clock as the recent ones. A growth measured
/// over few steps must not be extrapolated far: nothing is said before [#LEAST] steps, nor while the last step would be
/// more than [#FARTHEST] times as long as the present one, [#FARTHEST_EARLY] times in the first [#EARLY] of the time.
/// Steps may also shrink at first and grow later: more than [#AHEAD] times the steps taken are not foreseen.
final class Pace {

    private static final int MOST = 256;
    private static final int LEAST = 10;
    private static final double FARTHEST = 10;
    private static final double FARTHEST_EARLY = 2;
    private static final double EARLY = 0.05;
    private static final double AHEAD = 100;

    private record Mark(long clock, double time) {}

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long start;
    private double startTime;
    private long taken = -1;

    /// Notes a simulated time [s] at a clock time [ns].
    void add(long clock, double time) {
        if (marks.isEmpty()) {
            start = clock;
            startTime = time;
        }
        taken++;
        marks.addLast(new Mark(clock, time));
        while (marks.size() > MOST
                || marks.size() > LEAST + 1 && clock - marks.getFirst().clock() > (clock - start) / 4) {
            marks.removeFirst();
        }
    }

    /// Clock time until a simulated time is reached [s]; infinite as long as nothing is known.
    double secondsUntil(double time) {
        int steps = marks.size() - 1;
        if (steps < LEAST) {
            return Double.POSITIVE_INFINITY;
        }
        int half = steps / 2;
        Mark middle = middle(half);
        double earlier = (middle.time() - marks.getFirst().time()) / half;
        double later = (marks.getLast().time() - middle.time()) / (steps - half);
        // the two mean steps lie half the window apart; single steps are cut short by output times
        double growth = Math.max(1, Math.pow(later / earlier, 2.0 / steps));
        double present = later * Math.pow(growth, 0.25 * steps);
        double now = marks.getLast().time();
        double left = Math.max(0, time - now);
        double more = growth - 1 > 1e-9
                ? Math.log1p(left * (growth - 1) / (growth * present)) / Math.log(growth)
                : left / present;
        boolean early = now - startTime < EARLY * (time - startTime);
        if (!(Math.pow(growth, more) <= (early ? FARTHEST_EARLY : FARTHEST)) || more > AHEAD * taken) {
            return Double.POSITIVE_INFINITY;
        }
        return more * (marks.getLast().clock() - marks.getFirst().clock()) * 1e-9 / steps;
    }

    private Mark middle(int index) {
        Iterator<Mark> iterator = marks.iterator();
        for (int m = 0; m < index; m++) {
            iterator.next();
        }
        return iterator.next();
    }
}
