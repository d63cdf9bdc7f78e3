package org.soretflow.physics;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.FlowCondition.FixedVelocity;
import org.soretflow.boundary.InletProfile;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
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

class InletChecksTest {

    private static final StructuredMesh MESH = StructuredMesh.of(Axis.uniform(1, 4), Axis.uniform(1, 4));
    private static final Value ZERO = Value.constant(0);

    private static ProblemBuilder builder() {
        Fluid fluid = Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
        Solid glass = Solid.named("glass").density(1).conductivity(1).heatCapacity(1).build();
        return Problem.on(MESH, CellZones.fill(MESH, "fluid")
                        .paint("glass", Shape.layer(Direction.Y, Range.upTo(0.25))).build())
                .material("fluid", fluid).material("glass", glass).heat().boussinesq(300)
                .boundary(Side.X_MIN, FlowCondition.outflow());
    }

    static FlowCondition[] inlets() {
        Value ramp = Value.steady((x, y, z, t) -> y - 0.5);
        return new FlowCondition[] {
            FlowCondition.velocityInlet(1), FlowCondition.developedInlet(1), FlowCondition.flowRateInlet(1e-9),
            new FlowCondition.VelocityInlet(ramp, InletProfile.UNIFORM),
            new FixedVelocity(Value.constant(-2), ZERO, ZERO), new FixedVelocity(ramp, ZERO, ZERO)
        };
    }

    static FlowCondition[] others() {
        // in at y < 0.25 only, where the wall is glass
        Value behindGlass = Value.steady((x, y, z, t) -> y < 0.25 ? 1 : -1);
        Value rounding = Value.steady((x, y, z, t) -> Math.sin(Math.PI * x));
        return new FlowCondition[] {
            FlowCondition.noSlip(), FlowCondition.movingWall(-1, 1, 0), FlowCondition.symmetry(),
            FlowCondition.outflow(), FlowCondition.fixedPressure(3), FlowCondition.velocityInlet(-1),
            FlowCondition.flowRateInlet(-1), new FlowCondition.VelocityInlet(behindGlass, InletProfile.UNIFORM),
            new FixedVelocity(Value.constant(2), ZERO, ZERO),
            new FixedVelocity(rounding, Value.constant(1), ZERO), new FixedVelocity(ZERO, Value.constant(-1), ZERO)
        };
    }

    @ParameterizedTest
    @MethodSource("inlets")
    void whatFlowsInNeedsATemperature(FlowCondition inlet) {
        ProblemBuilder builder = builder().boundary(Side.X_MAX, inlet);
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(
                "patch x-max lets fluid in, but does not say at what temperature; its thermal condition is Adiabatic, "
                        + "give it a fixed temperature");
        builder.boundary(Side.X_MAX, ThermalCondition.heatFlux(3));
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("HeatFlux");
        builder.boundary(Side.X_MAX, ThermalCondition.fixedTemperature(300));
        assertThatCode(builder::build).doesNotThrowAnyException();
        builder.boundary(Side.X_MAX, ThermalCondition.outflow());
        assertThatCode(builder::build).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("others")
    void wallsAndOutletsNeedNone(FlowCondition condition) {
        assertThatCode(builder().boundary(Side.X_MAX, condition)::build).doesNotThrowAnyException();
    }

    @Test
    void withoutHeatNobodyAsks() {
        Fluid fluid = Fluid.named("unit").density(1).viscosity(1).conductivity(1).heatCapacity(1).build();
        Species salt = Species.named("salt").diffusivity(1).build();
        assertThatCode(Problem.on(MESH).filledWith(fluid).boussinesq(300).species(salt).initially(salt, 1)
                .boundary(Side.X_MIN, FlowCondition.velocityInlet(1))
                .boundary(Side.X_MAX, FlowCondition.outflow())::build).doesNotThrowAnyException();
    }
}
