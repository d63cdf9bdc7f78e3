package org.soretflow.cases.file;

import java.util.List;

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

    /// A temperature [K].
    ///
    /// @throws IllegalArgumentException if the text is no temperature above zero; the message says what was found
    public static double temperature(String text) {
        double value = si(text, Dimension.TEMPERATURE);
        if (!(value > 0)) {
            throw new IllegalArgumentException("found \"" + text + "\", a temperature must lie above 0 K (-273.15 °C)");
        }
        return value;
    }

    /// A difference of temperatures [K].
    ///
    /// @throws IllegalArgumentException if the text is none; the message says what was found
    public static double temperatureDifference(String text) {
        return si(text, Dimension.TEMPERATURE_DIFFERENCE);
    }

    /// A diffusivity [m²/s].
    ///
    /// @throws IllegalArgumentException if the text is none; the message says what was found
    public static double diffusivity(String text) {
        return si(text, Dimension.DIFFUSIVITY);
    }

    /// A Soret coefficient [1/K].
    ///
    /// @throws IllegalArgumentException if the text is none; the message says what was found
    public static double soretCoefficient(String text) {
        return si(text, Dimension.SORET);
    }

    /// A velocity [m/s].
    ///
    /// @throws IllegalArgumentException if the text is none; the message says what was found
    public static double velocity(String text) {
        return si(text, Dimension.VELOCITY);
    }

    /// An acceleration [m/s²].
    ///
    /// @throws IllegalArgumentException if the text is none; the message says what was found
    public static double acceleration(String text) {
        return si(text, Dimension.ACCELERATION);
    }

    /// A number without dimension, `0.39` or `39 %`.
    ///
    /// @throws IllegalArgumentException if the text is none; the message says what was found
    public static double number(String text) {
        return si(text, Dimension.NUMBER);
    }

    /// A property of a fluid under its name in case files, `viscosity`, in SI units.
    ///
    /// @throws IllegalArgumentException if there is no such property or the text is no value of it
    public static double property(String name, String text) {
        return si(text, switch (name) {
            case "density" -> Dimension.DENSITY;
            case "viscosity" -> Dimension.VISCOSITY;
            case "conductivity" -> Dimension.CONDUCTIVITY;
            case "heat_capacity" -> Dimension.HEAT_CAPACITY;
            case "thermal_expansion" -> Dimension.EXPANSION;
            default -> throw new IllegalArgumentException("there is no property " + name + " of a fluid; "
                    + Suggestion.of(name, List.of("density", "viscosity", "conductivity", "heat_capacity",
                            "thermal_expansion")));
        });
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
