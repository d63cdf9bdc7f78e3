package org.soretflow.cases.file;

/// Numbers with units as they stand on the command line; a bare number is in SI units there, as in the files of a run.
public final class Quantities {

    private Quantities() {}

    /// A time [s].
    ///
    /// @throws IllegalArgumentException if the text is no time; the message says what was found
    public static double time(String text) {
        return si(text, Dimension.TIME);
    }

    /// A length [m].
    ///
    /// @throws IllegalArgumentException if the text is no length; the message says what was found
    public static double length(String text) {
        return si(text, Dimension.LENGTH);
    }

    /// A number of any kind, in SI units if it has one.
    ///
    /// @throws IllegalArgumentException if the text is no number; the message says what was found
    public static double any(String text) {
        Units.Quantity quantity = split(text);
        return quantity.unit().isEmpty() ? quantity.number() : Units.toSi(quantity);
    }

    private static double si(String text, Dimension dimension) {
        Units.Quantity quantity = split(text);
        return quantity.unit().isEmpty() ? quantity.number() : Units.toSi(quantity, dimension);
    }

    private static Units.Quantity split(String text) {
        Units.Quantity quantity = Units.split(text);
        if (quantity == null) {
            throw new IllegalArgumentException("found \"" + text + "\", a number with a unit is expected");
        }
        return quantity;
    }
}
