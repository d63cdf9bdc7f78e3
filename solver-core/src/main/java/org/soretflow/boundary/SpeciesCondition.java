package org.soretflow.boundary;

/// What a user says about a species at a patch.
public sealed interface SpeciesCondition {

    /// True if the condition is the same at all times.
    default boolean isSteady() {
        return switch (this) {
            case FixedConcentration(Value concentration) -> concentration.isSteady();
            case SpeciesFlux(Value flux) -> flux.isSteady();
            case Impermeable _, Symmetry _, Outflow _ -> true;
        };
    }

    /// Concentration at the face, in the species' unit; with inflow it is the concentration of what comes in.
    record FixedConcentration(Value concentration) implements SpeciesCondition {}

    /// The total flux (diffusion, drift and flow) is zero.
    record Impermeable() implements SpeciesCondition {}

    /// Mirror plane: the total flux is zero.
    record Symmetry() implements SpeciesCondition {}

    /// Total flux into the domain [amount/(m²·s)].
    record SpeciesFlux(Value flux) implements SpeciesCondition {}

    /// The species leaves with the flow; no diffusion and no drift through the face. Where the flow comes back it
    /// brings the concentration of the cell it enters.
    record Outflow() implements SpeciesCondition {}

    static SpeciesCondition fixedConcentration(double value) {
        return new FixedConcentration(Value.constant(value));
    }

    static SpeciesCondition fixedConcentration(Value concentration) {
        return new FixedConcentration(concentration);
    }

    static SpeciesCondition impermeable() {
        return new Impermeable();
    }

    static SpeciesCondition symmetry() {
        return new Symmetry();
    }

    static SpeciesCondition speciesFlux(Value flux) {
        return new SpeciesFlux(flux);
    }

    static SpeciesCondition outflow() {
        return new Outflow();
    }
}
