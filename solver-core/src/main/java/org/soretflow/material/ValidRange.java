package org.soretflow.material;

/// Temperatures at which a law or a material is valid.
///
/// @param lowest [K]
/// @param highest [K]
public record ValidRange(double lowest, double highest) {

    /// Where a law that says nothing of its validity is made into a curve: from 200 to 700 K.
    public static final ValidRange WIDE = new ValidRange(200, 700);

    public ValidRange {
        if (!(lowest > 0) || !(highest > lowest) || Double.isInfinite(highest)) {
            throw new IllegalArgumentException("a range of temperatures must rise above 0 K, got " + lowest + " K to "
                    + highest + " K");
        }
    }

    /// The part of this range in which some properties are valid too.
    ///
    /// @throws IllegalArgumentException if there is none
    public ValidRange within(Property... properties) {
        double low = lowest;
        double high = highest;
        for (Property property : properties) {
            low = Math.max(low, property.lowestTemperature());
            high = Math.min(high, property.highestTemperature());
        }
        return new ValidRange(low, high);
    }

    /// True if a temperature [K] lies in the range, its ends included.
    public boolean contains(double temperature) {
        return temperature >= lowest && temperature <= highest;
    }
}
