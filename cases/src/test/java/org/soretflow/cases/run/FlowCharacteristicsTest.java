package org.soretflow.cases.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.soretflow.boundary.ThermalCondition.fixedTemperature;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.material.Fluid;
import org.soretflow.material.Property;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.Buoyancy;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;

/// Characteristic numbers of a flow that is solved for. All numbers are products and quotients of a handful of factors:
/// the tolerances are some units of rounding.
class FlowCharacteristicsTest {

    /// ν = 1e-6 m²/s, κ = 1.25e-7 m²/s, β = 2e-4 1/K.
    private static final Fluid WATER = Fluid.named("water").density(1000).viscosity(1e-3).conductivity(0.5)
            .heatCapacity(4000).thermalExpansion(2e-4).build();
    private static final Species SALT = Species.named("salt").diffusivity(1e-9).soretCoefficient(0.01)
            .solutalExpansion(-0.8).build();
    private static final StructuredMesh COLUMN = StructuredMesh.of(Axis.uniform(1e-3, 10), Axis.uniform(1e-2, 20));

    @Test
    void aColumnIsMeasuredBetweenHotAndCold() {
        Characteristics found = Characteristics.of(column(FlowEquation.boussinesq(298.15)).build());
        assertThat(found.basis()).contains("h = 1 mm", "between hot and cold, in x");
        Map<String, Characteristic> numbers = numbers(found);
        // g β ΔT h³ = 10·2e-4·10·1e-9 = 2e-11
        assertThat(numbers.get("Ra").value()).isCloseTo(2e-11 / 1.25e-13, within(1e-10));
        assertThat(numbers.get("Gr").value()).isCloseTo(20, within(1e-12));
        assertThat(numbers.get("Ra_D salt").value()).isCloseTo(2e-11 / 1e-15, within(1e-8));
        assertThat(numbers.get("Sc salt").value()).isCloseTo(1000, within(1e-9));
        // 0.8/2e-4·0.01·0.1
        assertThat(numbers.get("ψ salt").value()).isCloseTo(4, within(1e-12));
        assertThat(numbers.get("h²/κ").meaning()).contains("8 times h²/ν");
        assertThat(numbers.get("h²/D salt").meaning()).contains("1000 times h²/ν");
        assertThat(numbers.get("Re").meaning()).contains("no patch prescribes a speed");
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void speedsOfLidsAndInletsDriveTheNumbers() {
        Map<String, Characteristic> lid = numbers(Characteristics.of(column(FlowEquation.boussinesq(298.15))
                .boundary(Side.Y_MAX, FlowCondition.movingWall(-2e-3, 5, 0)).build()));
        assertThat(lid.get("Re").value()).isCloseTo(2, within(1e-12));
        assertThat(lid.get("Re").meaning()).contains("0.002 m/s of the wall y-max");
        assertThat(lid.get("Pe").value()).isCloseTo(16, within(1e-12));
        assertThat(lid.get("Pe salt").value()).isCloseTo(2000, within(1e-9));
        // 1 mm × 1 m of inlet
        Map<String, Characteristic> inlet = numbers(Characteristics.of(column(FlowEquation.boussinesq(298.15))
                .boundary(Side.Y_MIN, FlowCondition.flowRateInlet(3e-6))
                .boundary(Side.Y_MIN, fixedTemperature(298.15))
                .boundary(Side.Y_MIN, SpeciesCondition.fixedConcentration(0.1))
                .boundary(Side.Y_MAX, FlowCondition.outflow())
                .boundary(Side.Y_MAX, ThermalCondition.outflow())
                .boundary(Side.Y_MAX, SpeciesCondition.outflow()).build()));
        assertThat(inlet.get("Re").value()).isCloseTo(3, within(1e-12));
        assertThat(inlet.get("Re").meaning()).contains("mean through y-min");
    }

    @Test
    void theExpansionIsThatOfTheBuoyancy() {
        Map<String, Characteristic> none = numbers(Characteristics.of(
                column(FlowEquation.boussinesq(298.15).withBuoyancy(Buoyancy.NONE)).build()));
        assertThat(none.get("Ra").meaning()).contains("buoyancy is left out");
        assertThat(none.get("Gr").isKnown()).isFalse();
        Fluid heavy = new Fluid("brine", new Property.Polynomial(298.15, new double[] {1000, -0.4}), WATER.viscosity(),
                WATER.conductivity(), WATER.heatCapacity(), Property.constant(0), "");
        Problem problem = Problem.on(COLUMN).filledWith(heavy).heat().gravity(Gravity.tilted(10, 0))
                .flow(FlowEquation.boussinesq(298.15).withBuoyancy(Buoyancy.DENSITY))
                .boundary(Side.X_MIN, fixedTemperature(293.15)).boundary(Side.X_MAX, fixedTemperature(303.15)).build();
        // β = 0.4/1000 between the walls: twice that of the first test
        assertThat(numbers(Characteristics.of(problem)).get("Ra").value()).isCloseTo(4e-11 / 1.25e-13, within(1e-9));
    }

    @Test
    void theTableOfConditionsTellsTheFlow() {
        Problem problem = column(FlowEquation.boussinesq(298.15))
                .boundary(Side.Y_MAX, FlowCondition.movingWall(1e-3, 0, 0)).build();
        assertThat(BoundaryTable.rows(problem)).first().asString().contains("heat, flow, salt");
        assertThat(BoundaryTable.rows(problem)).anySatisfy(
                row -> assertThat(row.get(2)).isEqualTo("moves (0.001, 0, 0) m/s"));
    }

    private static ProblemBuilder column(FlowEquation flow) {
        return Problem.on(COLUMN).filledWith(WATER).heat().flow(flow).species(SALT)
                .initially("salt", Value.constant(0.1))
                .gravity(Gravity.tilted(10, 0))
                .boundary(Side.X_MIN, fixedTemperature(293.15))
                .boundary(Side.X_MAX, fixedTemperature(303.15));
    }

    private static Map<String, Characteristic> numbers(Characteristics found) {
        return found.numbers().stream().collect(Collectors.toMap(Characteristic::name, number -> number));
    }
}
