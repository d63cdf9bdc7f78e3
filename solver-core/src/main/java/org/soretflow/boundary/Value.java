package org.soretflow.boundary;

/// A number as a function of place and time, in SI units: a constant, an expression, a table.
@FunctionalInterface
public interface Value {

    /// @param x position [m]
    /// @param y position [m]
    /// @param z position [m]
    /// @param t time [s]
    double at(double x, double y, double z, double t);

    /// True if the time does not matter; what is steady is evaluated once.
    default boolean isSteady() {
        return false;
    }

    /// The same number everywhere and always.
    static Value constant(double value) {
        return new Constant(value);
    }

    /// A function of place only; the argument t is passed as 0.
    static Value steady(Value function) {
        return new Steady(function);
    }

    record Constant(double value) implements Value {
        @Override
        public double at(double x, double y, double z, double t) {
            return value;
        }

        @Override
        public boolean isSteady() {
            return true;
        }
    }

    record Steady(Value function) implements Value {
        @Override
        public double at(double x, double y, double z, double t) {
            return function.at(x, y, z, 0);
        }

        @Override
        public boolean isSteady() {
            return true;
        }
    }
}
