package org.soretflow.material.soret;

/// Checks shared by the laws.
final class Require {

    private Require() {}

    static void positive(String what, double value, String unit) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be above zero, got " + value + " " + unit);
        }
    }

    static void finite(String what, double value, String unit) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be a finite number, got " + value + " " + unit);
        }
    }
}
