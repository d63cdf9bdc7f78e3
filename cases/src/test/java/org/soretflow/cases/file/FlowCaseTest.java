package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.soretflow.boundary.FlowCondition;
import org.soretflow.boundary.InletProfile;
import org.soretflow.boundary.Value;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.physics.AdvectionScheme;
import org.soretflow.physics.Buoyancy;
import org.soretflow.physics.FlowEquation;
import org.soretflow.physics.FlowMode;
import org.soretflow.physics.FlowPreconditioner;
import org.soretflow.physics.HeleShaw;
import org.soretflow.physics.Problem;

/// Case files whose flow is solved for.
class FlowCaseTest {

    private static final String JUNCTION = Examples.text("junction.yaml");
    private static final String DUCT = Examples.text("duct.yaml");

    /// The depth of the mesh is the distance of the plates, to which powers and rates belong.
    @Test
    void platesAboveAndBelowMakeTheMeshAsDeep() {
        LoadedCase loaded = Examples.read(Examples.text("top-view.yaml"));
        FlowEquation flow = loaded.problem().flow().orElseThrow();
        assertThat(flow.heleShaw()).contains(new HeleShaw(20e-6, 1.2));
        assertThat(flow.withMode(FlowMode.TRANSIENT).heleShaw()).isEqualTo(flow.heleShaw());
        assertThat(loaded.problem().mesh().z().length()).isEqualTo(20e-6);
        assertThat(loaded.resolvedYaml()).contains("depth: 20 µm");
        assertThatThrownBy(() -> Examples.read(Examples.text("top-view.yaml"), "mesh.depth=1 mm"))
                .hasMessageContaining("mesh.depth").hasMessageContaining("leave the depth out");
        assertThatThrownBy(() -> Examples.read(Examples.text("top-view.yaml"), "mesh.z.length=1 mm", "mesh.z.cells=2"))
                .hasMessageContaining("equations.flow.hele_shaw").hasMessageContaining("seen from above");
        assertThatThrownBy(() -> Examples.read(Examples.text("top-view.yaml"), "equations.flow.model=stokes"))
                .hasMessageContaining("inertia_factor");
    }

    @Test
    void theEquationIsRead() {
        assertThat(Examples.read(JUNCTION).problem().flow()).contains(new FlowEquation(298.15, true,
                Buoyancy.DENSITY, false, AdvectionScheme.EXPONENTIAL, FlowMode.TRANSIENT, 1e-8));
        assertThat(Examples.read(DUCT).problem().flow()).contains(new FlowEquation(313.15, false,
                Buoyancy.NONE, false, AdvectionScheme.CENTRAL, FlowMode.AUTOMATIC, 1e-8));
        assertThat(Examples.read(JUNCTION).warnings()).isEmpty();
        assertThat(Examples.read(DUCT).warnings()).isEmpty();
    }

    @Test
    void whatIsNotSaidOfAnEquationIsTheDefault() {
        String plain = DUCT.replace("{ model: stokes }", "{}").replace(", tolerance: 1e-8", "");
        FlowEquation flow = Examples.read(plain).problem().flow().orElseThrow();
        assertThat(flow).isEqualTo(FlowEquation.boussinesq(313.15).withBuoyancy(Buoyancy.NONE));
        String heavy = plain.replace("density: 900 kg/m^3",
                "density: { polynomial: { reference: 25 °C, coefficients: [900 kg/m^3, -0.6 kg/m^3/K] } }");
        assertThat(Examples.read(heavy).problem().flow().orElseThrow().buoyancy()).isEqualTo(Buoyancy.DENSITY);
        String water = JUNCTION.replace("    buoyancy: density\n", "");
        assertThat(Examples.read(water).problem().flow().orElseThrow().buoyancy())
                .isEqualTo(Buoyancy.THERMAL_EXPANSION);
    }

    @Test
    void aFlowMayBePreconditionedByBlocks() {
        FlowEquation flow = Examples.read(DUCT, "equations.flow.preconditioner=blocks").problem().flow().orElseThrow();
        assertThat(flow.preconditioner()).isEqualTo(FlowPreconditioner.BLOCKS);
        assertThat(flow.withMode(FlowMode.EXPLICIT).preconditioner()).isEqualTo(FlowPreconditioner.BLOCKS);
        assertThat(flow.withPreconditioner(FlowPreconditioner.MONOLITHIC))
                .isEqualTo(Examples.read(DUCT).problem().flow().orElseThrow());
    }

