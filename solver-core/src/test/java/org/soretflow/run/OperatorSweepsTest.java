package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.discrete.ScalarSystem;
import org.soretflow.discrete.SpeciesSystem;
import org.soretflow.material.Fluid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Problem;

/// What a steady three-dimensional cell costs, in sweeps of the operator over the finest mesh.
///
/// 60 is the bound that was set for 160³ cells; multigrid's work does not depend on the size, so smaller meshes show
/// it.
class OperatorSweepsTest {

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void aFieldTakesFewSweeps(int n) {
        Fluid water = Fluid.named("water").density(997).viscosity(8.9e-4).conductivity(0.607).heatCapacity(4182).build();
        Species protein = Species.named("protein").diffusivity(1e-10).soretCoefficient(0.02).build();
        Axis axis = Axis.uniform(1e-3, n);
        Problem problem = Problem.on(StructuredMesh.of(axis, axis, axis)).filledWith(water).heat().species(protein)
                .initialTemperature(298.15).initially(protein, 0.01)
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(293.15))
                .boundary(Side.Y_MAX, ThermalCondition.fixedTemperature(303.15))
                .boundary(Side.X_MIN, ThermalCondition.convective(500, 295))
                .build();
        try (Backend backend = Samples.cpu(2)) {
            TransportModel model = new TransportModel(problem, backend);
            assertThat(model.heat().solve(model.temperature(), 0, 0, null).converged()).isTrue();
            assertFewSweeps(model.heat());
            SpeciesSystem species = model.species().getFirst();
            species.temperatureChanged(model.temperature());
            // as Simulation.steady() does: nothing flows, so the first guess is the solution but for round-off
            species.setToRest(model.concentration(0));
            assertThat(species.solve(model.concentration(0), 0, 0, null).converged()).isTrue();
            assertFewSweeps(species);
        }
    }

    private static void assertFewSweeps(ScalarSystem system) {
        assertThat(system.lastLinear().finalResidual()).isLessThanOrEqualTo(1e-10);
        assertThat(system.operatorSweeps()).as(system.name()).isBetween(1.0, 60.0);
    }
}
