package org.soretflow.design;

/// An upright slot between a cold wall and a hot one.
///
/// @param gap h [m]
/// @param length L [m], the height
/// @param temperatureDifference ΔT [K] between the walls
/// @param gravity g [m/s²]
public record Slot(double gap, double length, double temperatureDifference, double gravity) {

    public Slot {
        Solute.requirePositive("gap [m]", gap);
        Solute.requirePositive("length [m]", length);
        Solute.requirePositive("temperature difference [K]", temperatureDifference);
        Solute.requirePositive("gravity [m/s²]", gravity);
    }

    /// The same slot with another gap [m].
    public Slot withGap(double other) {
        return new Slot(other, length, temperatureDifference, gravity);
    }
}