    @Test
    void aSoluteAloneMayDriveTheFlow() {
        String text = JUNCTION.replaceFirst("buffer: water", "buffer: { phase: fluid, density: 998 kg/m^3,"
                + " viscosity: 1 mPa·s, conductivity: 0.6 W/(m·K), heat_capacity: 4180 J/(kg·K) }")
                .replace("    reference_temperature: 25 °C\n", "").replace("    buoyancy: density\n", "");
        LoadedCase loaded = Examples.read(text);
        assertThat(loaded.problem().flow().orElseThrow().buoyancy()).isEqualTo(Buoyancy.NONE);
        assertThat(loaded.problem().flow().orElseThrow().referenceTemperature()).isEqualTo(298.15);
        assertThat(Examples.read(loaded.resolvedYaml()).problem().flow()).isEqualTo(loaded.problem().flow());
    }

    @Test
    void conditionsAreOverridden() {
        Problem problem = Examples.read(JUNCTION,
                "boundaries.belt.flow.moving_wall=[{ expression: \"16*x^2*(1-x)^2\" }, 0 m/s]",
                "boundaries.x-min.flow.profile=uniform", "initial.velocity=rest").problem();
        assertThat(condition(problem, "belt")).isInstanceOfSatisfying(FlowCondition.MovingWall.class,
                belt -> assertThat(belt.vx().at(0.5, 0, 0, 0)).isEqualTo(1));
        assertThat(condition(problem, "x-min")).isInstanceOfSatisfying(FlowCondition.FlowRateInlet.class,
                inlet -> assertThat(inlet.profile()).isEqualTo(InletProfile.UNIFORM));
        assertThat(problem.initialVelocity()).containsOnly(Value.constant(0));
    }

    @Test
    void conditionsAreReadPatchByPatch() {
        Problem problem = Examples.read(JUNCTION).problem();
        // 2 µL/min in 10 mm are 1 µL/min in the 5 mm of the mesh, 1e-9/60 m³/s; off by the rounding of the conversion
        assertThat(condition(problem, "x-min")).isInstanceOfSatisfying(FlowCondition.FlowRateInlet.class, inlet -> {
            assertThat(inlet.rate().at(0, 0, 0, 0)).isCloseTo(1e-9 / 60, within(1e-24));
            assertThat(inlet.rate().isSteady()).isTrue();
            assertThat(inlet.profile()).isEqualTo(InletProfile.DEVELOPED);
        });
        assertThat(condition(problem, "side")).isInstanceOfSatisfying(FlowCondition.VelocityInlet.class, inlet -> {
            assertThat(inlet.speed().at(0, 0, 0, 0.5)).isCloseTo(0.5e-4, within(1e-18));
            assertThat(inlet.profile()).isEqualTo(InletProfile.DEVELOPED);
        });
        assertThat(condition(problem, "jet")).isInstanceOfSatisfying(FlowCondition.FixedVelocity.class, jet -> {
            assertThat(jet.vx()).isEqualTo(Value.constant(0));
            assertThat(jet.vy().at(3.5e-3, 1e-3, 0, 0)).isCloseTo(-1e-4, within(1e-18));
        });
        assertThat(condition(problem, "belt")).isEqualTo(FlowCondition.movingWall(1e-3, 0, 0));
        assertThat(condition(problem, "film")).isEqualTo(new FlowCondition.TangentialStress(Value.constant(1e-3),
                Value.constant(0), Value.constant(0)));
        assertThat(condition(problem, "drain")).isEqualTo(new FlowCondition.Outflow(Value.constant(-1)));
        assertThat(condition(problem, "x-max")).isInstanceOfSatisfying(FlowCondition.FixedPressure.class,
                open -> assertThat(open.isSteady()).isFalse());
        assertThat(condition(problem, "y-min")).isEqualTo(FlowCondition.noSlip());
        assertThat(problem.initialVelocity().get(0)).isEqualTo(Value.constant(1e-4));
        assertThat(problem.initialVelocity().get(1).at(2, 0, 0, 0)).isEqualTo(2e-6);
    }

