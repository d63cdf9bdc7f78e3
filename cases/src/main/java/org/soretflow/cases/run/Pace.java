package org.soretflow.cases.run;

import java.util.ArrayDeque;

/// How fast simulated time passes, over the last quarter of the run.
final class Pace {

    private static final int MOST = 256;

    private record Mark(long clock, double time) {}

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long start;

    /// Notes a simulated time [s] at a clock time [ns].
    void add(long clock, double time) {
        if (marks.isEmpty()) {
            start = clock;
        }
        marks.addLast(new Mark(clock, time));
        while (marks.size() > MOST || marks.size() > 2 && clock - marks.getFirst().clock() > (clock - start) / 4) {
            marks.removeFirst();
        }
    }

    /// Clock time until a simulated time is reached [s]; infinite as long as nothing is known.
    double secondsUntil(double time) {
        if (marks.size() < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double passed = (marks.getLast().clock() - marks.getFirst().clock()) * 1e-9;
        double gained = marks.getLast().time() - marks.getFirst().time();
        return gained > 0 ? Math.max(0, time - marks.getLast().time()) * passed / gained : Double.POSITIVE_INFINITY;
    }
}
