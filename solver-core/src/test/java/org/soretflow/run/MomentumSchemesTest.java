package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.Value;
import org.soretflow.field.EquationReport;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.FlowMode;
import org.soretflow.physics.Problem;

/// Momentum carried by each scheme, under a lid of the speed `16 x²(1−x)²` that drags a fluid of viscosity 1/Re along.
class MomentumSchemesTest {

    private static final int CELLS = 32;

    private static Problem lid(double reynolds, AdvectionScheme scheme, FlowMode mode) {
        Value speed = Value.steady((x, y, z, t) -> 16 * x * x * (1 - x) * (1 - x));
        Value none = Value.constant(0);
        Fluid fluid = Fluid.named("unit").density(1).viscosity(1 / reynolds).conductivity(1).heatCapacity(1).build();
        return Problem.on(StructuredMesh.of(Axis.uniform(1, CELLS), Axis.uniform(1, CELLS), 1)).filledWith(fluid)
                .flow(FlowEquation.boussinesq(300).withTolerance(1e-9).withAdvection(scheme).withMode(mode))
                .initialTemperature(300)
                .boundary(Side.Y_MAX, new FlowCondition.MovingWall(speed, none, none)).build();
    }

    private static double[] steady(double reynolds, AdvectionScheme scheme) {
        try (Backend backend = Samples.cpu(1)) {
            RunResult result = Simulation.of(lid(reynolds, scheme, FlowMode.AUTOMATIC), backend).steady();
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            assertThat(result.last().equations()).allMatch(EquationReport::converged);
            return result.last().faceFlow(Direction.X);
        }
    }

    private static double[] after(double time, AdvectionScheme scheme, FlowMode mode) {
        try (Backend backend = Samples.cpu(1)) {
            RunResult result = Simulation.of(lid(1000, scheme, mode), backend)
                    .timeControl(TimeControl.fixed(time / 50)).run(StopCondition.until(time));
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            return result.last().faceFlow(Direction.X);
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    private static double difference(double[] one, double[] other) {
        double[] differences = new double[one.length];
        Arrays.setAll(differences, n -> one[n] - other[n]);
        return largest(differences) / largest(one);
    }

    /// Cell Reynolds numbers of three hundred and three thousand, in 21 and 20 Newton steps.
    @Test
    void upwindConvergesAtAnyCellReynoldsNumber() {
        for (double reynolds : new double[] {1e4, 1e5}) {
            // the largest flow is that beside the lid; the fluid is not faster than what drags it
            assertThat(CELLS * largest(steady(reynolds, AdvectionScheme.UPWIND))).isBetween(0.01, 1.0);
        }
    }

    /// At a cell Reynolds number of a hundred van Leer's scheme converges too. Upwind values add a viscosity of |u|
    /// h/2, fifty times the fluid's at the lid: what turns back in the cavity is slowed down by far more than a tenth.
    @Test
    void limitedMomentumIsNotHeldBackByFalseViscosity() {
        double upwind = back(steady(3200, AdvectionScheme.UPWIND));
        double limited = back(steady(3200, AdvectionScheme.VAN_LEER));
        assertThat(limited).isGreaterThan(1.1 * upwind);
    }

    /// Largest flow against the lid.
    private static double back(double[] flow) {
        return -Arrays.stream(flow).min().orElseThrow();
    }

    /// What is extrapolated in steps is what the equations know otherwise: both ways differ by the error in time of 50
    /// steps of second order, 50⁻² to a small factor, while schemes differ by |u| h/2 at cell Reynolds numbers of 30.
    @ParameterizedTest
    @EnumSource(value = AdvectionScheme.class, names = {"CENTRAL", "UPWIND", "VAN_LEER"})
    void explicitStepsCarryAsImplicitOnes(AdvectionScheme scheme) {
        double[] implicit = after(0.5, scheme, FlowMode.TRANSIENT);
        double[] explicit = after(0.5, scheme, FlowMode.EXPLICIT);
        assertThat(difference(implicit, explicit)).isLessThan(10.0 / (50 * 50));
        if (scheme != AdvectionScheme.CENTRAL) {
            assertThat(difference(implicit, after(0.5, AdvectionScheme.CENTRAL, FlowMode.EXPLICIT)))
                    .isGreaterThan(20.0 / (50 * 50));
        }
    }
}
