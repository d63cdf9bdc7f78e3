package org.soretflow.cases.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.soretflow.boundary.ThermalCondition.fixedTemperature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.soretflow.boundary.Value;
import org.soretflow.cases.file.LoadedCase;
import org.soretflow.cases.file.OutputSettings;
import org.soretflow.cases.file.TimeSettings;
import org.soretflow.material.Fluid;
import org.soretflow.material.Solid;
import org.soretflow.material.Species;
import org.soretflow.mesh.Axis;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Range;
import org.soretflow.mesh.Shape;
import org.soretflow.mesh.Side;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.GivenVelocity;
import org.soretflow.physics.Gravity;
import org.soretflow.physics.HeatEquation;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Modulation;
import org.soretflow.physics.Problem;
import org.soretflow.physics.ProblemBuilder;
import org.soretflow.run.Schedule;
import org.soretflow.viz.vtk.VtkOptions;

class CaseReportTest {

    /// Water at 25 °C in numbers that give ν = 8.926e-7 m²/s, κ = 1.455e-7 m²/s, β = 2.573e-4 1/K.
    private static final Fluid WATER = Fluid.named("water").density(1000).viscosity(8.926e-4).conductivity(0.5820)
            .heatCapacity(4000).thermalExpansion(2.573e-4).build();
    private static final Species BEADS =
            Species.named("beads").diffusivity(1e-11).soretCoefficient(0.05).build();
    private static final StructuredMesh MESH = StructuredMesh.of(Axis.uniform(1e-3, 20), Axis.uniform(1e-4, 10));

    @Test
    void findsTheNumbersOfTheScaleMap() {
        Map<String, Characteristic> numbers = numbers(cell(10).build());
        // scale map of water at 25 °C, ΔT = 10 K, h = 100 µm, D = 1e-11 m²/s: Ra = 0.19, Ra_D = 2828, printed with
        // three to four digits, so half a unit of the third digit is the tolerance
        assertThat(numbers.get("Ra").value()).isCloseTo(0.194, within(0.0005));
        assertThat(numbers.get("Ra_D beads").value()).isCloseTo(2828, within(3.0));
        assertThat(numbers.get("Le beads").value()).isCloseTo(14550, within(1e-6 * 14550));
        assertThat(numbers.get("Pr").value()).isCloseTo(8.926 / 1.455, within(1e-12));
        assertThat(numbers.get("S_T·ΔT beads").value()).isCloseTo(0.5, within(1e-12));
        assertThat(numbers.get("cell Péclet, drift beads").value()).isCloseTo(0.05, within(1e-12));
        assertThat(numbers.get("h²/ν").value()).isCloseTo(1e-8 / 8.926e-7, within(1e-12));
        assertThat(numbers.get("h²/κ").value()).isCloseTo(1e-8 / 1.455e-7, within(1e-12));
        assertThat(numbers.get("h²/D beads").value()).isCloseTo(1000, within(1e-9));
    }

    @Test
    void saysWhyANumberCannotBeGiven() {
        assertThat(numbers(cell(0).build()).get("Ra").isKnown()).isFalse();
        assertThat(numbers(cell(0).build()).get("Ra").meaning()).contains("no temperature difference");
        Characteristic weightless = numbers(cell(10).gravity(Gravity.NONE).build()).get("Ra");
        assertThat(weightless.isKnown()).isFalse();
        assertThat(weightless.meaning()).contains("no gravity");
        assertThat(weightless.text()).isEqualTo("not known");
        assertThat(Json.text(weightless.toTree())).contains("\"value\" : null");
    }

    @Test
    void namesTheLengthItUses() {
        assertThat(Characteristics.of(cell(10).build()).basis())
                .contains("fluid water at 298.2 K", "ΔT = 10 K", "h = 100 µm",
                        "smallest fluid gap along gravity, in y");
        assertThat(Characteristics.of(cell(10).gravity(new Gravity(9.81, 0, 0)).build()).basis())
                .contains("h = 1 mm", "along gravity, in x");
        assertThat(Characteristics.of(cell(10).gravity(Gravity.NONE).build()).basis())
                .contains("h = 100 µm (smallest fluid gap, in y");
    }

    @Test
    void measuresTheGapBetweenSolids() {
        CellZones zones = CellZones.fill(MESH, "glass")
                .paint("channel", Shape.box(Range.all(), Range.of(3e-5, 7e-5)))
                .build();
        Problem problem = Problem.on(MESH, zones)
                .material("glass", Solid.named("glass").density(2000).conductivity(1)
                        .heatCapacity(800).build())
                .material("channel", WATER)
                .heat()
                .build();
        FluidGap gap = FluidGap.of(problem).orElseThrow();
        assertThat(gap.length()).isCloseTo(4e-5, within(1e-18));
        assertThat(gap.cells()).isEqualTo(4);
    }

