package org.soretflow.material.soret;

import java.util.stream.Stream;
import org.soretflow.material.Diffusivity;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;

/// A particle in a gas that is small against the mean free path: `S_T = K ν/(T D)`, `K = 3/[4(1 + πα/8)]`.
///
/// The velocity does not depend on size and matter of the particle.
///
/// @param accommodation α, share of the molecules that are reflected diffusely, 0 to 1; about 0.9
/// Source: Waldmann, Z. Naturforsch. 14a (1959) 589. For Kn = λ/a ≫ 1.
public record Waldmann(double accommodation) implements SoretLaw {

    public Waldmann {
        if (!(accommodation >= 0 && accommodation <= 1)) {
            throw new IllegalArgumentException("an accommodation lies between 0 and 1, got " + accommodation);
        }
    }

    /// K [1].
    public double factor() {
        return 0.75 / (1 + Math.PI * accommodation / 8);
    }

    @Override
    public double at(double temperature, Fluid gas, Diffusivity diffusivity) {
        double kinematic = gas.viscosity().at(temperature) / gas.density().at(temperature);
        return factor() * kinematic / (temperature * diffusivity.at(temperature, gas));
    }

    @Override
    public Property[] properties(Fluid gas, Diffusivity diffusivity) {
        return Stream.concat(Stream.of(gas.viscosity(), gas.density()), Stream.of(diffusivity.properties(gas)))
                .toArray(Property[]::new);
    }
}
