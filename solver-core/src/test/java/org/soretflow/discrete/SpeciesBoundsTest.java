package org.soretflow.discrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Backends;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.FieldSnapshot;
import org.soretflow.material.Fluid;
import org.soretflow.material.Solid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.Problem;
import org.soretflow.physics.SpeciesEquation;
import org.soretflow.run.RunResult;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;
import org.soretflow.run.StopCondition;
import org.soretflow.run.TimeControl;

/// Where a species may be and how much of it.
class SpeciesBoundsTest {

    private static final Fluid FLUID = Fluid.named("f").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();

    private static StepReport run(Problem problem, double step, double end) {
        try (Backend backend = Backends.best(new BackendOptions(1));
                Simulation simulation = Simulation.of(problem, backend)) {
            RunResult result = simulation.timeControl(TimeControl.fixed(step)).run(StopCondition.until(end));
            assertThat(result.status()).isEqualTo(RunResult.Status.FINISHED);
            return result.last();
        }
    }

    /// Nine solid columns beside fifteen of fluid: coarse cells are half one, half the other.
    @Test
    void solidsStayFreeOfSpecies() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 24), Axis.uniform(1, 24));
        CellZones zones = CellZones.fill(mesh, "fluid")
                .paint("solid", Shape.layer(Direction.X, Range.upTo(9.0 / 24)))
                .build();
        Species species = Species.named("c").diffusivity(1).soretCoefficient(0.05).build();
        Problem problem = Problem.on(mesh, zones)
                .material("fluid", FLUID)
                .material("solid", Solid.named("s").density(1).conductivity(1).heatCapacity(1).build())
                .initialTemperature(Value.steady((x, y, z, t) -> 300 + 20 * x + 10 * y))
                .species(species)
                .initially("c", Value.steady((x, y, z, t) -> 1 + Math.cos(5 * x) * Math.cos(3 * y)))
                .boundary(Side.X_MAX, SpeciesCondition.fixedConcentration(2))
                .build();
        FieldSnapshot c = run(problem, 1e-2, 0.3).field("c");
        for (int n = 0; n < mesh.cells(); n++) {
            if (zones.name(zones.zone(n)).equals("solid")) {
                assertThat(c.at(n)).as("cell %d", n).isZero();
            }
        }
    }

    @Test
    void productionAddsWhatItSays() {
        StructuredMesh mesh = StructuredMesh.of(Axis.geometric(1, 12, Toward.START, 4), Axis.uniform(2, 8));
        Species species = Species.named("c").diffusivity(1).soretCoefficient(0.05).build();
        Problem problem = Problem.on(mesh)
                .filledWith(FLUID)
                .initialTemperature(Value.steady((x, y, z, t) -> 300 + 20 * x))
                .species(SpeciesEquation.of(species).withTolerance(1e-13).withProduction((x, y, z, t) -> 2 * t))
                .initially(species, 1)
                .build();
        StepReport last = run(problem, 0.01, 1);
        // amount 2 at the start and 2·∫ 2t dt = 2; backward Euler's first step adds Δt² per volume to t², which the
        // roots 1 and 1/3 of BDF2 turn into 3/2 Δt²
        assertThat(last.balances().getFirst().stored()).isCloseTo(4 + 3 * 1e-4, within(1e-11));
        assertThat(last.balances().getFirst().produced()).isCloseTo(4, within(1e-12));
        assertThat(last.balances().getFirst().defect()).isCloseTo(0, within(1e-10));
    }
}
