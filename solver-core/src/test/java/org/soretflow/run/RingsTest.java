package org.soretflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.soretflow.backend.Backend;
import org.soretflow.backend.Grid;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.diagnostics.NodeStreamFunction;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.Problem;

/// Flow, heat and their conditions in rings.
class RingsTest {

    /// So far from the axis that a gap of 1 is a plane but for a ten-thousandth.
    private static final double FAR = 1e4;

    private static Problem cavity(StructuredMesh mesh) {
        // Ra = 10⁴, Pr = 1; the viscosity halves from the cold wall to the hot one
        Fluid fluid = Fluid.named("fluid").density(1).viscosity(new Property.Polynomial(300, new double[] {1, -0.33}))
                .conductivity(1).heatCapacity(1).thermalExpansion(1e-3).build();
        return Problem.on(mesh).filledWith(fluid).heat().gravity(new Gravity(0, -5e6, 0)).boussinesq(300)
                .initialTemperature(300)
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(301))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(299))
                .build();
    }

    private static RunResult steady(Problem problem) {
        try (Backend backend = Samples.cpu(1); Simulation simulation = Simulation.of(problem, backend)) {
            RunResult result = simulation.steady();
            assertThat(result.status()).as(result.message()).isEqualTo(RunResult.Status.FINISHED);
            return result;
        }
    }

    @Test
    void farFromTheAxisRingsAreAPlane() {
        StructuredMesh plane = StructuredMesh.of(
                Axis.uniform(1, 16), Axis.uniform(1, 16), 2 * Math.PI * (FAR + 0.5));
        StructuredMesh rings = StructuredMesh.axisymmetric(Axis.uniform(1, 16).startingAt(FAR), Axis.uniform(1, 16));
        StepReport flat = steady(cavity(plane)).last();
        StepReport round = steady(cavity(rings)).last();
        for (Direction d : new Direction[] {Direction.X, Direction.Y}) {
            double most = 0;
            double worst = 0;
            for (int n = 0; n < flat.faceFlow(d).length; n++) {
                most = Math.max(most, Math.abs(flat.faceFlow(d)[n]));
                worst = Math.max(worst, Math.abs(flat.faceFlow(d)[n] - round.faceFlow(d)[n]));
            }
            assertThat(most).isPositive();
            // radii differ by 1e-4 from one wall to the other
            assertThat(worst / most).as("flow along %s", d).isLessThan(5e-4);
        }
        for (int n = 0; n < plane.cells(); n++) {
            assertThat(round.field("temperature").at(n)).isCloseTo(flat.field("temperature").at(n), within(5e-4));
        }
    }

    /// A parabola enters, and leaves as it came; the flow through all cross-sections is the rate, ψ on the wall the same by 2π.
    @Test
    void aPipeCarriesItsRate() {
        StructuredMesh mesh = StructuredMesh.axisymmetric(Axis.uniform(1, 12), Axis.uniform(3, 9));
        Fluid fluid = Fluid.named("fluid").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
        Problem problem = Problem.on(mesh).filledWith(fluid).flow(FlowEquation.stokes(300).withTolerance(1e-11))
                .boundary(Side.Y_MIN, FlowCondition.flowRateInlet(2))
                .boundary(Side.Y_MAX, FlowCondition.outflow())
                .build();
        StepReport report = steady(problem).last();
        Grid grid = Grid.of(mesh);
        for (int j = 0; j <= mesh.ny(); j++) {
            double rate = 0;
            for (int i = 0; i < mesh.nx(); i++) {
                double flow = report.faceFlow(Direction.Y)[grid.face(Direction.Y, i, j, 0)];
                double inner = mesh.x().face(i) * mesh.x().face(i);
                double outer = mesh.x().face(i + 1) * mesh.x().face(i + 1);
                double parabola = 4 * (outer - inner) * (1 - 0.5 * (outer + inner));
                // second order: 12 cells leave a percent of the largest
                assertThat(flow).isCloseTo(parabola, within(0.01));
                rate += flow;
            }
            assertThat(rate).isCloseTo(2, within(1e-9));
            assertThat(NodeStreamFunction.of(report).at(mesh.nx(), j)).isCloseTo(-2 / (2 * Math.PI), within(1e-9));
        }
    }

    @Test
    void whatDistinguishesAnAngleIsRefused() {
        StructuredMesh mesh = StructuredMesh.axisymmetric(Axis.uniform(1, 4), Axis.uniform(1, 4));
        Fluid fluid = Fluid.named("fluid").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.on(mesh).filledWith(fluid).heat().gravity(new Gravity(1, 0, 0)).build())
                .withMessage("on an axisymmetric mesh gravity points along the axis, y; got (1.0, 0.0, 0.0) m/s²");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.on(mesh).filledWith(fluid).heat()
                        .boundary(Side.X_MIN, ThermalCondition.symmetry()).build())
                .withMessage("x-min is the axis of an axisymmetric mesh: it takes no conditions");
    }
}
