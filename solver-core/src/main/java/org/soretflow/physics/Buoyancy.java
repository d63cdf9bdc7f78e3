package org.soretflow.physics;

/// How the weight of the fluid depends on temperature in the Boussinesq approximation.
public enum Buoyancy {
    /// `Δρ/ρ₀ = −β(T_ref) (T − T_ref)` with the thermal expansion coefficient at the reference temperature.
    THERMAL_EXPANSION,
    /// `Δρ/ρ₀ = ρ(T)/ρ(T_ref) − 1` from the density law: right where the density has a maximum (water at 4 °C).
    DENSITY,
    /// No thermal buoyancy.
    NONE
}
