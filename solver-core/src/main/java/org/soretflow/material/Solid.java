package org.soretflow.material;

/// A solid: conducts heat, carries no species.
public record Solid(String name, Property density, Property conductivity, Property heatCapacity, String source)
        implements Material {

    public Solid {
        Properties.requirePositive(name, "density", density);
        Properties.requirePositive(name, "conductivity", conductivity);
        Properties.requirePositive(name, "heat_capacity", heatCapacity);
    }

    /// Starts a solid; density, conductivity and heat capacity must follow.
    public static Builder named(String name) {
        return new Builder(name);
    }

    /// Collects the properties of a solid under the names of the case file.
    public static final class Builder {
        private final String name;
        private Property density;
        private Property conductivity;
        private Property heatCapacity;
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

        public Builder source(String citation) {
            source = citation;
            return this;
        }

        /// @throws IllegalArgumentException if a property is missing or not positive
        public Solid build() {
            return new Solid(name, density, conductivity, heatCapacity, source);
        }
    }
}