    @Test
    void aWordStandsForAllEquations() {
        Problem problem = Examples.read(DUCT).problem();
        // 3 mL/h in m³/s
        assertThat(condition(problem, "x-min")).isInstanceOfSatisfying(FlowCondition.FlowRateInlet.class, inlet -> {
            assertThat(inlet.rate().at(0, 0, 0, 0)).isCloseTo(3e-6 / 3600, within(1e-24));
            assertThat(inlet.profile()).isEqualTo(InletProfile.DEVELOPED);
        });
        assertThat(condition(problem, "x-max")).isEqualTo(FlowCondition.outflow());
        assertThat(condition(problem, "y-max")).isEqualTo(FlowCondition.symmetry());
        assertThat(condition(problem, "z-min")).isEqualTo(FlowCondition.noSlip());
    }

    @Test
    void closedOutletsOfHeatAndSpeciesAndNormalMotionAreWarnedOf() {
        String text = JUNCTION.replace("outflow: { pressure: -1 Pa } }, heat: outflow, species: outflow",
                "outflow: { pressure: -1 Pa } }").replace("[1 mm/s, 0 mm/s]", "[1 mm/s, 1 mm/s]");
        assertThat(Examples.read(text).warnings())
                .anySatisfy(line -> assertThat(line).contains("leaves through drain", "adiabatic", "heat: outflow"))
                .anySatisfy(line -> assertThat(line).contains("leaves through drain", "dye", "species: outflow"))
                .anySatisfy(line -> assertThat(line).contains("belt", "along itself"))
                .hasSize(3);
    }

    @Test
    void reportsOfAFlowAreRead() {
        OutputSettings output = Examples.read(JUNCTION).output();
        assertThat(output.fields().names()).contains("pressure", "velocity", "stream_function");
        assertThat(output.reports().balances()).isTrue();
        assertThat(output.reports().profiles()).containsOnlyKeys("nusselt");
        assertThat(output.reports().quantities()).extracting(Quantity::name).containsExactly("kinetic_energy",
                "maximum_speed", "maximum_speed_x", "maximum_speed_y",
                "maximum_stream_function", "maximum_stream_function_x", "maximum_stream_function_y",
                "divergence", "courant_number", "separation", "nusselt", "flow_rate_x-min", "flow_rate_x-max",
                "maximum_velocity_x", "maximum_velocity_x_x", "maximum_velocity_x_y", "v_max", "v_max_x", "v_max_y",
                "u_max", "u_max_x", "u_max_y", "psi", "cell_peclet_dye");
        String cavity = DUCT.replace("flow: { model: stokes }", "flow: { model: stokes }, heat: {}")
                .replace("x-min: { flow: { flow_rate: 3 mL/h } }", "x-min: { heat: { temperature: 30 °C } }")
                .replace("x-max: outflow", "x-max: { heat: { temperature: 20 °C } }")
                .replace("time:", "output: { reports: { of: [nusselt: x-min, nusselt: { patch: x-max, name: cold },"
                        + " maximum_velocity: { component: x, name: u }] } }\ntime:");
        assertThat(Examples.read(cavity).output().reports().quantities()).extracting(Quantity::name)
                .containsExactly("nusselt_x-min", "cold", "u", "u_x", "u_y", "u_z");
    }

    @Test
    void aWordForAllEquationsSaysNothingOfTheFlowAtASolid() {
        String text = DUCT.replace("J/(kg·K) }\n", "J/(kg·K) }\n  lid: gold\n").replace("material: oil } ]",
                "material: oil }, { name: lid, material: lid, shape: { box: { y: [0.4 mm, 0.5 mm] } } } ]");
        assertThat(condition(Examples.read(text).problem(), "y-max")).isEqualTo(FlowCondition.noSlip());
    }

    @Test
    void ratesThatSumToZeroNeedNoOutlet() {
        String text = DUCT.replace("x-max: outflow", "x-max: { flow: { flow_rate: -3 mL/h, profile: uniform } }");
        assertThat(condition(Examples.read(text).problem(), "x-max").isOpen()).isFalse();
    }

    @Test
    void timesInASteadyFlowAreWarnedOf() {
        assertThat(Examples.read(DUCT.replace("flow_rate: 3 mL/h", "flow_rate: { expression: \"1e-9*t\" }")).warnings())
                .anySatisfy(line -> assertThat(line).contains("flow at x-min depends on the time"));
    }

    private static FlowCondition condition(Problem problem, String patch) {
        return problem.flowCondition(problem.patches().id(patch));
    }
}
