package org.soretflow.run;

import java.util.Arrays;

/// When an observer is due. Time schedules also shorten the step so that it lands on them exactly.
public sealed interface Schedule {

    /// Whether two times differ by no more than round-off, a part in 10¹²: 3·0.1 and 0.3 are one time. A step between two
    /// such times would be too short to carry a slope.
    static boolean isSame(double a, double b) {
        return a == b || Math.abs(a - b) < 1e-12 * Math.max(Math.abs(a), Math.abs(b));
    }

    /// Next time at which this schedule wants a step to end, after `time` [s] by more than round-off; +∞ if it has none.
    double nextAfter(double time);

    /// Whether an observer is due after a step.
    ///
    /// @param step number of the step just taken, 0 for the initial state
    /// @param time time at its end [s]
    /// @param last whether the run ends here
    boolean isDue(long step, double time, boolean last);

    /// Every n steps, at the start and at the end.
    static Schedule everySteps(long steps) {
        return new EverySteps(steps);
    }

    /// Every interval of simulated time [s], at the start and at the end.
    static Schedule every(double interval) {
        return new EveryInterval(interval);
    }

    /// At the given times [s] only.
    static Schedule at(double... times) {
        return new AtTimes(times.clone(), false);
    }

    /// At the given times [s] and at the end, also of a run that ends early because nothing changes any more.
    static Schedule atAndEnd(double... times) {
        return new AtTimes(times.clone(), true);
    }

    /// Once, at the end.
    static Schedule atEnd() {
        return new AtEnd();
    }

    record EverySteps(long steps) implements Schedule {
        public EverySteps {
            if (steps < 1) {
                throw new IllegalArgumentException("a schedule needs at least 1 step, got " + steps);
            }
        }

        @Override
        public double nextAfter(double time) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public boolean isDue(long step, double time, boolean last) {
            return last || step % steps == 0;
        }
    }

    record EveryInterval(double interval) implements Schedule {
        public EveryInterval {
            if (!(interval > 0) || Double.isInfinite(interval)) {
                throw new IllegalArgumentException("a schedule needs a positive interval, got " + interval + " s");
            }
        }

        /// Multiples are counted, not added up, so that the hundredth output is at 100·interval to the last bit.
        @Override
        public double nextAfter(double time) {
            double count = Math.floor(time / interval);
            while (count * interval <= time || isSame(count * interval, time)) {
                count++;
            }
            return count * interval;
        }

        @Override
        public boolean isDue(long step, double time, boolean last) {
            return last || isSame(Math.rint(time / interval) * interval, time);
        }
    }

    record AtTimes(double[] times, boolean end) implements Schedule {
        public AtTimes {
            times = times.clone();
            Arrays.sort(times);
            for (double time : times) {
                if (!(time >= 0) || Double.isInfinite(time)) {
                    throw new IllegalArgumentException("a schedule needs times ≥ 0, got " + time + " s");
                }
            }
        }

        @Override
        public double[] times() {
            return times.clone();
        }

        @Override
        public double nextAfter(double time) {
            for (double candidate : times) {
                if (candidate > time && !isSame(candidate, time)) {
                    return candidate;
                }
            }
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public boolean isDue(long step, double time, boolean last) {
            return end && last || Arrays.stream(times).anyMatch(one -> isSame(one, time));
        }
    }

    record AtEnd() implements Schedule {
        @Override
        public double nextAfter(double time) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public boolean isDue(long step, double time, boolean last) {
            return last;
        }
    }
}
