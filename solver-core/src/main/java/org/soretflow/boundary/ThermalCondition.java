package org.soretflow.boundary;

/// What a user says about heat at a patch.
public sealed interface ThermalCondition {

    /// True if the condition is the same at all times.
    default boolean isSteady() {
        return switch (this) {
            case FixedTemperature(Value temperature) -> temperature.isSteady();
            case HeatFlux(Value flux) -> flux.isSteady();
            case Convective(Value coefficient, Value ambient) -> coefficient.isSteady() && ambient.isSteady();
            case Adiabatic _, Symmetry _, Outflow _ -> true;
        };
    }

    /// Temperature of the wall [K].
    record FixedTemperature(Value temperature) implements ThermalCondition {}

    /// Heat flux into the domain [W/m²].
    record HeatFlux(Value flux) implements ThermalCondition {}

    /// Newton cooling: flux into the domain `h (T_ambient − T_wall)`.
    ///
    /// @param coefficient h [W/(m²·K)], ≥ 0
    /// @param ambient T_ambient [K]
    record Convective(Value coefficient, Value ambient) implements ThermalCondition {}

    /// No heat passes.
    record Adiabatic() implements ThermalCondition {}

    /// Mirror plane: no heat passes.
    record Symmetry() implements ThermalCondition {}

    /// Heat leaves with the flow, no conduction through the face. Where the flow comes back it brings the temperature
    /// of the cell it enters.
    record Outflow() implements ThermalCondition {}

    static ThermalCondition fixedTemperature(double kelvin) {
        return new FixedTemperature(Value.constant(kelvin));
    }

    static ThermalCondition fixedTemperature(Value temperature) {
        return new FixedTemperature(temperature);
    }

    static ThermalCondition heatFlux(double wattPerSquareMetre) {
        return new HeatFlux(Value.constant(wattPerSquareMetre));
    }

    static ThermalCondition heatFlux(Value flux) {
        return new HeatFlux(flux);
    }

    /// @param coefficient [W/(m²·K)]
    /// @param ambient [K]
    static ThermalCondition convective(double coefficient, double ambient) {
        return new Convective(Value.constant(coefficient), Value.constant(ambient));
    }

    static ThermalCondition convective(Value coefficient, Value ambient) {
        return new Convective(coefficient, ambient);
    }

    static ThermalCondition adiabatic() {
        return new Adiabatic();
    }

    static ThermalCondition symmetry() {
        return new Symmetry();
    }

    static ThermalCondition outflow() {
        return new Outflow();
    }
}
