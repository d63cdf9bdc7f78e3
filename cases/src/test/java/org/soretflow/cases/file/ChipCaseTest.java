package org.soretflow.cases.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.mesh.CellZones;
import org.soretflow.mesh.Direction;
import org.soretflow.mesh.StructuredMesh;
import org.soretflow.physics.HeatSource;
import org.soretflow.physics.HeatSource.GaussianBeam.Absorption;
import org.soretflow.physics.Problem;

/// Layers, heaters and beams of a chip.
class ChipCaseTest {

    private static final LoadedCase CHIP = Examples.read(Examples.text("chip.yaml"));
    private static final Problem PROBLEM = CHIP.problem();

    private static HeatSource source(int number) {
        return PROBLEM.heat().orElseThrow().sources().get(number);
    }

    @Test
    void layersMakeAnAxisAndZones() {
        StructuredMesh mesh = PROBLEM.mesh();
        CellZones zones = PROBLEM.zones();
        assertThat(mesh.ny()).isEqualTo(34);
        assertThat(mesh.y().start()).isEqualTo(-5e-4);
        assertThat(mesh.y().face(10)).isCloseTo(0, within(1e-18));
        assertThat(mesh.y().face(26)).isCloseTo(1e-4, within(1e-18));
        assertThat(zones.names()).containsExactly("bottom", "channel", "lid", "cooler", "peltier");
        assertThat(zones.name(zones.zone(mesh.index(0, 9, 0)))).isEqualTo("bottom");
        assertThat(zones.name(zones.zone(mesh.index(0, 10, 0)))).isEqualTo("channel");
        assertThat(zones.name(zones.zone(mesh.index(0, 26, 0)))).isEqualTo("lid");
    }

    /// The resolved case says the same without layers.
    @Test
    void theResolvedCaseIsTheSameCase() {
        assertThat(CHIP.resolvedYaml()).doesNotContain("layers:").contains("segments:");
        LoadedCase again = Examples.read(CHIP.resolvedYaml());
        assertThat(again.problem().mesh()).isEqualTo(PROBLEM.mesh());
        for (int n = 0; n < PROBLEM.mesh().cells(); n++) {
            assertThat(again.problem().zones().zone(n)).isEqualTo(PROBLEM.zones().zone(n));
        }
        assertThat(again.fingerprint()).isEqualTo(CHIP.fingerprint());
    }

    @Test
    void heatersAreReadByPowerByTemperatureAndAsFilms() {
        assertThat(source(0)).isInstanceOfSatisfying(HeatSource.Held.class, held -> {
            assertThat(held.zone()).isEqualTo("peltier");
            assertThat(held.temperature().at(0, 0, 0, 0.5)).isEqualTo(295.65);
        });
        assertThat(source(1)).isInstanceOfSatisfying(HeatSource.Loss.class, loss ->
                assertThat(loss.zone()).contains("bottom"));
        assertThat(source(2)).isInstanceOfSatisfying(HeatSource.Film.class, film -> {
            assertThat(film.face(PROBLEM.mesh())).isEqualTo(10);
            // 10 mW in 5 mm of depth, the mesh being 1 m deep
            assertThat(film.power()).isCloseTo(2, within(1e-12));
            assertThat(film.perArea()).isFalse();
        });
        assertThat(source(3)).isInstanceOfSatisfying(HeatSource.Film.class, film -> {
            assertThat(film.normal()).isEqualTo(Direction.Y);
            assertThat(film.power()).isCloseTo(100, within(1e-12));
            assertThat(film.perArea()).isTrue();
        });
    }

    /// In the logarithm half-way between 10 and 1000 1/m is 100 1/m; 1224.7 nm is no such point, but lies at a known share.
    @Test
    void aBeamIsAbsorbedByWhatItsWavelengthSays() {
        assertThat(source(4)).isInstanceOfSatisfying(HeatSource.GaussianBeam.class, beam -> {
            assertThat(beam.absorptions()).extracting(Absorption::zone).containsExactly("bottom", "channel", "lid");
            double share = (1224.744871 - 1000) / 500;
            assertThat(beam.absorptions().get(2).coefficient()).isCloseTo(10 * Math.pow(100, share), within(1e-8));
        });
        assertThat(source(5)).isInstanceOfSatisfying(HeatSource.GaussianBeam.class, beam ->
                assertThat(beam.absorptions()).containsExactly(new Absorption("channel", 2300), new Absorption("lid", 5)));
        assertThat(CHIP.illustrative()).contains("absorption of buffer", "absorption of glass");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            equations.heat.sources.0.zone=channel | only a solid can be held
            equations.heat.sources.0.modulation.expression=t | may be an expression
            equations.heat.sources.1.per_depth=1 mm | belongs to a power
            equations.heat.sources.2.film.position=0.01 mm | nearest face
            equations.heat.sources.2.film.thickness=1 mm | make it a zone
            equations.heat.sources.2.zone=bottom | in none
            equations.heat.sources.2.power_per_area=1 W/cm^2 | exactly one of
            equations.heat.sources.4.gaussian_beam.wavelength=400 nm | is known from
            equations.heat.sources.5.gaussian_beam.absorption.0.zone=chanel | did you mean channel?
            equations.heat.sources.5.gaussian_beam.absorption.0.zone=cooler | no table of its absorption
            mesh.y.length=1 mm | the layers make this axis
            layers.along=z | the key y is missing
            layers.of.1.thickness=0 mm | above zero
            layers.of.1.material=wine | there is no material wine
            """)
    void mistakesAreNamed(String change, String message) {
        assertThatThrownBy(() -> Examples.read(Examples.text("chip.yaml"), change))
                .isInstanceOf(CaseFileException.class).hasMessageContaining(message);
    }

    @Test
    void withoutLayersAndZonesTheMessageNamesBoth() {
        String without = Examples.text("top-view.yaml")
                .replaceAll("(?s)zones:.*?\nequations", "equations");
        assertThatThrownBy(() -> Examples.read(without)).hasMessageContaining("or layers");
    }
}
