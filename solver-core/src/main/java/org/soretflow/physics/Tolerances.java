package org.soretflow.physics;

/// The one rule for solver tolerances.
final class Tolerances {

    private Tolerances() {}

    static void require(String equation, double tolerance) {
        if (!(tolerance >= 1e-14 && tolerance <= 0.1)) {
            throw new IllegalArgumentException(
                    "equation " + equation + ": tolerance must lie between 1e-14 and 0.1, got " + tolerance);
        }
    }
}
