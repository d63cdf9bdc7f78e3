package org.soretflow.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;

class ProblemTest {

    private static final StructuredMesh MESH = StructuredMesh.of(Axis.uniform(1, 4), Axis.uniform(1, 3));
    private static final Species SALT = Species.named("salt").diffusivity(1).build();

    private static ProblemBuilder builder() {
        Fluid fluid = Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
        return Problem.on(MESH).filledWith(fluid).heat().species(SALT).initially(SALT, 0.1);
    }

    @Test
    void aProblemDoesNotChangeWithItsBuilder() {
        ProblemBuilder builder = builder().boundary(Side.X_MIN, SpeciesCondition.symmetry());
        Problem problem = builder.build();
        int left = problem.patches().id("x-min");
        builder.named("other").heat(HeatEquation.standard().withTolerance(1e-3)).initialTemperature(5)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(5))
                .boundary(Side.X_MIN, SpeciesCondition.fixedConcentration(1));
        assertThat(problem.name()).isEqualTo("problem");
        assertThat(problem.heat().orElseThrow().tolerance()).isEqualTo(1e-10);
        assertThat(problem.initialTemperature()).isEqualTo(Value.constant(298.15));
        assertThat(problem.thermalCondition(left)).isEqualTo(ThermalCondition.adiabatic());
        assertThat(problem.speciesCondition("salt", left)).isEqualTo(SpeciesCondition.symmetry());
        // and the builder goes on from where it is
        assertThat(builder.build().speciesCondition("salt", left)).isEqualTo(SpeciesCondition.fixedConcentration(1));
    }

    @Test
    void whatIsSaidOfOneSpeciesComesBeforeWhatIsSaidOfAll() {
        Problem problem = builder().boundary(Side.X_MIN, SALT, SpeciesCondition.outflow())
                .boundary(Side.X_MIN, SpeciesCondition.symmetry())
                .boundary(Side.X_MAX, SpeciesCondition.symmetry()).build();
        assertThat(problem.speciesCondition("salt", problem.patches().id("x-min")))
                .isEqualTo(SpeciesCondition.outflow());
        assertThat(problem.speciesCondition("salt", problem.patches().id("x-max")))
                .isEqualTo(SpeciesCondition.symmetry());
    }

    @Test
    void dataCannotBeReachedThroughTheirArrays() {
        Property.Table table = new Property.Table(new double[] {1, 2}, new double[] {3, 4});
        table.values()[0] = 100;
        table.temperatures()[0] = 100;
        assertThat(table.at(1)).isEqualTo(3);
        Property.Polynomial polynomial = new Property.Polynomial(0, new double[] {3, 4});
        polynomial.coefficients()[0] = 100;
        assertThat(polynomial.at(0)).isEqualTo(3);
    }

    @Test
    void faultsAreToldInTheWordsOfTheCase() {
        assertThatIllegalArgumentException().isThrownBy(builder().boundary("roof", ThermalCondition.adiabatic())::build)
                .withMessageContaining("there is no patch roof");
        assertThatIllegalArgumentException().isThrownBy(builder().species(SALT)::build).withMessageContaining("twice");
        assertThatIllegalArgumentException().isThrownBy(Problem.on(MESH).heat()::build)
                .withMessageContaining("zone domain has no material");
        assertThatIllegalArgumentException()
                .isThrownBy(builder().boundary("x-min", "sugar", SpeciesCondition.symmetry())::build)
                .withMessageContaining("sugar");
    }
}
