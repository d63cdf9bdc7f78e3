package org.soretflow.material;

/// A material with its thermal properties and where they come from.
public sealed interface Material permits Fluid, Solid {

    /// Name as in the case file and in messages.
    String name();

    /// ρ(T) [kg/m³].
    Property density();

    /// k(T) [W/(m·K)].
    Property conductivity();

    /// c_p(T) [J/(kg·K)].
    Property heatCapacity();

    /// Citation of the numbers; never empty in the catalogue.
    String source();
}
