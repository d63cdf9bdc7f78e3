package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.boundary.ThermalCondition;
import org.soretflow.material.Fluid;

/// Parameters, expressions and overrides.
class ParametersTest {

    /// A cell of unit height whose material follows from Ra and Pr: ν = sqrt(Pr/Ra), κ = 1/sqrt(Ra·Pr) for gβΔT = 1.
    private static final String RAYLEIGH = """
            case: rayleigh
            title: Ra = ${Ra}, Pr = ${Pr}
            parameters:
              Ra: 1.0e5
              Pr: 0.71
              h: 1 m
              nu: "${sqrt(Pr/Ra)}"
              kappa: "${nu/Pr}"
              n: "${2^5}"
            mesh: { x: { length: "${h}", cells: "${n}" }, y: { length: "${100*h} cm", cells: "${n/2}" } }
            gravity: { magnitude: 1 m/s^2 }
            materials:
              model:
                { phase: fluid, density: 1 kg/m^3, viscosity: "${nu}", conductivity: "${kappa}",
                  heat_capacity: 1 J/(kg·K), thermal_expansion: 1 1/K }
            zones: [ { name: cell, material: model } ]
            equations: { heat: {} }
            boundaries:
              x-min: { heat: { temperature: "${20 + 0.5} °C" } }
              x-max: { heat: { temperature: { expression: "293.15 + ${0 - 2}*y" } } }
            time: { mode: steady }
            """;

    @Test
    void aBareNumberInThePlaceOfAQuantityIsWarnedOf() {
        assertThat(Examples.read(RAYLEIGH, "parameters.h=2").warnings()).containsExactly(
                "parameters.h: 2 has no unit and is taken as an SI number; the case has 1 m");
        assertThat(Examples.read(RAYLEIGH, "parameters.h=3 m", "parameters.h=2").warnings()).hasSize(1);
        assertThat(Examples.read(RAYLEIGH, "parameters.h=200 cm").warnings()).isEmpty();
        assertThat(Examples.read(RAYLEIGH, "parameters.h=${2*Pr}").warnings()).isEmpty();
        assertThat(Examples.read(RAYLEIGH, "parameters.Ra=1e6").warnings()).isEmpty();
    }

    @Test
    void aParameterWithoutItsBlockIsFoundInIt() {
        assertThatThrownBy(() -> Examples.read(RAYLEIGH, "Ra=1e6"))
                .isInstanceOf(CaseFileException.class).hasMessage("--set Ra: unknown key; did you mean parameters.Ra?");
    }

    @Test
    void aCaseIsStatedByDimensionlessNumbers() {
        LoadedCase loaded = Examples.read(RAYLEIGH);
        Fluid fluid = (Fluid) loaded.problem().material(0);
        double viscosity = fluid.viscosity().at(300);
        double diffusivity = fluid.conductivity().at(300);
        // two square roots and four products: a dozen roundings at most
        assertThat(1 / (viscosity * diffusivity)).isCloseTo(1e5, within(12 * Math.ulp(1e5)));
        assertThat(viscosity / diffusivity).isCloseTo(0.71, within(12 * Math.ulp(0.71)));
        assertThat(loaded.title()).isEqualTo("Ra = 100000, Pr = 0.71");
        assertThat(loaded.problem().mesh().nx()).isEqualTo(32);
        assertThat(loaded.problem().mesh().ny()).isEqualTo(16);
        assertThat(loaded.problem().mesh().y().length()).isEqualTo(1);
        assertThat(loaded.problem().thermalCondition(0)).isEqualTo(ThermalCondition.fixedTemperature(293.65));
        assertThat(((ThermalCondition.FixedTemperature) loaded.problem().thermalCondition(1)).temperature()
                .at(0, 0.5, 0, 0))
                .isCloseTo(292.15, within(1e-12));
        assertThat(Examples.read(loaded.resolvedYaml()).fingerprint()).isEqualTo(loaded.fingerprint());
    }

    @Test
    void anOverriddenParameterActsEverywhere() {
        LoadedCase loaded = Examples.read(RAYLEIGH, "parameters.h=2 mm", "parameters.n=\"${2*4}\"");
        assertThat(loaded.problem().mesh().x().length()).isEqualTo(2e-3);
        assertThat(loaded.problem().mesh().nx()).isEqualTo(8);
        assertThatThrownBy(() -> Examples.read(RAYLEIGH, "parameters.n=9")).hasMessageContaining("mesh.y.cells")
                .hasMessageContaining("4.5").hasMessageContaining("a whole number");
        assertThatThrownBy(() -> Examples.read(RAYLEIGH, "parameters.h=2 K")).hasMessageContaining("mesh.x.length")
                .hasMessageContaining("the parameter is in K");
    }

    @Test
    void anyLeafIsOverridden() {
        String text = Examples.text("sorter.yaml");
        LoadedCase loaded = Examples.read(text, "mesh.x.cells=40", "zones.2.material=wall",
                "mesh.y.segments.1.cells=32",
                "equations.heat.sources.0.power=0.2 W", "output.fields.names=[temperature]",
                        "output.fields.compressed=true",
                "equations.species.small.thermophoresis={ soret_coefficient: 0.1 1/K }", "time.tolerance=1e-6");
        assertThat(loaded.problem().mesh().nx()).isEqualTo(40);
        assertThat(loaded.problem().mesh().ny()).isEqualTo(68);
        assertThat(loaded.output().fields().names()).containsExactly("temperature");
        assertThat(loaded.output().fields().options().compressed()).isTrue();
        assertThat(loaded.problem().heat().orElseThrow().tolerance()).isEqualTo(1e-6);
        assertThat(loaded.resolvedYaml()).contains("cells: 40", "soret_coefficient: 0.1 1/K");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mesh.x.cels=3 | did you mean cells?",
        "mesh.w.cells=3 | mesh.w: unknown key",
        "zones.9.material=wall | its elements are 0 to 3",
        "zones.first.material=wall | there is no element first in zones",
        "case.name=x | case is \"thermophoretic-sorter\", there is no name in it",
        "materials.bufer=water | did you mean buffer?",
        "equations.species.smal.radius=1 nm | did you mean small?",
        "mesh.x.length=20 | a length with unit is expected",
        "mesh.x.length= | there is no value after the =",
        "mesh.x.length | an override is written a.b.c=value",
        "=3 | an override is written a.b.c=value",
        "mesh.x.length=[1 m | not valid YAML",
        "mesh.x.length=&a 3 | anchors",
        "mesh..x=3 | unknown key"
    })
    void anOverrideThatFitsNowhereIsNamed(String override, String expected) {
        assertThatThrownBy(() -> CaseReader.read(Examples.text("sorter.yaml"), "case.yaml", Path.of("."),
                List.of(override)))
                .isInstanceOf(CaseFileException.class).hasMessageStartingWith("--set").hasMessageContaining(expected);
    }
}
