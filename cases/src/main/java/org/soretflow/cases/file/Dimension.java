package org.soretflow.cases.file;

/// What a number of a case file measures.
///
/// @param title for messages: `a length`
/// @param si the unit in which it is held, `1` for a plain number
/// @param example for messages: `10 mm`
record Dimension(String title, String si, String example) {

    static final Dimension NUMBER = new Dimension("a number", "1", "0.5");
    static final Dimension LENGTH = new Dimension("a length", "m", "10 mm");
    static final Dimension TIME = new Dimension("a time", "s", "10 ms");
    static final Dimension TEMPERATURE = new Dimension("a temperature", "K", "20 °C");
    static final Dimension TEMPERATURE_DIFFERENCE = new Dimension("a temperature difference", "K", "10 K");
    static final Dimension DENSITY = new Dimension("a density", "kg/m^3", "998 kg/m^3");
    static final Dimension VISCOSITY = new Dimension("a viscosity", "Pa·s", "1 mPa·s");
    static final Dimension CONDUCTIVITY = new Dimension("a thermal conductivity", "W/(m·K)", "0.6 W/(m·K)");
    static final Dimension HEAT_CAPACITY = new Dimension("a specific heat capacity", "J/(kg·K)", "4180 J/(kg·K)");
    static final Dimension EXPANSION = new Dimension("a thermal expansion", "1/K", "2.1e-4 1/K");
    static final Dimension SORET = new Dimension("a Soret coefficient", "1/K", "3.2e-3 1/K");
    static final Dimension DIFFUSIVITY = new Dimension("a diffusivity", "m^2/s", "4.3e-10 m^2/s");
    static final Dimension MOLAR_MASS = new Dimension("a molar mass", "kg/mol", "18 g/mol");
    static final Dimension ACCELERATION = new Dimension("an acceleration", "m/s^2", "9.81 m/s^2");
    static final Dimension ANGLE = new Dimension("an angle", "rad", "5 deg");
    static final Dimension POWER = new Dimension("a power", "W", "20 mW");
    static final Dimension POWER_DENSITY = new Dimension("a power density", "W/m^3", "1e6 W/m^3");
    static final Dimension HEAT_FLUX = new Dimension("a heat flux", "W/m^2", "100 W/m^2");
    static final Dimension POWER_PER_AREA = new Dimension("a power per area", "W/m^2", "1 W/cm^2");
    static final Dimension HEAT_TRANSFER =
            new Dimension("a heat transfer coefficient", "W/(m^2·K)", "10 W/(m^2·K)");
    static final Dimension ABSORPTION = new Dimension("an absorption coefficient", "1/m", "2.4e3 1/m");
    static final Dimension FREQUENCY = new Dimension("a frequency", "Hz", "10 Hz");
    static final Dimension VELOCITY = new Dimension("a velocity", "m/s", "1 mm/s");
    static final Dimension VOLUME_FLOW = new Dimension("a volume flow", "m^3/s", "2 µL/min");
    static final Dimension PRESSURE = new Dimension("a pressure", "Pa", "0 Pa");
    static final Dimension STRESS = new Dimension("a stress", "Pa", "1 mPa");
    static final Dimension RATE = new Dimension("a rate", "1/s", "1e-9 1/s");

    /// This quantity per kelvin to a power: the unit of a polynomial's coefficient.
    Dimension perKelvin(int power) {
        if (power == 0) {
            return this;
        }
        String unit = si + (power == 1 ? "/K" : "/K^" + power);
        return new Dimension(title + " per K" + (power == 1 ? "" : "^" + power), unit, "1e-3 " + unit);
    }

    /// Volume flux of this quantity through a face: concentration times velocity.
    Dimension flux() {
        String unit = switch (si) {
            case "1" -> "m/s";
            case "1/m^3" -> "1/(m^2·s)";
            default -> si.replace("/m^3", "/(m^2·s)");
        };
        return new Dimension("a flux", unit, "1e-9 " + unit);
    }

    /// How a value is asked for in a message.
    String wanted() {
        return title + (si.equals("1") ? "" : " with unit") + " is expected, for example " + example;
    }
}
