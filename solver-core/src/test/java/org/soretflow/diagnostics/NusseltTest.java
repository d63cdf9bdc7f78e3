package org.soretflow.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.soretflow.backend.BackendOptions;
import org.soretflow.backend.Backends;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.mesh.Toward;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.run.Simulation;
import org.soretflow.run.StepReport;

class NusseltTest {

    /// 4 m long, 3 m high in rows of 1 m and 2 m, 0.5 m deep.
    private static final StructuredMesh MESH = StructuredMesh.of(Axis.uniform(4, 8), Axis.of(0, 1, 3), 0.5);
    private static final Fluid OIL = fluid(Property.constant(6));

    private static Fluid fluid(Property conductivity) {
        return Fluid.named("oil").density(2).viscosity(1).conductivity(conductivity).heatCapacity(4).build();
    }

    private static ProblemBuilder walls() {
        return Problem.on(MESH).filledWith(OIL).heat()
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(310))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(300));
    }

    @Test
    void theNumberIsHeatFlowOverConduction() {
        StepReport report = SyntheticFlow.on(MESH).heat(Side.X_MIN, 12, 33);
        Nusselt nusselt = new Quantities(walls().build()).nusselt("x-min");
        // A = 1.5 m²; k ΔT / L = 6 · 10 / 4 = 15 W/m²; Q = 45 W
        assertThat(nusselt.of(report)).isEqualTo(45 / (1.5 * 15));
        assertThat(nusselt.name()).isEqualTo("nusselt_x-min");
        assertThat(nusselt.unit()).isEqualTo("1");
        // 12 W through 0.5 m², 33 W through 1 m²
        assertThat(nusselt.fluxes(report)).containsExactly(24, 33);
        assertThat(nusselt.local(report, nusselt.fluxes(report))).containsExactly(24 / 15.0, 33 / 15.0);
        // the same where heat leaves: both numbers are positive
        StepReport leaving = SyntheticFlow.on(MESH).heat(Side.X_MIN, -12, -33);
        assertThat(nusselt.of(leaving)).isEqualTo(2);
        assertThat(nusselt.local(leaving, nusselt.fluxes(leaving))).containsExactly(24 / 15.0, 33 / 15.0);
        // own scales: k ΔT / L = 6 · 5 / 2
        assertThat(new Quantities(walls().build()).nusselt("x-min", 2, -5).of(report)).isEqualTo(45 / (1.5 * 15));
        assertThat(new Quantities(walls().build()).nusselt("x-min", 2, 5, 12).of(report)).isEqualTo(1);
    }

    @Test
    void theConductivityIsTakenAtTheReferenceTemperature() {
        Fluid warm = fluid(new Property.Polynomial(300, new double[] {6, 0.1}));
        ProblemBuilder builder = walls().filledWith(OIL);
        Problem between = Problem.on(MESH).filledWith(warm).heat()
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(310))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(300)).build();
        assertThat(new Quantities(between).nusselt("x-min").scales().conductivity()).isCloseTo(6.5, within(1e-14));
        assertThatThrownBy(() -> new Quantities(between).nusselt("x-min", 1, 1))
                .hasMessageContaining("conductivity").hasMessageContaining("no reference temperature");
        Problem moving = builder.boussinesq(302).build();
        assertThat(new Quantities(moving).nusselt("x-min").scales().conductivity()).isEqualTo(6);
    }

    @Test
    void whatIsNotUniqueIsAskedFor() {
        assertThatThrownBy(() -> new Quantities(walls().boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(305))
                .build()).nusselt("x-min")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 300.0 K, 305.0 K, 310.0 K; state length and temperature difference");
        assertThatThrownBy(() -> new Quantities(walls().boundary(Side.Y_MIN, ThermalCondition.fixedTemperature(300))
                .build()).nusselt("x-min")).hasMessageContaining("opposite sides");
        assertThatThrownBy(() -> new Quantities(walls().boundary(Side.X_MIN, ThermalCondition.fixedTemperature(
                Value.steady((x, y, z, t) -> 300 + y))).build()).nusselt("x-min"))
                .hasMessageContaining("temperature of x-min is not constant");
        assertThatThrownBy(() -> new Quantities(Problem.on(MESH).filledWith(OIL).heat().build()).nusselt("x-min"))
                .hasMessageContaining("found none");
        Problem cold = Problem.on(MESH).filledWith(OIL).boussinesq(300).build();
        assertThatThrownBy(() -> new Quantities(cold).nusselt("x-min"))
                .hasMessageContaining("no heat equation");
        assertThatThrownBy(() -> new Quantities(walls().build()).nusselt("x-min", 0, 1))
                .hasMessageContaining("positive length");
        assertThatThrownBy(() -> new Quantities(walls().build()).nusselt("x-min", 1, 0))
                .hasMessageContaining("temperature difference that is not 0");
    }

    @Test
    void severalWallsOfOneTemperatureAreOneWall() {
        Problem problem = walls().patch("strip", Side.X_MIN, Shape.layer(Direction.Y, Range.from(1)))
                .boundary("strip", ThermalCondition.fixedTemperature(310)).build();
        StepReport report = SyntheticFlow.on(MESH).heat(Side.X_MIN, 12, 33);
        Nusselt strip = new Quantities(problem).nusselt("strip");
        assertThat(strip.scales()).isEqualTo(new Nusselt.Scales(4, 10, 6));
        assertThat(strip.fluxes(report)).containsExactly(Double.NaN, 33);
    }

    /// Pure conduction, and conduction in a plug flow along the walls, which changes nothing: Nu = 1 on every face.
    @Test
    void conductionIsOne() {
        StructuredMesh mesh = StructuredMesh
                .of(Axis.tanh(4, 9, Toward.BOTH, 4), Axis.geometric(3, 5, Toward.END, 3), 0.5)
                .periodic(Direction.Y);
        Problem problem = Problem.on(mesh).filledWith(OIL).heat().flow(new GivenVelocity.Uniform(0, 2, 0))
                .boundary(Side.X_MIN, ThermalCondition.fixedTemperature(310))
                .boundary(Side.X_MAX, ThermalCondition.fixedTemperature(300)).build();
        try (var backend = Backends.best(new BackendOptions(1))) {
            StepReport last = Simulation.of(problem, backend).steady().last();
            Nusselt nusselt = new Quantities(problem).nusselt("x-min");
            // the solver stops at a relative residual of 1e-9
            assertThat(nusselt.of(last)).isCloseTo(1, within(1e-8));
            double[] local = nusselt.local(last, nusselt.fluxes(last));
            assertThat(local).hasSize(5);
            Arrays.stream(local).forEach(nu -> assertThat(nu).isCloseTo(1, within(1e-7)));
            assertThat(new Quantities(problem).maximumSpeed().of(last)).isEqualTo(2);
            // ½ρu² times the volume of 6 m³, summed over 45 cells
            assertThat(new Quantities(problem).kineticEnergy().of(last)).isCloseTo(24, within(1e-12));
        }
    }
}
