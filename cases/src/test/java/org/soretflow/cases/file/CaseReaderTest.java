package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soretflow.boundary.SpeciesCondition;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.boundary.Value;
import org.soretflow.diagnostics.Quantity;
import org.soretflow.material.Fluid;
import org.soretflow.mesh.Direction;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.Problem;
import org.soretflow.run.Schedule;

class CaseReaderTest {

    @Test
    void aSoretCellIsRead() {
        LoadedCase loaded = Examples.read(Examples.text("tilted-cell.yaml"));
        Problem problem = loaded.problem();
        assertThat(loaded.name()).isEqualTo("soret-cell-tilted");
        assertThat(problem.mesh().dimensions()).isEqualTo(2);
        assertThat(problem.mesh().x().length()).isEqualTo(0.01);
        assertThat(problem.mesh().ny()).isEqualTo(48);
        // 5° in radian is 0.08727; g·sin and −g·cos to the rounding of the conversion
        assertThat(problem.gravity().x()).isCloseTo(9.81 * Math.sin(Math.toRadians(5)), within(1e-12));
        assertThat(problem.gravity().y()).isCloseTo(-9.81 * Math.cos(Math.toRadians(5)), within(1e-12));
        assertThat(((Fluid) problem.material(0)).viscosity().at(300)).isCloseTo(2.2e-3, within(1e-18));
        assertThat(problem.thermalCondition(problem.patches().id("y-max")))
                .isEqualTo(ThermalCondition.fixedTemperature(303.15));
        assertThat(problem.thermalCondition(problem.patches().id("x-min"))).isEqualTo(ThermalCondition.adiabatic());
        assertThat(problem.initialConcentration("ethanol")).isEqualTo(Value.constant(0.39));
        assertThat(loaded.time().stop().orElseThrow().endTime()).isEqualTo(6 * 3600);
        assertThat(loaded.time().control().orElseThrow().courantLimit()).isEqualTo(0.5);
        assertThat(loaded.output().fields().schedule()).isEqualTo(Schedule.every(300));
        assertThat(loaded.output().lines().getFirst().name()).isEqualTo("mid-height");
        assertThat(loaded.output().reports().balances()).isTrue();
        assertThat(loaded.output().reports().quantities()).extracting(Quantity::name)
                .containsExactly("separation_ethanol", "heat_flow_y-min", "heat_flow_y-max");
        assertThat(loaded.output().checkpoint().orElseThrow().keep()).isEqualTo(2);
        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void aSorterIsRead() {
        LoadedCase loaded = Examples.read(Examples.text("sorter.yaml"));
        Problem problem = loaded.problem();
        assertThat(problem.zones().names()).containsExactly("glass", "channel", "heater", "splitter");
        assertThat(problem.zones().volume(1)).isPositive();
        // 0.4 W in 10 mm are 40 W in the 1 m of the mesh
        assertThat(problem.heat().orElseThrow().sources().getFirst())
                .isInstanceOfSatisfying(HeatSource.ZonePower.class, source -> assertThat(source.power())
                .isCloseTo(40, within(1e-12)));
        // 1 nM = 1e-9 mol/L = 1e-6 mol/m³, off by the rounding of the conversion
        assertThat(problem.speciesCondition("small", problem.patches().id("inlet")))
                .isInstanceOfSatisfying(SpeciesCondition.FixedConcentration.class,
                        inlet -> assertThat(inlet.concentration().at(0, 0, 0, 0)).isCloseTo(1e-6, within(1e-20)));
        assertThat(problem.speciesCondition("large", problem.patches().id("outlet-hot")))
                .isEqualTo(SpeciesCondition.outflow());
        assertThat(loaded.time().isSteady()).isTrue();
        assertThat(loaded.problem().species()).allMatch(equation -> equation.tolerance() == 1e-8);
        assertThat(loaded.output().reports().quantities()).hasSize(8);
        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void aLaserSpotIsRead() {
        LoadedCase loaded = Examples.read(Examples.text("laser-spot.yaml"));
        Problem problem = loaded.problem();
        assertThat(problem.mesh().dimensions()).isEqualTo(3);
        assertThat(problem.gravity().z()).isEqualTo(-9.81);
        assertThat(problem.heat().orElseThrow().sources().getFirst())
                .isInstanceOfSatisfying(HeatSource.GaussianBeam.class, beam -> {
            assertThat(beam.axis()).isEqualTo(Direction.Z);
            assertThat(beam.modulation().at(0.06)).isZero();
        });
        assertThat(problem.thermalCondition(problem.patches().id("x-min"))).isEqualTo(ThermalCondition.symmetry());
        assertThat(loaded.output().probes().orElseThrow().at()).containsOnlyKeys("centre", "rim");
    }

    @Test
    void ringsAreRead() {
        Problem problem = Examples.read(Examples.text("rings.yaml")).problem();
        assertThat(problem.mesh().isAxisymmetric()).isTrue();
        assertThat(problem.mesh().totalVolume()).isCloseTo(Math.PI * 150e-6 * 150e-6 * 20e-6, within(1e-24));
        assertThat(problem.gravity().y()).isEqualTo(-9.81);
        assertThat(problem.heat().orElseThrow().sources().getLast())
                .isInstanceOfSatisfying(HeatSource.ZonePower.class, power -> assertThat(power.power()).isEqualTo(1e-3));
    }

    @Test
    void everySchemaKeyIsUsedByTheReaders(@TempDir Path folder) throws IOException {
        Examples.putFiles(folder);
        Set<String> asked = new LinkedHashSet<>();
        for (String name : List.of("everything.yaml", "everything-3d.yaml", "sorter.yaml", "junction.yaml",
                "laws.yaml", "top-view.yaml", "chip.yaml")) {
            CaseAssembly assembly = new CaseAssembly(name, Examples.text(name), folder, List.of());
            assembly.load(Optional.empty(), "case");
            asked.addAll(assembly.asked());
        }
        Set<String> known = new LinkedHashSet<>();
        for (String kind : CaseSchema.kinds()) {
            // the values of all dimensions are read by one reader
            String reader = kind.endsWith("_value") ? "value" : kind;
            CaseSchema.keys(kind).forEach(key -> known.add(reader + "." + key));
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tilted-cell.yaml", "sorter.yaml", "laser-spot.yaml", "everything.yaml",
            "everything-3d.yaml", "junction.yaml", "duct.yaml", "laws.yaml", "rings.yaml"})
    void theResolvedCaseIsTheSameCase(String name, @TempDir Path folder) throws IOException {
        Examples.putFiles(folder);
        LoadedCase first = CaseReader.read(Examples.text(name), name, folder, List.of());
        LoadedCase again = CaseReader.read(first.resolvedYaml(), "resolved.yaml", Path.of("/"), List.of());
        assertThat(again.resolvedYaml()).isEqualTo(first.resolvedYaml());
        assertThat(again.fingerprint()).isEqualTo(first.fingerprint()).hasSize(64);
        assertThat(again.problem().mesh()).isEqualTo(first.problem().mesh());
        assertThat(again.problem().species()).isEqualTo(first.problem().species());
        for (int zone = 0; zone < first.problem().zones().names().size(); zone++) {
            assertThat(again.problem().material(zone)).isEqualTo(first.problem().material(zone));
            assertThat(again.problem().zones().count(zone)).isEqualTo(first.problem().zones().count(zone));
        }
        assertThat(again.time()).isEqualTo(first.time());
        assertThat(first.resolvedYaml()).doesNotContain("${");
    }

    @Test
    void onlyWhatDecidesTheNumbersIsInTheFingerprint() {
        String text = Examples.text("tilted-cell.yaml");
        String fingerprint = Examples.read(text).fingerprint();
        for (String kept : List.of("case=other", "title=other", "output.fields.every=1 min", "time.end=7 h",
                "time.step.first=1 ms", "stop_when={ steady: { field: ethanol, rate: 1e-9 1/s } }")) {
            assertThat(Examples.read(text, kept).fingerprint()).as(kept).isEqualTo(fingerprint);
        }
        assertThat(Examples.read(text, "mesh.x.cells=161").fingerprint()).isNotEqualTo(fingerprint);
        assertThat(Examples.read(text, "time.step.max=6 s").fingerprint()).isNotEqualTo(fingerprint);
        assertThat(Examples.read(text, "boundaries.y-max.heat.temperature=31 °C").fingerprint())
                .isNotEqualTo(fingerprint);
    }

    @Test
    void defaultsAreWrittenOut() {
        String resolved = Examples.read(Examples.text("everything-3d.yaml").replaceAll("(?m)^  - \\{ name: tetra.*\n",
                "")).resolvedYaml();
        assertThat(resolved.lines().filter(line -> line.endsWith("tolerance: 1e-9"))).as("time and all its equations")
                .hasSize(3);
        assertThat(Examples.read(Examples.text("tilted-cell.yaml")).resolvedYaml()).contains("tolerance: 1e-10");
        assertThat(resolved).contains("case: case", "advection: exponential", "temperature: 25 °C",
                "z-max:", "heat: adiabatic", "species: impermeable", "format: auto", "amount: mass_fraction");
    }

    @Test
    void aCaseWithoutNameIsCalledLikeItsFolder(@TempDir Path folder) throws IOException {
        Path file = Files.createDirectories(folder.resolve("my-cell")).resolve("case.yaml");
        Files.writeString(file, Examples.text("tilted-cell.yaml").replaceFirst("case: .*\n", ""),
                StandardCharsets.UTF_16);
        LoadedCase loaded = CaseReader.read(file, List.of());
        assertThat(loaded.name()).isEqualTo("my-cell");
        assertThat(loaded.source()).contains(file);
        Files.writeString(file, "\ufeff" + Examples.text("tilted-cell.yaml"));
        assertThat(CaseReader.read(file, List.of()).name()).isEqualTo("soret-cell-tilted");
    }

    @Test
    void whatIsProbablyNotMeantIsWarnedOf() {
        String text = Examples.text("sorter.yaml").replace(", species: { small: 1 nM, large: 1 nM }", "")
                .replace("film: ITO }", "film: ITO, spare: gold }").replace("mesh:", "parameters: { idle: 1 }\nmesh:");
        assertThat(Examples.read(text).warnings()).anySatisfy(line -> assertThat(line)
                .contains("inlet", "small", "impermeable"))
                .contains("material spare is not used by any zone", "parameter idle is not used");
    }

    @Test
    void aFirstStepLongerThanTheRunIsWarnedOf() {
        assertThat(warnings("time: { end: 1 min, step: { first: 2 min } }"))
                .containsExactly("the first step of 120 s is"
                + " longer than the whole run of 60 s, which is taken as one step; give a shorter one in time.step");
        assertThat(warnings("time: { end: 1 min, step: { fixed: 2 min } }")).hasSize(1);
        assertThat(warnings("time: { end: 1 min, step: { fixed: 1 min } }")).isEmpty();
    }

    private static List<String> warnings(String time) {
        return Examples.read(Examples.text("tilted-cell.yaml").replaceAll("(?m)^time: .*$", time)).warnings();
    }

    @Test
    void temperaturesBeyondTablesAndTimesInASteadyCaseAreWarnedOf() {
        String text = Examples.text("sorter.yaml")
                .replace("temperature: 15 °C", "temperature: { expression: \"290 + t\" }");
        assertThat(Examples.read(text, "initial.temperature=95 °C").warnings())
                .anySatisfy(line -> assertThat(line).contains("368.15 K reach beyond the range of water (density"))
                .anySatisfy(line -> assertThat(line).contains("y-min depends on the time"));
    }

    @Test
    void theCatalogueIsReadAndCarriesSources() {
        assertThat(CaseReader.catalogue()).contains("water", "borosilicate-glass", "silicon", "PDMS", "gold", "ITO",
                "ethanol");
        for (String name : CaseReader.catalogue()) {
            LoadedCase loaded = Examples.read(Examples.text("tilted-cell.yaml")
                    .replaceFirst("(?s)equations:.*?initial:[^\n]*",
                    "equations: { heat: {} }").replaceFirst("(?s)stop_when.*", ""), name.equals("glycerol-water")
                    ? "materials.mixture={ catalogue: glycerol-water, with: { glycerol: 40 % } }"
                    : "materials.mixture=" + name);
            assertThat(loaded.problem().material(0).source()).isNotBlank();
        }
    }
}
