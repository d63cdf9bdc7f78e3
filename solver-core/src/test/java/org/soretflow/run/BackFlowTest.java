package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.physics.SpeciesEquation;

/// Fluid that comes back through an outflow patch brings what is behind the patch.
class BackFlowTest {

    private static final double PECLET = 50;

    /// A shear flow that leaves through the upper part of x-max and comes back through the lower part.
    private static ProblemBuilder shear(AdvectionScheme scheme, Species species) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(2, 12), Axis.tanh(1, 10, Toward.BOTH, 3));
        Value zero = Value.constant(0);
        return Problem.on(mesh).filledWith(Samples.unitFluid())
                .flow(new GivenVelocity.Expression(Value.steady((x, y, z, t) -> PECLET * (y - 0.4)), zero, zero))
                .heat(HeatEquation.standard().withAdvection(scheme).withTolerance(1e-12))
                .species(SpeciesEquation.of(species).withAdvection(scheme).withTolerance(1e-12))
                .boundary(Side.X_MAX, ThermalCondition.outflow())
                .boundary(Side.X_MAX, species, SpeciesCondition.outflow());
    }

    private static RunResult finished(RunResult result) {
        assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
        return result;
    }

    @Test
    void aUniformStateStaysUniform() {
        for (Species.Form form : Species.Form.values()) {
            Species species = Species.named("c").diffusivity(1).form(form).build();
            for (AdvectionScheme scheme : AdvectionScheme.values()) {
                Problem problem = shear(scheme, species).initialTemperature(310).initially(species, 0.4)
                        .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(320))
                        .boundary(Side.X_MIN, species, SpeciesCondition.fixedConcentration(0.7)).build();
                try (Backend backend = Samples.cpu(1)) {
                    StepReport steady = finished(Simulation.of(problem, backend).steady()).last();
                    // relative residuals of 1e-12 of a system whose condition number is below 1e4
                    assertThat(steady.field("temperature").values()).as("%s", scheme)
                            .containsOnly(new double[] {320}, within(1e-5));
                    assertThat(steady.field("c").values()).as("%s %s", form, scheme)
                            .containsOnly(new double[] {0.7}, within(1e-8));
                }
            }
        }
    }

    @Test
    void nothingLeavesTheRangeOfTheWallsAndTheBalanceCloses() {
        Species species = Species.named("c").diffusivity(1).build();
        Problem problem = shear(AdvectionScheme.UPWIND, species).initialTemperature(310).initially(species, 0.4)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(320))
                .boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300))
                .boundary(Side.X_MIN, species, SpeciesCondition.fixedConcentration(0.7))
                .boundary(Side.Y_MIN, species, SpeciesCondition.fixedConcentration(0.1)).build();
        try (Backend backend = Samples.cpu(1)) {
            StepReport steady = finished(Simulation.of(problem, backend).steady()).last();
            assertThat(steady.field("temperature").min()).isGreaterThan(300);
            assertThat(steady.field("temperature").max()).isLessThan(320);
            assertThat(steady.field("c").min()).isGreaterThan(0.1);
            assertThat(steady.field("c").max()).isLessThan(0.7);
            // the flow carries up to 50 · 320; the solves leave 1e-12 of what drives them
            steady.balances().forEach(balance ->
                    assertThat(balance.defect()).as(balance.quantity()).isCloseTo(0, within(1e-7)));
        }
    }

    /// Fluid enters a dead end through an outflow patch alone: the amount grows by what the cell behind the patch holds.
    @Test
    void aRegionThatTakesInIsNotClosed() {
        Species species = Species.named("c").diffusivity(1).build();
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 10), Axis.uniform(1, 2));
        Problem problem = Problem.on(mesh).filledWith(Samples.unitFluid())
                .flow(new GivenVelocity.Uniform(-1, 0, 0))
                .species(SpeciesEquation.of(species).withAdvection(AdvectionScheme.UPWIND)).initially(species, 0.5)
                .boundary(Side.X_MAX, species, SpeciesCondition.outflow()).build();
        try (Backend backend = Samples.cpu(1)) {
            StepReport last = finished(Simulation.of(problem, backend).timeControl(TimeControl.fixed(1e-3))
                    .run(StopCondition.until(0.01))).last();
            // 0.5 · 1 m/s · 1 m² over 0.01 s; the far end is not felt at the patch within this time (e^{−1/(4·0.01)})
            assertThat(last.balances().getFirst().stored()).isCloseTo(0.505, within(1e-6));
        }
    }
}
