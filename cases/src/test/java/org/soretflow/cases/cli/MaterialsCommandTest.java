package org.soretflow.cases.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soretflow.cases.file.Catalogue;
import org.soretflow.cases.file.CatalogueEntry;
import org.soretflow.cases.run.Json;
import org.soretflow.material.soret.SoretLawProvider;

class MaterialsCommandTest {

    @Test
    void theListNamesAllWithRangesAndMarks() {
        Captured list = Captured.run("materials");
        assertThat(list.exit()).isZero();
        assertThat(list.err()).isEmpty();
        for (CatalogueEntry entry : Catalogue.materials()) {
            assertThat(list.out().lines().filter(line -> line.startsWith("  " + entry.name() + " ")
                    && line.contains(" °C to "))).as(entry.name()).hasSize(1)
                    .allMatch(line -> line.contains("illustrative") == entry.isIllustrative());
        }
        Catalogue.solutes().forEach(entry -> assertThat(list.out()).contains("\n  " + entry.name() + " "));
        Catalogue.laws().forEach(law -> assertThat(list.out()).contains("\n  " + law.name() + " ", law.formula()));
    }

    @Test
    void everyNameHasAPage() {
        for (String name : Catalogue.materials().stream().map(CatalogueEntry::name).toList()) {
            assertThat(Captured.run("materials", name).out()).startsWith("material " + name + "\n")
                    .contains("source: ");
        }
        for (String name : Catalogue.solutes().stream().map(CatalogueEntry::name).toList()) {
            assertThat(Captured.run("materials", name).out()).contains("solute " + name + "\n",
                    "soret_coefficient [1/K]");
        }
        for (String name : Catalogue.laws().stream().map(SoretLawProvider::name).toList()) {
            assertThat(Captured.run("materials", name).out()).startsWith("law " + name + "\n")
                    .contains("formula: ", "source: ", "soret_coefficient [1/K]", "valid: ");
        }
    }

    /// 8.89997e-4 Pa·s at 25 °C, the accepted value; the table goes in steps of 10 K, so 20 °C: 1.00157e-3.
    @Test
    void aMaterialIsToldAtTemperatures() {
        String text = Captured.run("materials", "water").out();
        assertThat(text).contains("illustrative: no", "viscosity [Pa·s]", "0.0010016", "0 °C to 85 °C");
        assertThat(Captured.run("materials", "gold").out()).contains("illustrative: yes");
    }

    @Test
    @SuppressWarnings("unchecked")
    void jsonHoldsTheSameNumbers() {
        Map<String, Object> list = (Map<String, Object>) Json.parse(Captured.run("materials", "--json").out());
        assertThat((List<Object>) list.get("materials")).hasSize(Catalogue.materials().size());
        assertThat((List<Object>) list.get("laws")).hasSize(Catalogue.laws().size());
        Map<String, Object> page = (Map<String, Object>) Json.parse(Captured.run("materials", "duhr-braun", "--json",
                "--with", "radius=100 nm", "--with", "surface_charge=4500 1/µm^2", "--with", "ionic_strength=1 mM",
                "--with", "size_exponent=2").out());
        List<Double> temperatures = (List<Double>) page.get("temperatures_K");
        Map<String, Object> soret = (Map<String, Object>) ((Map<String, Object>) page.get("quantities"))
                .get("soret_coefficient");
        List<Double> values = (List<Double>) soret.get("values");
        assertThat(values).hasSameSizeAs(temperatures);
        // 0.434 1/K at 25 °C; it falls by 1 % from 20 to 30 °C
        assertThat(values.get(2)).isCloseTo(0.434, within(0.005));
        assertThat((Boolean) ((Map<String, Object>) Json.parse(Captured.run("materials", "gold", "--json").out()))
                .get("illustrative")).isTrue();
    }

    @Test
    void pagesAreDrawn(@TempDir Path folder) {
        for (String name : List.of("water", "talbot", "polystyrene", "iacopini-piazza")) {
            Path file = folder.resolve(name + ".png");
            assertThat(Captured.run("materials", name, "--plot", file.toString()).exit()).as(name).isZero();
            assertThat(file).isRegularFile().isNotEmptyFile();
        }
        assertThat(Captured.run("materials", "gold", "--plot", folder.resolve("x.png").toString()).err())
                .contains("nothing to plot").hasLineCount(1);
        assertThat(Files.exists(folder.resolve("x.png"))).isFalse();
    }

    @Test
    void aSolventIsChosen() {
        assertThat(Captured.run("materials", "lysozyme", "--in", "heavy-water").out()).contains("in heavy-water");
        assertThat(Captured.run("materials", "waldmann").out()).contains("in air");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "watr | did you mean water?", "polystyrene --with radius=3K | which is a temperature",
        "polystyrene --with size=3nm | known are radius, ionic_strength", "lysozyme --in gold | this is a solid",
        "lysozyme --in wine | there is no such fluid", "duhr-braun --with radius=1nm | ionic_strength is missing",
        "--plot x.png | name it", "water --with x=1 | water has no number x"
    })
    void mistakesAreToldInOneLine(String line, String message) {
        Captured wrong = Captured.run(("materials " + line).split(" "));
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("soretflow: ").contains(message).hasLineCount(1);
    }
}
