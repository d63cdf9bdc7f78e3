package org.soretflow.physics;

import org.soretflow.boundary.Value;

/// Time factor of a source [1].
public sealed interface Modulation {

    /// Factor at a time [s].
    double at(double time);

    /// Limit of the factor from the left: what holds during a step that ends at `time` [s].
    default double before(double time) {
        return at(time);
    }

    /// Next time strictly after `time` at which the factor jumps, +∞ if never; steps end there.
    default double nextJump(double time) {
        return Double.POSITIVE_INFINITY;
    }

    /// True if the factor is always the same.
    default boolean isSteady() {
        return false;
    }

    /// Always 1.
    record Steady() implements Modulation {
        @Override
        public double at(double time) {
            return 1;
        }

        @Override
        public boolean isSteady() {
            return true;
        }
    }

    /// 1 for the first part of each period, 0 for the rest.
    ///
    /// @param frequency [Hz]
    /// @param duty share of the period that is on, between 0 and 1
    record Square(double frequency, double duty) implements Modulation {
        public Square {
            if (!(frequency > 0) || Double.isInfinite(frequency)) {
                throw new IllegalArgumentException("modulation frequency must be positive, got " + frequency + " Hz");
            }
            if (!(duty > 0 && duty < 1)) {
                throw new IllegalArgumentException("modulation duty must lie between 0 and 1, got " + duty);
            }
        }

        @Override
        public double at(double time) {
            double period = Math.floor(time * frequency + 1e-9);
            return time * frequency - period < duty - 1e-9 ? 1 : 0;
        }

        @Override
        public double before(double time) {
            double period = Math.ceil(time * frequency - 1e-9) - 1;
            return time > 0 ? (time * frequency - period <= duty + 1e-9 ? 1 : 0) : at(time);
        }

        @Override
        public double nextJump(double time) {
            double period = Math.floor(time * frequency + 1e-9);
            double off = (period + duty) / frequency;
            return off > time * (1 + 1e-12) + 1e-12 / frequency ? off : (period + 1) / frequency;
        }
    }

    /// `1 + a·sin(2π f t)`.
    ///
    /// @param frequency f [Hz]
    /// @param amplitude a, between 0 and 1
    record Sine(double frequency, double amplitude) implements Modulation {
        public Sine {
            if (!(frequency > 0) || Double.isInfinite(frequency)) {
                throw new IllegalArgumentException("modulation frequency must be positive, got " + frequency + " Hz");
            }
            if (!(amplitude >= 0 && amplitude <= 1)) {
                throw new IllegalArgumentException("modulation amplitude must lie between 0 and 1, got " + amplitude);
            }
        }

        @Override
        public double at(double time) {
            return 1 + amplitude * Math.sin(2 * Math.PI * frequency * time);
        }
    }

    /// Any function of time, from an expression or a table.
    record Given(Value factor) implements Modulation {
        @Override
        public double at(double time) {
            return factor.at(0, 0, 0, time);
        }

        @Override
        public boolean isSteady() {
            return factor.isSteady();
        }
    }
}
