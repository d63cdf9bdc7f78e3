package org.soretflow.material;

/// A dissolved or suspended species.
///
/// Flux: `J = −D∇c − D·S_T(T)·g(c)·∇T + u c` with `g = c` ([Form#DILUTE]) or `g = c(1−c)` ([Form#BINARY]).
///
/// @param name the user's name; the field of the concentration bears it
/// @param unit unit of the concentration as text: `1` for fractions, `mol/m^3`, …
/// @param diffusivity D [m²/s]
/// @param soretCoefficient S_T [1/K]
/// @param form dilute or binary
/// @param solutalExpansion β_c = −(1/ρ) ∂ρ/∂c, negative for a heavy solute
public record Species(
        String name,
        String unit,
        Diffusivity diffusivity,
        SoretCoefficient soretCoefficient,
        Form form,
        double solutalExpansion) {

    /// How the drift depends on the concentration.
    public enum Form {
        /// g = c: few particles in much solvent; any unit of concentration.
        DILUTE,
        /// g = c(1−c): c is a fraction between 0 and 1.
        BINARY
    }

    public Species {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a species needs a name");
        }
        if (diffusivity == null) {
            throw new IllegalArgumentException("species " + name + " has no diffusivity");
        }
        if (form == Form.BINARY && !unit.equals("1")) {
            throw new IllegalArgumentException("species " + name
                    + ": the binary form needs a fraction (unit 1), got unit " + unit);
        }
    }

    /// Starts a species; the diffusivity must follow.
    public static Builder named(String name) {
        return new Builder(name);
    }

    /// Collects the properties of a species under the names of the case file.
    public static final class Builder {
        private final String name;
        private String unit = "1";
        private Diffusivity diffusivity;
        private SoretCoefficient soretCoefficient = SoretCoefficient.constant(0);
        private Form form = Form.DILUTE;
        private double solutalExpansion;

        private Builder(String name) {
            this.name = name;
        }

        public Builder unit(String text) {
            unit = text;
            return this;
        }

        /// @param value D [m²/s], > 0
        public Builder diffusivity(double value) {
            if (!(value > 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("species " + name + ": diffusivity must be positive, got " + value
                        + " m²/s");
            }
            return diffusivity(new Diffusivity.Given(Property.constant(value)));
        }

        public Builder diffusivity(Diffusivity law) {
            diffusivity = law;
            return this;
        }

        /// @param value S_T [1/K]
        public Builder soretCoefficient(double value) {
            return soretCoefficient(SoretCoefficient.constant(value));
        }

        public Builder soretCoefficient(SoretCoefficient law) {
            soretCoefficient = law;
            return this;
        }

        public Builder form(Form choice) {
            form = choice;
            return this;
        }

        /// @param value β_c [1 per unit of concentration]
        public Builder solutalExpansion(double value) {
            solutalExpansion = value;
            return this;
        }

        /// @throws IllegalArgumentException if the diffusivity is missing
        public Species build() {
            return new Species(name, unit, diffusivity, soretCoefficient, form, solutalExpansion);
        }
    }
}
