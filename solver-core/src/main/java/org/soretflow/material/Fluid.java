package org.soretflow.material;

/// A fluid: conducts heat, carries species, flows.
///
/// @param viscosity μ(T) [Pa·s]
/// @param thermalExpansion β = −(1/ρ) ∂ρ/∂T [1/K], of either sign
public record Fluid(
        String name,
        Property density,
        Property viscosity,
        Property conductivity,
        Property heatCapacity,
        Property thermalExpansion,
        String source)
        implements Material {

    public Fluid {
        Properties.requirePositive(name, "density", density);
        Properties.requirePositive(name, "viscosity", viscosity);
        Properties.requirePositive(name, "conductivity", conductivity);
        Properties.requirePositive(name, "heat_capacity", heatCapacity);
    }

    /// Starts a fluid; density, viscosity, conductivity and heat capacity must follow.
    public static Builder named(String name) {
        return new Builder(name);
    }

    /// Collects the properties of a fluid under the names of the case file.
    public static final class Builder {
        private final String name;
        private Property density;
        private Property viscosity;
        private Property conductivity;
        private Property heatCapacity;
        private Property thermalExpansion = Property.constant(0);
        private String source = "";

        private Builder(String name) {
            this.name = name;
        }

        public Builder density(double value) {
            return density(Property.constant(value));
        }

        public Builder density(Property law) {
            density = law;
            return this;
        }

        public Builder viscosity(double value) {
            return viscosity(Property.constant(value));
        }

        public Builder viscosity(Property law) {
            viscosity = law;
            return this;
        }

        public Builder conductivity(double value) {
            return conductivity(Property.constant(value));
        }

        public Builder conductivity(Property law) {
            conductivity = law;
            return this;
        }

        public Builder heatCapacity(double value) {
            return heatCapacity(Property.constant(value));
        }

        public Builder heatCapacity(Property law) {
            heatCapacity = law;
            return this;
        }

        public Builder thermalExpansion(double value) {
            return thermalExpansion(Property.constant(value));
        }

        public Builder thermalExpansion(Property law) {
            thermalExpansion = law;
            return this;
        }

        public Builder source(String citation) {
            source = citation;
            return this;
        }

        /// @throws IllegalArgumentException if a property is missing or not positive
        public Fluid build() {
            return new Fluid(name, density, viscosity, conductivity, heatCapacity, thermalExpansion, source);
        }
    }
}
