package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.backend.Backend;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.Problem;

/// Convection of a fluid whose viscosity falls with the temperature, in a cavity between a hot and a cold wall.
class VariableViscosityTest {

    /// @param ratio of the viscosities at the cold and at the hot wall, linear in between with the mean 7
    private static Problem cavity(StructuredMesh mesh, double rayleigh, double ratio) {
        return cavity(mesh, rayleigh, ratio, 0);
    }

    /// @param lid speed of the upper wall, in units of the heat's
    private static Problem cavity(StructuredMesh mesh, double rayleigh, double ratio, double lid) {
        double slope = -7 * (ratio - 1) / (0.5 * (ratio + 1));
        Fluid fluid = Fluid.named("unit").density(1).viscosity(new Property.Polynomial(300, new double[] {7, slope}))
                .conductivity(1).heatCapacity(1).thermalExpansion(1).build();
        return Problem.on(mesh).filledWith(fluid).gravity(new Gravity(0, -7 * rayleigh, 0))
                .heat(HeatEquation.standard().withTolerance(1e-9))
                .flow(FlowEquation.boussinesq(300).withTolerance(1e-9)).initialTemperature(300)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(300.5))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(299.5))
                .boundary(Side.Y_MAX, FlowCondition.movingWall(lid, 0, 0)).build();
    }

    private static int newtonSteps(Problem problem) {
        try (Backend backend = Samples.cpu(1)) {
            RunResult result = Simulation.of(problem, backend).steady();
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            return result.last().equations().getFirst().sweeps();
        }
    }

    private static void takesAStepMore(StructuredMesh mesh, double rayleigh, double ratio) {
        assertThat(newtonSteps(cavity(mesh, rayleigh, ratio)))
                .isLessThanOrEqualTo(newtonSteps(cavity(mesh, rayleigh, 1)) + 1);
    }

    /// A constant viscosity takes 3 steps, at Ra = 10⁶ 4; without the derivative by the viscosity the ratio 10 takes 7
    /// to 10, the ratio 100 up to 13.
    @ParameterizedTest
    @ValueSource(doubles = {1e3, 1e5, 1e6})
    void aStrongRatioTakesAStepMoreThanNone(double rayleigh) {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 64), Axis.uniform(1, 64));
        takesAStepMore(mesh, rayleigh, 10);
        takesAStepMore(mesh, rayleigh, 100);
    }

    /// In rings hoops hold the flow by the viscosity too, and in a cube all components are felt: 7 and 8 steps after 7
    /// with the same viscosity everywhere, 11 and 12 without the derivative.
    @Test
    void ringsAndCubesConvergeAlike() {
        Axis axis = Axis.uniform(1, 16);
        takesAStepMore(StructuredMesh.of(axis, axis, axis), 1e4, 10);
        takesAStepMore(StructuredMesh.axisymmetric(axis.startingAt(0.5), axis), 1e4, 10);
    }

    /// What a wall exerts by its own velocity follows the viscosity, too.
    @Test
    void aLidThatDragsTheFluidAlong() {
        StructuredMesh mesh = StructuredMesh.of(Axis.uniform(1, 32), Axis.uniform(1, 32));
        assertThat(newtonSteps(cavity(mesh, 1e3, 10, 30)))
                .isLessThanOrEqualTo(newtonSteps(cavity(mesh, 1e3, 1, 30)) + 1);
    }

    /// Where GMRES is stuck, the matrix of the whole derivative is found by probing, each equation within a cell of its
    /// own.
    @Test
    void theDirectSolverKnowsTheDerivative() {
        Axis axis = Axis.uniform(1, 24);
        assertThat(newtonSteps(cavity(StructuredMesh.of(axis, axis), 3e8, 10))).isPositive();
    }
}