    @Test
    void saysThatSourcesAreLeftOut() {
        HeatSource source = new HeatSource.ZonePower("domain", 1, new Modulation.Steady());
        Problem problem = cell(10).heat(HeatEquation.standard().withSources(source)).build();
        assertThat(TemperatureRange.of(problem).origin()).contains("without what the heat sources add");
    }

    @Test
    void usesTheInitialTemperatureWhereNoWallFixesOne() {
        Problem problem = Problem.on(MESH).filledWith(WATER).heat()
                .initialTemperature(Value.steady((x, _, _, _) -> 300 + x * 1e3))
                .build();
        TemperatureRange range = TemperatureRange.of(problem);
        // cell centres of the first and last of 20 cells on 1 mm
        assertThat(range.lowest()).isCloseTo(300.025, within(1e-9));
        assertThat(range.highest()).isCloseTo(300.975, within(1e-9));
    }

    @Test
    void warnsOfConvectionThatIsNotComputed() {
        assertThat(report(cell(10).build()).warnings()).anyMatch(text -> text.contains("Ra_D = 2829")
                || text.contains("Ra_D = 2828"));
        assertThat(report(cell(10).gravity(Gravity.NONE).build()).warnings()).isEmpty();
    }

    @Test
    void warnsOfAFlowThatRunsIntoASolid() {
        Solid glass = Solid.named("glass").density(2200).conductivity(1.1).heatCapacity(830).build();
        CellZones zones = CellZones.fill(MESH, "fluid")
                .paint("post", Shape.box(new Range(4e-4, 6e-4), new Range(2e-5, 6e-5))).build();
        ProblemBuilder post = Problem.on(MESH, zones).material("fluid", WATER).material("post", glass).heat()
                .species(BEADS).initially(BEADS, 1);
        assertThat(report(post.flow(new GivenVelocity.Uniform(1e-3, 0, 0)).build()).warnings())
                .anyMatch(text -> text.contains("run along solids"));
        assertThat(report(cell(0).flow(new GivenVelocity.Uniform(1e-3, 0, 0)).build()).warnings())
                .noneMatch(text -> text.contains("run along solids"));
    }

    @Test
    void printsEverythingForPeopleAndForMachines() {
        CaseReport report = report(cell(10).build());
        assertThat(report.text()).contains("case test: a title", "200 cells", "y-min", "temperature 293.15 K",
                "impermeable", "characteristic numbers", "Ra_D beads", "memory: about");
        Map<?, ?> tree = (Map<?, ?>) Json.parse(report.toJson());
        assertThat(tree.get("cells")).isEqualTo(200);
        assertThat(((Map<?, ?>) tree.get("reference")).get("length")).isEqualTo(1e-4);
        assertThat(((Map<?, ?>) tree.get("numbers")).keySet().stream().map(Object::toString))
                .contains("Ra", "Ra_D beads", "h²/D beads");
    }

    private static ProblemBuilder cell(double difference) {
        return Problem.on(MESH).named("test").filledWith(WATER).heat().species(BEADS).initially(BEADS, 1)
                .gravity(Gravity.tilted(9.81, 0))
                .initialTemperature(298.15)
                .boundary(Side.Y_MIN, fixedTemperature(298.15 - difference / 2))
                .boundary(Side.Y_MAX, fixedTemperature(298.15 + difference / 2));
    }

    private static Map<String, Characteristic> numbers(Problem problem) {
        return Characteristics.of(problem).numbers().stream()
                .collect(Collectors.toMap(Characteristic::name, number -> number));
    }

    private static CaseReport report(Problem problem) {
        var output = new OutputSettings(
                new OutputSettings.Fields(Schedule.atEnd(), List.of("temperature"), VtkOptions.plain()),
                Optional.empty(), List.of(), new OutputSettings.Reports(Schedule.atEnd(), false, List.of(),
                        new LinkedHashMap<>()),
                Optional.empty(), false);
        var time = new TimeSettings(TimeSettings.Mode.STEADY, Optional.empty(), Optional.empty());
        return CaseReport.of(
                new LoadedCase("test", "a title", problem, time, output, "", "0", Optional.empty(), List.of(), List.of()));
    }
}
